package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags calls of AWS whose resource is named by data from outside. */
@About(
    severity = MEDIUM,
    title = "Event data chooses an AWS resource",
    why =
        "Whoever sends the event makes the function use any table, bucket, queue or function that"
            + " its role may.",
    mend = "Take the name from configuration, or look it up in a list of known ones.",
    cwe = 639)
final class EventChosenResource implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.RESOURCE);
  }
}
