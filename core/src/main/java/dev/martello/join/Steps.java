package dev.martello.join;

import dev.martello.check.Verdict;
import dev.martello.join.path.Step;
import java.util.List;

/** Proves a finding by the steps of a path. */
final class Steps {
  private Steps() {}

  /** Adds each step with its place, in the order in which an attacker takes them. */
  static Verdict.Fails prove(Verdict.Fails fails, List<Step> steps) {
    var result = fails;
    for (var step : steps) {
      var needs =
          step.isCertain() || step.fact().contains(step.needs())
              ? ""
              : ", which hangs on " + step.needs();
      result = result.because(step.origin(), step.fact() + needs);
    }
    return result;
  }
}
