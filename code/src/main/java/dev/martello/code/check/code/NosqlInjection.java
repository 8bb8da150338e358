package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags expressions of DynamoDB and filters of MongoDB that hold data from outside. */
@About(
    severity = MEDIUM,
    title = "Event data becomes part of a query expression",
    why = "Whoever sends the event changes what the query finds or writes.",
    mend = "Keep expressions constant and hand the data over as expression values.",
    cwe = 943)
final class NosqlInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.NOSQL, SinkKind.FILTER);
  }
}
