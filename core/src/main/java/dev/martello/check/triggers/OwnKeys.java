package dev.martello.check.triggers;

import dev.martello.check.Term;
import dev.martello.iam.Names;
import dev.martello.model.Identity;
import dev.martello.value.HoleName;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.Optional;

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

  /**
   * Returns the term that writes the same key into another resource of a template, where it is a
   * text or a key that the template declares.
   */
  static Optional<Term> term(Val<String> key, Identity beside) {
    return switch (key) {
      case Val.Known<String>(String text, Origin _) when !text.isEmpty() ->
          Optional.of(Term.text(text));
      case Val.Unknown<String>(String expression, Origin _) -> {
        var own = "${" + HoleName.prefix(beside.stack());
        int at = expression.indexOf(own);
        boolean isWhole = at >= 0 && (at == 0 || expression.startsWith(":key/", at - 5));
        var id = isWhole ? expression.substring(at + own.length(), expression.length() - 1) : "";
        yield id.matches("[A-Za-z0-9]+")
            ? Optional.of(Term.attribute(id, "Arn"))
            : Optional.empty();
      }
      case Val.Known<String> _, Val.OneOf<String> _ -> Optional.empty();
    };
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
