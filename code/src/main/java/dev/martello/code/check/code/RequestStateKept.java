package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags data of one event that is kept in variables and gets into what is done for another. */
@About(
    severity = MEDIUM,
    title = "Data of one request reaches another",
    why =
        "The environment serves several events, one after the other: what one caller sent is shown"
            + " to another or is used for them.",
    mend = "Keep what belongs to an event in variables of the handler and hand it on as arguments.",
    cwe = 488)
final class RequestStateKept implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.GLOBAL);
  }
}
