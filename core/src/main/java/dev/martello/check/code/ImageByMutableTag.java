package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Code;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
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
final class ImageByMutableTag implements FunctionCheck {

  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    return function.code() instanceof Code.Image image
        ? Stream.of(judge(function, image))
        : Stream.empty();
  }

  /** Images that are built from local files get their name at packaging time. */
  private static Verdict judge(LambdaFunction function, Code.Image image) {
    var uri = image.uri();
    Tri isBuiltHere = Shape.isEmpty(uri);
    Tri hasDigest = Shape.ask(uri, ImageByMutableTag::endsInDigest);
    return Verdict.of(
        isBuiltHere.not().and(hasDigest.not()),
        function,
        image.origin(),
        "image `%s` has no digest".formatted(uri.show()),
        uri);
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
