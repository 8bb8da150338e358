package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Analysis;
import dev.martello.code.project.CodeResults;
import dev.martello.model.LambdaFunction;
import java.util.function.Predicate;

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

  /** Pauses between two questions for a state are told with the loop that asks. */
  @Override
  public Predicate<Analysis.Misuse> among(CodeResults.FunctionCode code) {
    if (code.result().misuses().stream().noneMatch(this::isOne)) {
      return _ -> false;
    }
    var polling = PollingLoop.rounds(code);
    return MisuseCheck.super
        .among(code)
        .and(misuse -> !Pauses.isWithin(polling, misuse.where().where(), code));
  }
}
