package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags headers of responses, and of messages written by hand, that hold data from outside. */
@About(
    severity = LOW,
    title = "Event data becomes part of a header",
    why = "Whoever sends the event adds headers to the response or message.",
    mend = "Choose header values from known ones, or encode them.",
    cwe = 113)
final class HeaderInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.HEADER);
  }
}
