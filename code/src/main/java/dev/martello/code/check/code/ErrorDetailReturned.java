package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags answers that hold the details of an error. */
@About(
    severity = LOW,
    title = "Error details are returned to the caller",
    why = "Messages and stack traces tell callers about code, queries and configuration.",
    mend = "Log the error and answer with a general message.",
    cwe = 209)
final class ErrorDetailReturned implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.ERROR);
  }
}
