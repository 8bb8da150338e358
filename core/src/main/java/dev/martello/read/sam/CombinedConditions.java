package dev.martello.read.sam;

import java.util.ArrayList;
import java.util.List;

/** Adds a condition that holds when one of several does. */
final class CombinedConditions {
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
  private static final int MOST_IN_OR = 10;

  private CombinedConditions() {}

  /**
   * Adds the condition; beyond ten, numbered conditions take the first ten each, and the one
   * without a number comes last.
   */
  static void add(String name, List<String> conditions, Make make, Transformation run) {
    var waiting = new ArrayList<>(conditions);
    int number = (conditions.size() - 2) / (MOST_IN_OR - 1);
    while (waiting.size() > 1) {
      var next = number > 0 ? name + number : name;
      number--;
      var taken = waiting.subList(0, Math.min(MOST_IN_OR, waiting.size()));
      run.putCondition(next, make.or(List.copyOf(taken)));
      taken.clear();
      waiting.add(next);
    }
  }
}
