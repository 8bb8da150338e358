package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Code;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/** Flags container images that are named by a tag, which somebody can move. */
@About(
    severity = LOW,
    title = "Container image is named by a mutable tag",
    why =
        "Whoever may push to the repository can put another image under the same tag, and the next"
            + " deployment runs it.",
    mend = "Name the image by digest (`repository@sha256:...`).",
    cwe = 829)
final class ImageByMutableTag implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var keepsTags =
        context
            .resources("AWS::ECR::Repository")
            .filter(
                repository ->
                    app.settingsOf(repository)
                        .get("ImageTagMutability")
                        .text()
                        .isEqualTo("IMMUTABLE")
                        .isYes())
            .toList();
    return app.functions().stream()
        .filter(function -> function.code() instanceof Code.Image)
        .map(function -> judge(function, (Code.Image) function.code(), keepsTags).on(function));
  }

  /**
   * Images that are built from local files get their name at packaging time; in a repository that
   * keeps its tags a tag is as good as a digest.
   */
  private static Verdict judge(
      LambdaFunction function, Code.Image image, List<Entity> repositories) {
    var uri = image.uri();
    Tri isBuiltHere = Shape.isEmpty(uri);
    Tri hasDigest = Shape.ask(uri, ImageByMutableTag::endsInDigest);
    boolean isKept = repositories.stream().anyMatch(repository -> isOf(repository, uri));
    return Verdict.of(
        isBuiltHere.not().and(hasDigest.not()).and(Tri.of(!isKept)),
        function,
        image.origin(),
        "image `%s` has no digest".formatted(uri.brief()),
        uri);
  }

  private static boolean isOf(Entity repository, Val<String> uri) {
    var id = repository.identity().id();
    return Shape.of(uri).stream()
        .flatMap(shape -> shape.holes().stream())
        .map(hole -> HoleName.of(hole).local())
        .anyMatch(hole -> hole.equals(id) || hole.equals(id + ".RepositoryUri"));
  }

  /** A digest comes last, so a known end tells whether there is one. */
  private static Tri endsInDigest(Shape shape) {
    var end = shape.literalEnd();
    if (end.contains("@sha256:")) {
      return Tri.YES;
    }
    boolean isKnown = shape.isLiteral() || end.contains(":") || end.contains("/");
    return isKnown ? Tri.NO : Tri.UNKNOWN;
  }
}
