package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.stream.Stream;

/** Flags buckets whose canned ACL lets everybody read or write. */
@About(
    severity = HIGH,
    title = "Bucket's ACL lets everybody in",
    why =
        "Anybody can read the objects or put their own there, which also feeds every function that"
            + " the bucket triggers.",
    mend =
        "Remove `AccessControl` and keep Block Public Access on; serve public files through"
            + " CloudFront.",
    cwe = 732,
    sameAs = {
      "S3.2",
      "S3.3",
      "CKV_AWS_20",
      "CKV_AWS_57",
      "AWS-0092",
      "W31",
      "F14",
      "S3BucketPublicReadProhibited",
      "s3_bucket_public_write_acl"
    })
final class BucketPublicThroughAcl implements Check {
  private static final Set<String> PUBLIC =
      Set.of("PublicRead", "PublicReadWrite", "AuthenticatedRead");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Bucket.class).map(BucketPublicThroughAcl::judge);
  }

  /** Block Public Access makes AWS refuse or ignore the ACL. */
  private static Verdict judge(DataStore.Bucket bucket) {
    Tri isPublic = bucket.accessControl().is(PUBLIC::contains);
    Tri isIgnored =
        bucket
            .block()
            .ignorePublicAcls()
            .isEqualTo(true)
            .or(bucket.block().blockPublicAcls().isEqualTo(true));
    var verdict =
        Verdict.of(
            isPublic.and(isIgnored.not()),
            bucket,
            bucket.accessControl().origin(),
            "the ACL `%s` opens the bucket".formatted(bucket.accessControl().show()),
            bucket.accessControl(),
            bucket.block().ignorePublicAcls(),
            bucket.block().blockPublicAcls());
    return verdict;
  }
}
