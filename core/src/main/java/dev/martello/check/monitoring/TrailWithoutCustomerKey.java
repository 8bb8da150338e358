package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewKey;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Trail;
import dev.martello.value.Shape;
import java.util.stream.Stream;

/** Flags trails that everybody reads who can read their bucket. */
@About(
    severity = LOW,
    title = "Trail is not encrypted with a key of yours",
    why =
        "A role that may read the bucket also reads the map of the account: which roles, keys and"
            + " functions there are and who uses them.",
    mend = "Set `KMSKeyId` to a key whose policy lets CloudTrail encrypt and few people decrypt.",
    cwe = 311,
    sameAs = {
      "CloudTrail.2",
      "CKV_AWS_35",
      "AWS-0015",
      "050a9ba8",
      "CloudTrailEncryptionEnabled",
      "cloudtrail_kms_encryption_enabled"
    })
final class TrailWithoutCustomerKey implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.trails().stream().map(trail -> judge(trail, app));
  }

  private static Verdict judge(Trail trail, App app) {
    return Verdict.of(
            Shape.isEmpty(trail.key()),
            trail,
            trail.origin(),
            "the trail names no key, so reading its bucket is enough to read it",
            trail.key())
        .mendedBy(() -> remedy(trail, app));
  }

  /** The key has to be in the region of the bucket, which only a bucket of the template has. */
  private static Remedy remedy(Trail trail, App app) {
    var identity = trail.identity();
    boolean isNear =
        app.settingsOf(trail)
            .get("S3BucketName")
            .target()
            .known()
            .anyMatch(bucket -> bucket.identity().stack().equals(identity.stack()));
    if (!isNear) {
      return Remedy.none();
    }
    var key = identity.id() + "Key";
    return Remedy.of(
            "encrypt the trail with a new key",
            NewKey.forTrail(identity, key),
            Change.put(identity, Term.attribute(key, "Arn"), "KMSKeyId"))
        .warning(
            "whoever reads the trail needs `kms:Decrypt`; AWS bills a key by month and by use");
  }
}
