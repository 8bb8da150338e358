package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.model.LambdaFunction;

/** Flags requests that have no timeout. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "A request may wait for ever",
    why = "A server that does not answer holds the function until it times out.",
    mend = "Give a timeout below the function's own.",
    sameAs = {"B113"})
final class RequestWithoutTimeout implements MisuseCheck {
  @Override
  public String misuse() {
    return "request-without-timeout";
  }

  @Override
  public boolean concerns(LambdaFunction function) {
    return !Invoked.isOnlyDeploying(function);
  }
}
