package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Settings;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags buckets of which nobody can tell who read them. */
@About(
    severity = LOW,
    title = "Bucket writes no access log",
    why =
        "Who reads or deletes the record of a trail covers his tracks, and nothing shows who it"
            + " was.",
    mend = "Set `LoggingConfiguration` with another bucket for the log.",
    cwe = 778,
    sameAs = {
      "S3.9",
      "CloudTrail.7",
      "CKV_AWS_18",
      "AWS-0089",
      "AWS-0163",
      "4552b71f",
      "W35",
      "S1",
      "s3_bucket_server_access_logging_enabled",
      "c3ce69fd"
    })
final class BucketAccessLogsOff implements Check {
  /*
   * Data events of a trail tell the same and more, and most buckets hold what their application can
   * account for. The bucket of a trail cannot be watched by the trail itself.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var ofTrails = targets(app.trails().stream().map(app::settingsOf), "S3BucketName");
    var ofLogs =
        targets(
            app.stores(DataStore.Bucket.class).map(app::settingsOf),
            "LoggingConfiguration",
            "DestinationBucketName");
    return app.stores(DataStore.Bucket.class)
        .filter(bucket -> !ofLogs.contains(bucket.identity().key()))
        .filter(bucket -> !bucket.accessControl().isEqualTo("LogDeliveryWrite").isYes())
        .filter(
            bucket -> context.asksOfEveryResource() || ofTrails.contains(bucket.identity().key()))
        .map(bucket -> judge(bucket, app).on(context.usersOf(bucket)));
  }

  private static Set<String> targets(Stream<Settings> resources, String... path) {
    return resources
        .flatMap(settings -> settings.get(path).target().known())
        .map(target -> target.identity().key())
        .collect(Collectors.toSet());
  }

  private static Verdict judge(DataStore.Bucket bucket, App app) {
    var logging = app.settingsOf(bucket).get("LoggingConfiguration");
    return Verdict.of(
        logging.exists().not(),
        bucket,
        bucket.origin(),
        "the bucket has no `LoggingConfiguration`",
        logging.text());
  }
}
