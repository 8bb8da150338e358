package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.code.flow.SinkKind;
import java.util.Set;

/** Flags statements whose text holds data from outside. */
@About(
    severity = HIGH,
    title = "Event data becomes part of an SQL statement",
    why = "Whoever sends the event reads or changes any row that the function's database user may.",
    mend = "Hand the data over as parameters of a statement whose text is constant.",
    cwe = 89,
    sameAs = {"B608"})
final class SqlInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.SQL);
  }
}
