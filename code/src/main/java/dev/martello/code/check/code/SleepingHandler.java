package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.model.LambdaFunction;

/** Flags handlers that wait by sleeping. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "The handler sleeps",
    why = "The function is billed while it waits.",
    mend = "Use a waiter, a Step Functions wait, or a queue's delay.")
final class SleepingHandler implements MisuseCheck {
  @Override
  public String misuse() {
    return "sleeping-handler";
  }

  @Override
  public boolean concerns(LambdaFunction function) {
    return !Invoked.isOnlyDeploying(function);
  }
}
