package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags slow work that nothing else of an event can go on beside. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "Slow work blocks the event loop",
    why = "While it runs, answers of requests that were begun wait, and no timeout is looked at.",
    mend = "Use the function of the same name that gives a promise or takes a callback.",
    isStrict = true)
final class BlockedEventLoop implements MisuseCheck {
  @Override
  public String misuse() {
    return "blocked-event-loop";
  }
}
