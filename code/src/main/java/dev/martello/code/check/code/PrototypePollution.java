package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.flow.Flow;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags writes into objects of JavaScript whose way data from outside chooses. */
@About(
    severity = MEDIUM,
    title = "Event data changes what all objects share",
    why =
        "A key `__proto__` in the data leads to the parent of all objects; what is written there"
            + " appears in every object of the function, also for later events.",
    mend =
        "Use a `Map`, or `Object.create(null)`, or let only known keys through; refuse"
            + " `__proto__`, `constructor` and `prototype`.",
    cwe = 1321)
final class PrototypePollution implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.PROTOTYPE, SinkKind.MERGE);
  }

  /** Loops that merge write on several lines. */
  @Override
  public boolean isOnePlace(Flow flow) {
    return flow.sink().startsWith("`the choice") || flow.sink().startsWith("the choice");
  }
}
