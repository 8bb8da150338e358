package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags regular expressions that a text from outside keeps busy for ever. */
@About(
    severity = MEDIUM,
    title = "A regular expression never ends on made-up texts",
    why =
        "Some thirty characters keep the function busy until it times out; each such event is"
            + " billed to the last second and takes one of the account's environments.",
    mend = "Write the expression so that each text can be read in one way only.",
    cwe = 1333)
final class SlowPattern implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.SLOW_PATTERN);
  }
}
