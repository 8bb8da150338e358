package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags data from outside that is run as code. */
@About(
    severity = HIGH,
    title = "Event data is run as code",
    why =
        "Whoever sends the event runs code inside the function, with the credentials of its role.",
    mend = "Parse the data (`json.loads`, `JSON.parse`) or choose among known functions instead.",
    cwe = 95,
    sameAs = {"B307"})
final class CodeInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.CODE);
  }
}
