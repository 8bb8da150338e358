package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;

/**
 * One of the things that a node of a template can mean once parameters and conditions are known.
 */
sealed interface Meaning {
  Origin origin();

  /** A node that is no intrinsic function at its top; what stands inside is looked at on demand. */
  record Literal(Node node, Scope scope, Origin origin) implements Meaning {}

  /** Nothing: not written, or {@code AWS::NoValue}. */
  record Absent(Origin origin) implements Meaning {}

  /** A value that cannot be known; the expression is in the notation of {@code Fn::Sub}. */
  record Opaque(String expression, Origin origin) implements Meaning {}

  /** Returns the same meaning, which comes from elsewhere. */
  default Meaning from(Origin other) {
    return switch (this) {
      case Literal(Node node, Scope scope, Origin _) -> new Literal(node, scope, other);
      case Absent _ -> new Absent(other);
      case Opaque(String expression, Origin _) -> new Opaque(expression, other);
    };
  }
}
