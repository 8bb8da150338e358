package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/** The content of a policy: statements in the order in which they were written. */
public record PolicyDocument(List<Statement> statements, Origin origin) {
  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /**
   * Returns the document of a policy whose content cannot be read: one statement that may allow
   * something, so that what nothing else grants stays open. That it might deny something is left
   * out; else nothing could be said of a role that such a policy is attached to.
   *
   * @param name what would have to be known, for instance the name of the parameter that holds the
   *     policy's ARN
   */
  public static PolicyDocument unreadable(String name, Origin origin) {
    Val<String> anything = Val.unknown("${" + name.replaceAll("[{}]", "") + "}", origin);
    var statement =
        new Statement(
            Val.known("", origin),
            Val.known(Effect.ALLOW, origin),
            false,
            List.of(anything),
            false,
            List.of(anything),
            false,
            List.of(),
            List.of(),
            Tri.UNKNOWN,
            origin);
    return new PolicyDocument(List.of(statement), origin);
  }
}
