package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Flags DAX clusters that keep what they cache of tables in clear text. */
@About(
    severity = LOW,
    title = "DAX cluster keeps data in clear text",
    why = "The table is encrypted, its copy in the cluster's memory and on its disks is not.",
    mend = "Set `SSESpecification` with `SSEEnabled: true`; the cluster is replaced.",
    cwe = 311,
    sameAs = {
      "CKV_AWS_47",
      "AWS-0023",
      "f11aec39",
      "W83",
      "DAXEncrypted",
      "DAX3",
      "DynamoDB.3",
      "dynamodb_accelerator_cluster_encryption_enabled"
    })
final class UnencryptedDaxCluster implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::DAX::Cluster");
  }

  @Override
  public Stream<Verdict> run(Entity cluster, Settings settings) {
    var specification = settings.get("SSESpecification");
    var isEnabled = specification.get("SSEEnabled").flag(false);
    return Stream.of(
        Verdict.of(
                isEnabled.isEqualTo(false),
                cluster,
                specification.exists().isNo() ? cluster.origin() : isEnabled.origin(),
                "the cluster does not encrypt what it keeps",
                isEnabled)
            .mendedBy(
                Remedy.of(
                        "encrypt the cluster",
                        Change.put(
                            cluster.identity(), Term.flag(true), "SSESpecification", "SSEEnabled"))
                    .warning("CloudFormation replaces the cluster; its cache starts empty")));
  }
}
