package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
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
      "s3_bucket_public_write_acl",
      "s3_bucket_public_list_acl",
      "07dda8de",
      "219f4c95",
      "AccessControlList",
      "835d5497"
    })
final class BucketPublicThroughAcl implements Check {
  private static final Set<String> PUBLIC =
      Set.of("PublicRead", "PublicReadWrite", "AuthenticatedRead");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var sources = Sources.in(context);
    return app.stores(DataStore.Bucket.class)
        .map(
            bucket ->
                judge(bucket)
                    .on(
                        sources.fedBy(
                            new GuardedStore(bucket, GuardedStore.BUCKET, bucket.policies())))
                    .on(context.usersOf(bucket)));
  }

  /**
   * Block Public Access makes S3 refuse or ignore the ACL. By default it is on for buckets made
   * since April 2023, while an older bucket that the template updates is open: that is milder.
   */
  private static Verdict judge(DataStore.Bucket bucket) {
    var block = bucket.block();
    Tri isPublic = bucket.accessControl().is(PUBLIC::contains);
    Tri isIgnored = ignores(block.ignorePublicAcls()).or(ignores(block.blockPublicAcls()));
    boolean isDefault =
        isIgnored.isYes()
            && byDefault(block.ignorePublicAcls())
            && byDefault(block.blockPublicAcls());
    var verdict =
        Verdict.of(
            isPublic.and(isIgnored.not().or(Tri.of(isDefault))),
            bucket,
            bucket.accessControl().origin(),
            "the ACL `%s` opens the bucket".formatted(bucket.accessControl().show()),
            bucket.accessControl(),
            block.ignorePublicAcls(),
            block.blockPublicAcls());
    return verdict
        .raised(isDefault ? -1 : 0)
        .mendedBy(
            new Remedy(
                "remove the ACL",
                List.of(new Change.Remove(bucket.identity(), List.of("AccessControl"))),
                "the objects can no longer be reached without credentials"));
  }

  private static Tri ignores(Val<Boolean> setting) {
    return setting.isEqualTo(true);
  }

  private static boolean byDefault(Val<Boolean> setting) {
    return setting.origin().isServiceDefault();
  }
}
