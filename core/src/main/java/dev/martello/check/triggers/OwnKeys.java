package dev.martello.check.triggers;

import dev.martello.iam.Names;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;

/** Tells keys of one's own from those that AWS keeps for a service. */
final class OwnKeys {
  private OwnKeys() {}

  /**
   * Asks whether a text names a key of one's own: {@code alias/aws/sns} and its like are AWS's, and
   * nothing stands for one of AWS's keys as well.
   */
  static Tri isOwn(Val<String> key, Names names) {
    return Shape.ask(key, shape -> isOwn(shape, names));
  }

  private static Tri isOwn(Shape shape, Names names) {
    boolean isOfAws = shape.contains("alias/aws/").isYes();
    if (shape.isLiteral()) {
      return Tri.of(!shape.literalStart().isEmpty() && !isOfAws);
    }
    boolean isDeclared =
        shape.holes().stream().anyMatch(hole -> names.isGenerated(hole))
            || shape.contains(":key/").isYes();
    return isDeclared ? Tri.YES : isOfAws ? Tri.NO : Tri.UNKNOWN;
  }
}
