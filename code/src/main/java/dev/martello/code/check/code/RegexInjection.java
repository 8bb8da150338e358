package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags regular expressions that are made of data from outside. */
@About(
    severity = LOW,
    title = "Event data is used as a regular expression",
    why = "An expression made for it keeps the function busy until it times out.",
    mend = "Escape the data, or search for plain text.",
    cwe = 1333)
final class RegexInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.REGEX);
  }
}
