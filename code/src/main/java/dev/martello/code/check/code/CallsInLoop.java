package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags calls in a loop that one batch operation replaces. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "One call for each item where one serves many",
    why = "Each item costs a round trip; the function runs and is billed longer.",
    mend = "Use the batch operation.")
final class CallsInLoop implements MisuseCheck {
  @Override
  public String misuse() {
    return "calls-in-loop";
  }
}
