package dev.martello.join.path;

import dev.martello.check.Severity;
import dev.martello.model.Identity;
import java.util.Comparator;
import java.util.List;

/**
 * A way from an open entry to something worth having: a chain of facts, each with its place.
 *
 * @param id names function, capability and target, so that a path can be found again in another run
 * @param function the function that the entry runs
 * @param steps from the entry to the target, the shortest way
 * @param target what is reached in the end
 * @param likewise what the last step gives beside the target, for people
 * @param isCertain whether everything but a flaw in the function's code is certain
 * @param whatBreaksIt changes each of which ends it, the cheapest first; empty if more than three
 *     would be needed together
 */
public record AttackPath(
    String id,
    Severity severity,
    Entry entry,
    Identity function,
    List<Step> steps,
    Asset target,
    Capability capability,
    List<String> likewise,
    boolean isCertain,
    List<Cut> whatBreaksIt) {

  /** Worst first; of those, the certain and the short ones. */
  public static final Comparator<AttackPath> WORST_FIRST =
      Comparator.comparing(AttackPath::severity)
          .thenComparing(path -> !path.isCertain)
          .thenComparing(path -> path.steps.size())
          .thenComparing(AttackPath::id);

  public AttackPath {
    steps = List.copyOf(steps);
    likewise = List.copyOf(likewise);
    whatBreaksIt = List.copyOf(whatBreaksIt);
  }

  /** Returns whether every flaw in code that it goes through was found, and none is assumed. */
  public boolean isProven() {
    return steps.stream()
        .allMatch(step -> step.technique() != Technique.EXPLOITS_FLAW || step.isCertain());
  }

  /** Returns who has gone this way: {@code whoever calls `Orders`}. */
  public String attacker() {
    var first = steps.getFirst().asset();
    return first.key().equals(function.key())
        ? "whoever calls `" + function.title() + "`"
        : "whoever writes to " + first.show();
  }

  /** Returns what the attacker gains: {@code reads secret `Db`}. */
  public String gain() {
    return capability.of(target);
  }
}
