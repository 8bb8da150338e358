package dev.martello.read.sam.rules;

import dev.martello.value.Origin;
import dev.martello.value.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects problems; the same words at the same place are kept once. */
public final class Complaints {
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Problem> seen = new HashSet<>();
  private boolean isBlocked;

  /**
   * Adds a problem.
   *
   * @param origin the place that is wrong
   * @param message lower case, without full stop, says what to do
   */
  public void add(Origin origin, String message) {
    isBlocked = true;
    addHarmless(origin, message);
  }

  /** Adds a problem that AWS refuses, but that leaves clear what the resource is. */
  void addHarmless(Origin origin, String message) {
    var problem = Problem.at(origin, message);
    if (seen.add(problem)) {
      problems.add(problem);
    }
  }

  /** Returns whether the resource cannot be expanded, not even without what is wrong. */
  public boolean isBlocked() {
    return isBlocked;
  }

  public List<Problem> problems() {
    return problems.stream().sorted().toList();
  }
}
