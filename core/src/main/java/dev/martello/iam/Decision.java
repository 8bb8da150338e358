package dev.martello.iam;

import dev.martello.model.Statement;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What AWS answers to a request, as far as it can be known.
 *
 * @param layer the layer that decided, or that leaves it open
 * @param statements the statements that decided: the Deny, or the Allows
 * @param missingKeys context keys that would have to be known, in lower case
 */
public record Decision(
    Outcome outcome, Layer layer, List<Statement> statements, Set<String> missingKeys) {

  /** The answer. */
  public enum Outcome {
    ALLOW,
    EXPLICIT_DENY,
    /** No policy that has to allow it does. */
    IMPLICIT_DENY,
    UNKNOWN
  }

  /** The layers of policies, in the order in which AWS looks at them. */
  public enum Layer {
    DENY,
    RESOURCE_CONTROL,
    SERVICE_CONTROL,
    RESOURCE,
    IDENTITY,
    BOUNDARY,
    SESSION
  }

  public Decision {
    statements = List.copyOf(statements);
    missingKeys = java.util.Collections.unmodifiableSet(new TreeSet<>(missingKeys));
  }

  /** Asks whether the request is allowed. */
  public Tri isAllowed() {
    return switch (outcome) {
      case ALLOW -> Tri.YES;
      case EXPLICIT_DENY, IMPLICIT_DENY -> Tri.NO;
      case UNKNOWN -> Tri.UNKNOWN;
    };
  }
}
