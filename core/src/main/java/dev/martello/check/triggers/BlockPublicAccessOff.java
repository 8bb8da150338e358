package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Flags buckets on which somebody switched Block Public Access off. */
@About(
    severity = MEDIUM,
    title = "Block Public Access is switched off",
    why =
        "One careless ACL or policy then opens the bucket to everybody, and nothing stands in"
            + " between.",
    mend = "Set all four settings of `PublicAccessBlockConfiguration` to true.",
    cwe = 284,
    sameAs = {
      "S3.1",
      "S3.8",
      "CKV_AWS_53",
      "CKV_AWS_54",
      "CKV_AWS_55",
      "CKV_AWS_56",
      "CKV2_AWS_6",
      "AWS-0086",
      "AWS-0087",
      "AWS-0091",
      "AWS-0093",
      "S2",
      "s3_bucket_level_public_access_block",
      "350cd468",
      "48f100d9",
      "6c8d51af",
      "860ba89b",
      "AWS-0094"
    })
final class BlockPublicAccessOff implements Check {
  /*
   * Buckets made since April 2023 have all four settings on unless they are switched off, so a
   * bucket that says nothing is safe (Amazon S3 User Guide, "Blocking public access").
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Bucket.class)
        .map(
            bucket ->
                context.isStrict() && isLeftToDefault(bucket)
                    ? Verdict.fails(
                            bucket,
                            bucket.origin(),
                            "Block Public Access is left to the default of new buckets")
                        .raised(-1)
                        .mendedBy(remedy(bucket))
                    : judge(bucket, context));
  }

  /** A bucket from before April 2023, which the template goes on to manage, has no such default. */
  private static boolean isLeftToDefault(DataStore.Bucket bucket) {
    return bucket.block().blockPublicPolicy().origin().isServiceDefault()
        && bucket.block().blockPublicAcls().origin().isServiceDefault()
        && bucket.block().blockPublicPolicy().isEqualTo(true).isYes();
  }

  private static Remedy remedy(DataStore.Bucket bucket) {
    var all = Term.parts();
    for (var name : settings(bucket.block()).keySet()) {
      all = all.with(name, Term.flag(true));
    }
    return Remedy.of(
            "switch Block Public Access on",
            Change.put(bucket.identity(), all, "PublicAccessBlockConfiguration"))
        .warning("what the bucket's ACLs and policies let everybody do is refused from then on");
  }

  private static Verdict judge(DataStore.Bucket bucket, Context context) {
    var settings = settings(bucket.block());
    Tri isOff = settings.values().stream().map(on -> on.isEqualTo(false)).reduce(Tri.NO, Tri::or);
    var off =
        settings.entrySet().stream()
            .filter(entry -> !entry.getValue().isEqualTo(true).isYes())
            .toList();
    var names = String.join(", ", off.stream().map(entry -> "`" + entry.getKey() + "`").toList());
    var where = off.isEmpty() ? bucket.block().origin() : off.getFirst().getValue().origin();
    return Verdict.of(
            isOff,
            bucket,
            where,
            names + (off.size() == 1 ? " is off" : " are off"),
            settings.values())
        .mendedBy(isPublicOnPurpose(bucket, context) ? Remedy.none() : remedy(bucket));
  }

  /** What is to become of a public web site is for its owner to say. */
  private static boolean isPublicOnPurpose(DataStore.Bucket bucket, Context context) {
    return !bucket.isWebsite().isNo()
        || bucket.policies().stream()
            .anyMatch(policy -> !Openness.isPublic(policy, context.names()).isEmpty());
  }

  private static Map<String, Val<Boolean>> settings(DataStore.PublicAccessBlock block) {
    var settings = new LinkedHashMap<String, Val<Boolean>>();
    settings.put("BlockPublicAcls", block.blockPublicAcls());
    settings.put("IgnorePublicAcls", block.ignorePublicAcls());
    settings.put("BlockPublicPolicy", block.blockPublicPolicy());
    settings.put("RestrictPublicBuckets", block.restrictPublicBuckets());
    return settings;
  }
}
