package dev.martello.code.flow;

import dev.martello.value.Origin;
import java.util.List;

/**
 * Data from outside that reaches a place where it does harm.
 *
 * @param kind the kind of harm
 * @param sink what it reaches, for people: the name of a call in backticks, a part of the answer
 * @param source the way in that it came by
 * @param path where in the event it stood
 * @param where the place that it reaches
 * @param steps the way that it took, from where it came in
 * @param confidence how sure it is
 * @param note what the knowledge of the library says; may be empty
 */
public record Flow(
    SinkKind kind,
    String sink,
    Source source,
    String path,
    Origin.Written where,
    List<Step> steps,
    Confidence confidence,
    String note) {
  public Flow {
    steps = List.copyOf(steps);
  }

  /** One place on the way. */
  public record Step(Origin.Written where, String message) {}

  /** How sure a flow is. */
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
  }
}
