package dev.martello.join.path;

import dev.martello.value.Origin;
import java.util.List;

/**
 * One fact of a derivation: what the attacker has after it.
 *
 * @param asset what was reached
 * @param capability what the attacker can do with it from here on
 * @param fact what makes it so, a clause for people
 * @param origin the place that proves it
 * @param needs what it hangs on: a condition, an unknown value, a flaw in code; empty text where it
 *     is certain
 * @param after the steps of the same derivation that it rests on, by index; empty for the first
 */
public record Step(
    Asset asset,
    Capability capability,
    Technique technique,
    String fact,
    Origin origin,
    String needs,
    List<Integer> after) {
  public Step {
    after = List.copyOf(after);
  }

  /** Returns the first of some steps that is more than code acting as its function's role. */
  public static Step firstRight(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.technique() != Technique.RUNS_AS)
        .findFirst()
        .orElseGet(steps::getFirst);
  }

  public boolean isCertain() {
    return needs.isEmpty();
  }

  /** Returns whether a call leads there, and not only what is written to a store. */
  static boolean isCall(List<Step> steps) {
    return steps.stream().anyMatch(step -> step.technique() == Technique.INVOKES);
  }
}
