package dev.martello.check.triggers;

import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.Set;

/** Knows texts that name something of the own account, though nothing read declares it. */
final class Declared {
  /** What stands for the account's own region and number, and for nothing else. */
  private static final Set<String> OWN =
      Set.of("AWS::Partition", "AWS::Region", "AWS::AccountId", "AWS::URLSuffix");

  private Declared() {}

  /**
   * Asks whether a text that refers to nothing declared is an ARN whose name is written out: not a
   * parameter, an import or a lookup, which may well name something.
   */
  static boolean isOwnAndUndeclared(Val<String> text) {
    var shapes = Shape.of(text);
    return shapes.size() == 1
        && shapes.getFirst().literalStart().startsWith("arn:")
        && OWN.containsAll(shapes.getFirst().holes())
        && !shapes.getFirst().literalEnd().endsWith("*");
  }
}
