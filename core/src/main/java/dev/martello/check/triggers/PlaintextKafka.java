package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.stream.Stream;

/** Flags Kafka clusters that talk in clear text, to clients or among themselves. */
@About(
    severity = MEDIUM,
    title = "Kafka cluster talks in clear text",
    why =
        "Whoever can listen or answer in the VPC reads the records on their way to the functions,"
            + " and puts others in their place.",
    mend =
        "Set `ClientBroker: TLS` and `InCluster: true` in `EncryptionInTransit`, both of which are"
            + " the default.",
    cwe = 319,
    sameAs = {
      "CKV_AWS_81",
      "AWS-0073",
      "a976d63f",
      "MSK2",
      "MSK3",
      "kafka_cluster_in_transit_encryption_enabled"
    })
final class PlaintextKafka implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources("AWS::MSK::Cluster")
        .flatMap(
            cluster ->
                judge(cluster, app.settingsOf(cluster), context)
                    .map(verdict -> verdict.on(context.usersOf(cluster))));
  }

  private static Stream<Verdict> judge(Entity cluster, Settings settings, Context context) {
    if (context.isStrict() && settings.get("EncryptionInfo").exists().isNo()) {
      return Stream.of(
          Verdict.fails(
              cluster, cluster.origin(), "the cluster's encryption is left to AWS's default"));
    }
    var transit = settings.get("EncryptionInfo", "EncryptionInTransit");
    var clients = transit.get("ClientBroker").text("TLS");
    var inside = transit.get("InCluster").flag(true);
    return Stream.of(
        Verdict.of(
                clients.is(mode -> !mode.equals("TLS")),
                cluster,
                clients.origin(),
                "clients may connect in clear text (`%s`)".formatted(clients.show()),
                clients)
            .mendedBy(
                Remedy.of(
                        "take clients over TLS only",
                        Change.put(
                            cluster.identity(),
                            Term.text("TLS"),
                            "EncryptionInfo",
                            "EncryptionInTransit",
                            "ClientBroker"))
                    .warning("clients that connect in clear text are refused from then on")),
        Verdict.of(
            inside.isEqualTo(false),
            cluster,
            inside.origin(),
            "the brokers talk to each other in clear text",
            inside));
  }
}
