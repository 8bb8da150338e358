package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags nested stacks whose template can change between two deployments. */
@About(
    severity = LOW,
    title = "Nested stack takes whatever template lies there",
    why =
        "Whoever may write to that place decides what the next deployment creates, with the"
            + " permissions of the deployment.",
    mend =
        "Keep the template beside this one and package both, or name the object's version with"
            + " `?versionId=`.",
    cwe = 829,
    sameAs = {"CKV_TF_1", "CKV_TF_2"})
final class UnpinnedNestedStack implements ResourceCheck {
  /*
   * A packaged template lies under the hash of its content, which pins it as well as a version does;
   * an application of the Serverless Application Repository always has a semantic version, which
   * cannot be published twice (SAM Developer Guide, AWS::Serverless::Application). An address that
   * names a release is what its publisher promises not to change.
   */
  private static final Pattern HASHED = Pattern.compile("[0-9a-f]{32,64}(?:\\.[a-z.]+)?");

  /** A folder that is called after a commit or a content. */
  private static final Pattern REVISION =
      Pattern.compile("/(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}/");

  /** What is a name and no place in a bucket: the host, and the bucket where the path names it. */
  private static final Pattern BUCKET =
      Pattern.compile(
          "https://(?:s3(?:-fips)?(?:\\.dualstack)?(?:[.-][a-z0-9-]+)?\\.amazonaws\\.com(?:\\.cn)?"
              + "/[^/]*|[^/]*)");

  private static final Pattern RELEASE = Pattern.compile("[/_-]v?\\d+(?:\\.\\d+){1,3}(?=[/_.-])");

  @Override
  public List<String> types() {
    return List.of("AWS::CloudFormation::Stack");
  }

  @Override
  public Stream<Verdict> run(Entity stack, Settings settings) {
    var url = settings.get("TemplateURL").text();
    return Stream.of(
        Verdict.of(
            Shape.ask(url, UnpinnedNestedStack::isUnpinned),
            stack,
            url.origin(),
            "the template at `%s` has no version".formatted(url.brief()),
            url));
  }

  /** An own bucket, and what is known only to the deployment, is the owner's choice. */
  private static Tri isUnpinned(Shape url) {
    if (!url.isLiteral() || !url.startsWith("https://").isYes()) {
      return Tri.NO;
    }
    var text = url.literalStart();
    var name = text.substring(text.lastIndexOf('/') + 1);
    var place = BUCKET.matcher(text).replaceFirst("");
    return Tri.of(
        !text.contains("versionId=")
            && !HASHED.matcher(name).matches()
            && !REVISION.matcher(place).find()
            && !RELEASE.matcher(place).find());
  }
}
