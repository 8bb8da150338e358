package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags code that comes from a bucket whose name strangers can take first. */
@About(
    severity = LOW,
    title = "Code comes from a bucket that anybody may claim",
    why =
        "Bucket names belong to whoever makes them first: in a region where nobody has, a stranger"
            + " makes the bucket and delivers the function's code.",
    mend =
        "Put a random part into the bucket's name, pin `S3ObjectVersion`, or let code signing"
            + " refuse what you have not signed.",
    cwe = 427,
    sameAs = {"s3_bucket_shadow_resource_vulnerability"})
final class ClaimableArtifactBucket implements Check {
  /*
   * What can be seen in a template is a name made of the region, and perhaps the account: the bucket
   * exists where the application has been deployed before, and nowhere else. A fixed name was taken by
   * somebody when the template was written. The version of an object cannot be chosen by who uploads
   * it. The CDK's own buckets are guarded by the role that uploads to them, which may write only to
   * buckets of its account (AWS Security Bulletin AWS-2024-012 and bootstrap template version 21).
   * A bucket that the template makes is claimed before it is deployed or not at all: the strict want
   * its name to be one that nobody foresees, which a fixed name is not either.
   */
  private static final Pattern ARTIFACTS =
      Pattern.compile(
          "(?<![a-z])(?:(?:art[ei]fact|deploy|deployment|build|release|package|lambda|pipeline"
              + "|codepipeline)s?|(?:source)?code|codebuild|codedeploy)(?![a-z])");

  /** A part of a name that nobody thought of: letters and digits change three times and more. */
  private static final Pattern RANDOM =
      Pattern.compile(
          "(?<![^-.])(?=[0-9a-z]{8})(?:[0-9]++[a-z]++[0-9]++[a-z]|[a-z]++[0-9]++[a-z]++[0-9])"
              + "[0-9a-z]*+(?![^-.])");

  private static final Set<String> FORESEEABLE =
      Set.of("AWS::Region", "AWS::AccountId", "AWS::Partition");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions =
        app.functions().stream()
            .filter(function -> Shape.isEmpty(function.codeSigning()).isYes())
            .map(function -> judge(function, app.settingsOf(function).get("Code")).on(function));
    var layers =
        context
            .resources("AWS::Lambda::LayerVersion")
            .map(
                layer ->
                    judge(layer, app.settingsOf(layer).get("Content")).on(context.usersOf(layer)));
    return Stream.of(functions, layers, declared(app, context)).flatMap(verdicts -> verdicts);
  }

  private static Stream<Verdict> declared(App app, Context context) {
    return context.isStrict()
        ? app.stores(DataStore.Bucket.class)
            .filter(bucket -> !isChosen(bucket.name()))
            .map(bucket -> judge(bucket, app.settingsOf(bucket)))
        : Stream.empty();
  }

  /** Whoever deploys the template may give a parameter another value. */
  private static boolean isChosen(Val<String> name) {
    return name.origin() instanceof Origin.Derived(String by, List<Origin> _)
        && by.contains("parameter `");
  }

  /** Names in the namespace of an account and region are nobody else's. */
  private static Verdict judge(DataStore.Bucket bucket, Settings settings) {
    var name = bucket.name();
    var namespace = settings.get("BucketNamespace").text();
    return Verdict.of(
        Shape.ask(name, ClaimableArtifactBucket::isFixed)
            .and(() -> Shape.isEqual(namespace, "account-regional").not()),
        bucket,
        name.origin(),
        ("a stranger may take the name `%s` before it is deployed, in another region or after it is"
                + " deleted")
            .formatted(name.brief()),
        name,
        namespace);
  }

  private static Verdict judge(Entity entity, Settings code) {
    var bucket = code.get("S3Bucket");
    boolean isDeclared = bucket.target().known().findAny().isPresent();
    if (isDeclared || !code.get("S3ObjectVersion").exists().isNo()) {
      return Verdict.passes();
    }
    var name = bucket.text();
    var verdict =
        Verdict.of(
            Shape.ask(name, ClaimableArtifactBucket::isForeseeable),
            entity,
            name.origin(),
            "whoever first makes the bucket `%s` in a region delivers the code there"
                .formatted(name.brief()),
            name);
    return isOfAccount(name) ? verdict : verdict.raised(1);
  }

  /** A bucket without a name gets one that nobody foresees. */
  private static Tri isFixed(Shape name) {
    if (!says(name, ARTIFACTS) || isOfCdk(name) || says(name, RANDOM)) {
      return Tri.NO;
    }
    return FORESEEABLE.containsAll(name.holes()) ? Tri.YES : isForeseeable(name);
  }

  private static boolean says(Shape name, Pattern words) {
    return name.pieces().stream()
        .anyMatch(
            piece -> piece instanceof Shape.Literal(String text) && words.matcher(text).find());
  }

  private static Tri isForeseeable(Shape name) {
    if (!name.holes().contains("AWS::Region") || isOfCdk(name)) {
      return Tri.NO;
    }
    return FORESEEABLE.containsAll(name.holes()) ? Tri.YES : Tri.UNKNOWN;
  }

  private static boolean isOfCdk(Shape name) {
    return name.literalStart().startsWith("cdk-") && name.contains("-assets-").isYes();
  }

  private static boolean isOfAccount(Val<String> name) {
    return name.show().contains("AWS::AccountId");
  }
}
