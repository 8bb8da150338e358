package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.code.flow.Flow;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags templates that are made of data from outside. */
@About(
    severity = HIGH,
    title = "Event data is used as a template",
    why =
        "Whoever sends the event runs expressions, and with most engines code, inside the"
            + " function.",
    mend = "Keep templates constant and hand the data over as variables.",
    cwe = 1336)
final class TemplateInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.TEMPLATE, SinkKind.CONFINED_TEMPLATE);
  }

  @Override
  public int shift(Flow flow) {
    return flow.kind() == SinkKind.CONFINED_TEMPLATE ? -1 : 0;
  }
}
