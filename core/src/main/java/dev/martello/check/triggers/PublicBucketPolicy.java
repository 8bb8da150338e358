package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import java.util.stream.Stream;

/** Flags buckets whose policy lets everybody in. */
@About(
    severity = HIGH,
    title = "Bucket policy lets everybody in",
    why =
        "Anybody can read, replace or delete objects, and uploads feed every function"
            + " that the bucket triggers.",
    mend =
        "Name the principals, or bind the statement with `aws:PrincipalOrgID` or"
            + " `aws:SourceArn`.",
    cwe = 732,
    sameAs = {
      "S3.2",
      "CKV_AWS_70",
      "F9",
      "F16",
      "s3_bucket_policy_public_write_access",
      "7772bb8c",
      "acc78859",
      "f6397a20",
      "f97b7d23",
      "PolicyStatement",
      "faa8fddf",
      "456b00a3",
      "4ae8af91"
    })
final class PublicBucketPolicy implements Check {
  /*
   * Block Public Access makes S3 refuse a public policy. It is on by default since April 2023, so
   * such a policy shows an intention that the default still stops; on by the user's own word, it
   * settles the matter.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return GuardedStore.of(app, GuardedStore.BUCKET)
        .filter(store -> !isBlockedOnPurpose(store))
        .flatMap(
            store ->
                StorePolicies.judgeOpen(store, app, context).map(verdict -> weigh(store, verdict)));
  }

  private static boolean isBlockedOnPurpose(GuardedStore store) {
    return store.entity() instanceof DataStore.Bucket bucket
        && Stream.of(bucket.block().blockPublicPolicy(), bucket.block().restrictPublicBuckets())
            .filter(setting -> !setting.origin().isServiceDefault())
            .anyMatch(setting -> setting.isEqualTo(true).isYes());
  }

  /** Of a bucket that is declared elsewhere nothing but the default is known. */
  private static Verdict weigh(GuardedStore store, Verdict verdict) {
    boolean isBlockedByDefault =
        !(store.entity() instanceof DataStore.Bucket bucket)
            || bucket.block().blockPublicPolicy().isEqualTo(true).isYes();
    return isBlockedByDefault ? verdict.raised(-1) : verdict;
  }
}
