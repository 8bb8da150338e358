package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags pages that hold data from outside as it is. */
@About(
    severity = MEDIUM,
    title = "Event data becomes part of a page",
    why = "Whoever makes somebody open a link runs script in that person's browser, as your site.",
    mend = "Escape the data, or let a template engine do so.",
    cwe = 79)
final class CrossSiteScripting implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.HTML);
  }
}
