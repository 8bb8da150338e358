package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Flags message brokers and Kafka clusters that can be reached from the internet. */
@About(
    severity = MEDIUM,
    title = "Broker can be reached from the internet",
    why =
        "A guessed or leaked password, or a hole in the broker, is then all that stands between"
            + " strangers and the messages that functions handle.",
    mend =
        "Set `PubliclyAccessible: false` (Amazon MQ), or `PublicAccess` to `DISABLED` (MSK), and"
            + " let the function reach the broker in its VPC.",
    cwe = 284,
    sameAs = {
      "CKV_AWS_69",
      "AWS-0072",
      "68b6a789",
      "0ce1ba20",
      "mq_broker_not_publicly_accessible",
      "kafka_cluster_is_public"
    })
final class PublicBroker implements ResourceCheck {
  private static final String MQ = "AWS::AmazonMQ::Broker";

  @Override
  public List<String> types() {
    return List.of(MQ, "AWS::MSK::Cluster");
  }

  @Override
  public Stream<Verdict> run(Entity broker, Settings settings) {
    return Stream.of(
        broker.identity().type().equals(MQ) ? mq(broker, settings) : kafka(broker, settings));
  }

  private static Verdict mq(Entity broker, Settings settings) {
    var isPublic = settings.get("PubliclyAccessible").flag(false);
    return Verdict.of(
        isPublic.isEqualTo(true),
        broker,
        isPublic.origin(),
        "the broker has a public address",
        isPublic);
  }

  private static Verdict kafka(Entity cluster, Settings settings) {
    var type =
        settings
            .get("BrokerNodeGroupInfo", "ConnectivityInfo", "PublicAccess", "Type")
            .text("DISABLED");
    return Verdict.of(
        type.isEqualTo("SERVICE_PROVIDED_EIPS"),
        cluster,
        type.origin(),
        "the cluster's brokers have public addresses",
        type);
  }
}
