package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.check.Writes;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import java.util.List;
import java.util.stream.Stream;

/** Flags buckets whose objects are gone for good once a function has deleted them. */
@About(
    severity = LOW,
    title = "Deleted objects of the bucket are gone",
    why =
        "What a caller or a bug makes the function delete cannot be brought back; ransom notes"
            + " start that way.",
    mend =
        "Set `VersioningConfiguration` with `Status: Enabled`, and a lifecycle rule for old"
            + " versions.",
    cwe = 693,
    sameAs = {
      "CKV_AWS_21",
      "AWS-0090",
      "a227ec01",
      "S3BucketVersioningEnabled",
      "s3_bucket_object_versioning",
      "S3.14"
    })
final class UnversionedBucket implements Check {
  /*
   * It matters where somebody outside can reach a function that may delete, or where the owner
   * wants the bucket to outlive the stack; buckets that empty themselves are meant to forget.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Bucket.class)
        .flatMap(
            bucket -> {
              var deleting = exposedDeleters(bucket, app, context);
              boolean isMissed =
                  !forgets(bucket, app)
                      && (!deleting.isEmpty() || outlivesStack(bucket, app, context));
              return isMissed || context.asksOfEveryResource()
                  ? Stream.of(judge(bucket, app, deleting).on(context.usersOf(bucket)))
                  : Stream.empty();
            });
  }

  private static List<LambdaFunction> exposedDeleters(
      DataStore.Bucket bucket, App app, Context context) {
    return Writes.functionsWith(Power.DELETES_DATA, bucket, app, context)
        .filter(function -> function.exposure().level() != Exposure.Level.INTERNAL)
        .toList();
  }

  private static boolean outlivesStack(DataStore.Bucket bucket, App app, Context context) {
    boolean isRetained =
        app.settingsOf(bucket)
            .beside("DeletionPolicy")
            .text()
            .is(policy -> policy.startsWith("Retain"))
            .isYes();
    return isRetained
        && Writes.functionsWith(Power.DELETES_DATA, bucket, app, context).findAny().isPresent();
  }

  /** A rule without a prefix or another filter that deletes objects after some days. */
  private static boolean forgets(DataStore.Bucket bucket, App app) {
    return app.settingsOf(bucket).get("LifecycleConfiguration", "Rules").items().stream()
        .filter(rule -> rule.get("Status").text().isEqualTo("Enabled").isYes())
        .filter(rule -> rule.get("Prefix").text().isEqualTo("").isYes())
        .filter(rule -> rule.get("TagFilters").exists().isNo())
        .anyMatch(rule -> !rule.get("ExpirationInDays").exists().isNo());
  }

  private static Verdict judge(DataStore.Bucket bucket, App app, List<LambdaFunction> deleting) {
    var status = app.settingsOf(bucket).get("VersioningConfiguration", "Status");
    var verdict =
        Verdict.of(
                bucket.isVersioned().not(),
                bucket,
                status.exists().isNo() ? bucket.origin() : status.origin(),
                "the bucket keeps no versions of its objects",
                status.text())
            .on(deleting)
            .mendedBy(
                Remedy.of(
                        "keep versions of objects",
                        Change.put(
                            bucket.identity(),
                            Term.text("Enabled"),
                            "VersioningConfiguration",
                            "Status"))
                    .warning("old versions cost storage until a lifecycle rule removes them"));
    return deleting.isEmpty()
        ? verdict
        : verdict.because(
            deleting.getFirst().origin(), "a function that callers reach may delete objects");
  }
}
