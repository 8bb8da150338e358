package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewPolicy;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Identity;
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
  private static final String LOGS = "AccessLogsBucket";
  private static final Term OWN = Term.ref("AWS::AccountId");
  private static final long DAYS = 365;

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
            logging.text())
        .mendedBy(remedy(bucket.identity()));
  }

  /**
   * All buckets of a template share a new one for their logs; one that is there already may be
   * meant for something else (Amazon S3 User Guide, "Enabling Amazon S3 server access logging").
   */
  private static Remedy remedy(Identity bucket) {
    return Remedy.of(
            "write access logs to a new bucket",
            new Change.Add(bucket, LOGS, "AWS::S3::Bucket", logs()),
            new Change.Add(bucket, LOGS + "Policy", "AWS::S3::BucketPolicy", policy()),
            Change.put(
                bucket,
                Term.parts()
                    .with("DestinationBucketName", Term.ref(LOGS))
                    .with("LogFilePrefix", Term.text(bucket.id() + "/")),
                "LoggingConfiguration"))
        .warning("AWS bills what the logs take; they are deleted after a year");
  }

  private static Term.Parts logs() {
    var expiry =
        Term.parts()
            .with("Status", Term.text("Enabled"))
            .with("ExpirationInDays", Term.number(DAYS))
            .with(
                "NoncurrentVersionExpiration",
                Term.parts().with("NoncurrentDays", Term.number(DAYS)));
    var block =
        Term.parts()
            .with("BlockPublicAcls", Term.flag(true))
            .with("BlockPublicPolicy", Term.flag(true))
            .with("IgnorePublicAcls", Term.flag(true))
            .with("RestrictPublicBuckets", Term.flag(true));
    return Term.parts()
        .with("PublicAccessBlockConfiguration", block)
        .with("VersioningConfiguration", Term.parts().with("Status", Term.text("Enabled")))
        .with("LifecycleConfiguration", Term.parts().with("Rules", Term.items(expiry)));
  }

  private static Term.Parts policy() {
    var bucket = Term.attribute(LOGS, "Arn");
    var objects = Term.sub("${" + LOGS + ".Arn}/*");
    var write =
        Term.parts()
            .with("Effect", Term.text("Allow"))
            .with("Principal", Term.parts().with("Service", Term.text("logging.s3.amazonaws.com")))
            .with("Action", Term.text("s3:PutObject"))
            .with("Resource", objects)
            .with("Condition", equal("StringEquals", "aws:SourceAccount", OWN));
    var encrypt =
        Term.parts()
            .with("Effect", Term.text("Deny"))
            .with("Principal", Term.text("*"))
            .with("Action", Term.text("s3:*"))
            .with("Resource", Term.items(bucket, objects))
            .with("Condition", equal("Bool", "aws:SecureTransport", Term.text("false")));
    return Term.parts()
        .with("Bucket", Term.ref(LOGS))
        .with("PolicyDocument", NewPolicy.document(write, encrypt));
  }

  private static Term equal(String operator, String key, Term value) {
    return Term.parts().with(operator, Term.parts().with(key, value));
  }
}
