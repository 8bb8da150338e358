package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Flags DAX clusters whose clients talk to them in clear text. */
@About(
    severity = LOW,
    title = "DAX cluster is reached in clear text",
    why =
        "Whoever can listen in the VPC reads the items that functions get from the table, and"
            + " can change them on the way.",
    mend =
        "Set `ClusterEndpointEncryptionType: TLS` and let the clients use `daxs://`; the cluster is"
            + " replaced.",
    cwe = 319,
    sameAs = {
      "CKV_AWS_239",
      "DynamoDB.7",
      "dynamodb_accelerator_cluster_in_transit_encryption_enabled"
    })
final class PlaintextDaxEndpoint implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::DAX::Cluster");
  }

  @Override
  public Stream<Verdict> run(Entity cluster, Settings settings) {
    var type = settings.get("ClusterEndpointEncryptionType");
    var value = type.text("NONE");
    return Stream.of(
        Verdict.of(
            value.isEqualTo("NONE"),
            cluster,
            type.exists().isNo() ? cluster.origin() : value.origin(),
            "clients reach the cluster without TLS",
            value));
  }
}
