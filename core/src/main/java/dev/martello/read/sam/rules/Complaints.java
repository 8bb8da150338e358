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

  /**
   * Adds a problem.
   *
   * @param origin the place that is wrong
   * @param message lower case, without full stop, says what to do
   */
  public void add(Origin origin, String message) {
    var problem = Problem.at(origin, message);
    if (seen.add(problem)) {
      problems.add(problem);
    }
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  public List<Problem> problems() {
    return problems.stream().sorted().toList();
  }
}
