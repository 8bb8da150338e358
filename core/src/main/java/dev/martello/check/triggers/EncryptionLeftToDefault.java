package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags stores that say nothing of encryption, which AWS then does by itself. */
@About(
    severity = LOW,
    title = "Encryption is left to AWS's default",
    why =
        "The data is encrypted, but the template does not say so: auditors ask, and a store that"
            + " is older than the default may not be.",
    mend =
        "Write the encryption down: `BucketEncryption`, `SqsManagedSseEnabled: true` or a KMS key,"
            + " `SSESpecification` with `SSEEnabled: true`.",
    cwe = 311,
    sameAs = {
      "CKV_AWS_19",
      "AWS-0088",
      "b2e8752c",
      "W41",
      "Encryption",
      "CKV_AWS_27",
      "AWS-0096",
      "12726829",
      "6e8849c1",
      "W48",
      "SQS.1",
      "sqs_queues_server_side_encryption_enabled",
      "AWS-0121",
      "4bd21e68",
      "c8dee387",
      "W74"
    },
    isStrict = true)
final class EncryptionLeftToDefault implements Check {
  /*
   * S3 encrypts all new objects since January 2023 ("Setting default server-side encryption behavior
   * for Amazon S3 buckets"), SQS all queues whose SqsManagedSseEnabled is not set ("AWS::SQS::Queue"
   * in the CloudFormation Template Reference), DynamoDB all tables, with a key that AWS owns
   * ("DynamoDB encryption at rest").
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources(
            GuardedStore.BUCKET, GuardedStore.QUEUE, GuardedStore.TABLE, GuardedStore.GLOBAL_TABLE)
        .map(store -> judge(store, app.settingsOf(store)).on(context.usersOf(store)));
  }

  private static Verdict judge(Entity store, Settings settings) {
    return switch (store.identity().type()) {
      case GuardedStore.BUCKET -> {
        var rules = settings.get("BucketEncryption", "ServerSideEncryptionConfiguration");
        yield judge(
            store,
            rules.exists().not(),
            "the bucket does not say how its objects are encrypted",
            Change.put(store.identity(), byDefault(), "BucketEncryption"),
            rules.text());
      }
      case GuardedStore.QUEUE -> {
        var key = settings.get("KmsMasterKeyId");
        var managed = settings.get("SqsManagedSseEnabled");
        yield judge(
            store,
            Shape.isEmpty(key.text()).and(managed.exists().not()),
            "the queue does not say how its messages are encrypted",
            Change.put(store.identity(), Term.flag(true), "SqsManagedSseEnabled"),
            key.text(),
            managed.text());
      }
      default -> {
        var isEnabled = settings.get("SSESpecification", "SSEEnabled").flag(false);
        yield judge(
            store,
            isEnabled.isEqualTo(true).not(),
            "the table is encrypted with a key that AWS owns",
            Change.put(
                store.identity(),
                Term.parts().with("SSEEnabled", Term.flag(true)).with("SSEType", Term.text("KMS")),
                "SSESpecification"),
            isEnabled);
      }
    };
  }

  private static Verdict judge(
      Entity store, Tri isLeft, String message, Change change, Val<?>... asked) {
    return Verdict.of(isLeft, store, store.origin(), message, asked)
        .mendedBy(Remedy.of("write the encryption down", change));
  }

  private static Term byDefault() {
    return Term.parts()
        .with(
            "ServerSideEncryptionConfiguration",
            Term.items(
                Term.parts()
                    .with(
                        "ServerSideEncryptionByDefault",
                        Term.parts().with("SSEAlgorithm", Term.text("AES256")))));
  }
}
