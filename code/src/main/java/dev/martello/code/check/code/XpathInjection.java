package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags expressions of XPath that hold data from outside. */
@About(
    severity = MEDIUM,
    title = "Event data becomes part of an XPath expression",
    why = "Whoever sends the event changes what the expression finds.",
    mend = "Hand the data over as variables of the expression.",
    cwe = 643)
final class XpathInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.XPATH);
  }
}
