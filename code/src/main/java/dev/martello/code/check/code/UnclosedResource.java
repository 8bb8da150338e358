package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags files, sockets, connections and streams that the handler opens and nobody closes. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "What the handler opens is not closed",
    why =
        "The environment serves many events: descriptors and connections pile up until opening"
            + " fails, and what was written may be missing.",
    mend = "Open it by `with` or try-with-resources, or close it in `finally`.",
    cwe = 772)
final class UnclosedResource implements MisuseCheck {
  @Override
  public String misuse() {
    return "unclosed-resource";
  }
}
