package dev.martello.join.path;

import dev.martello.check.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * Something worth having that is reached from a foothold.
 *
 * @param severity how bad it is to lose it
 * @param isCertain whether it needs neither a flaw in other code nor a value that is not known
 * @param steps the shortest way to it
 */
public record Gain(
    Asset asset, Capability capability, Severity severity, boolean isCertain, List<Step> steps) {

  /** Worst first, of those the strongest, the shortest, then by name. */
  static final Comparator<Gain> WORST_FIRST =
      Comparator.comparing(Gain::severity)
          .thenComparing(gain -> !gain.isCertain)
          .thenComparing(Gain::capability, Comparator.reverseOrder())
          .thenComparing(gain -> !gain.asset.kind().isPrincipal())
          .thenComparing(gain -> gain.steps.size())
          .thenComparing(gain -> -gain.asset.weight())
          .thenComparing(Gain::asset);

  public Gain {
    steps = List.copyOf(steps);
  }

  /** Returns it for people: {@code deletes from table `Orders`}. */
  public String show() {
    return capability.of(asset);
  }

  /** Returns the step with which a function's own role begins: what to take away. */
  public Step first() {
    return Step.firstRight(steps);
  }

  /** Returns the step that gives it. */
  public Step last() {
    return steps.getLast();
  }
}
