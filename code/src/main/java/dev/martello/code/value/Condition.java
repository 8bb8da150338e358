package dev.martello.code.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of data from outside where a truth value is true, and where it is false.
 *
 * @param whenTrue what may be relied on if it is true
 * @param whenFalse what may be relied on if it is false
 */
public record Condition(List<Checked> whenTrue, List<Checked> whenFalse) {
  public Condition {
    whenTrue = List.copyOf(whenTrue);
    whenFalse = List.copyOf(whenFalse);
  }

  /**
   * A piece of data that was tested.
   *
   * @param kinds the kinds of sinks that it is harmless for, as bits
   */
  public record Checked(Label label, long kinds) {}

  public Condition negated() {
    return new Condition(whenFalse, whenTrue);
  }

  /** Returns what follows where both are true. */
  public Condition and(Condition other) {
    return new Condition(joined(whenTrue, other.whenTrue), List.of());
  }

  /** Returns what follows where at least one is true. */
  public Condition or(Condition other) {
    return new Condition(List.of(), joined(whenFalse, other.whenFalse));
  }

  /** Returns whether this is the same test of the same field, as another trigger has it. */
  boolean isLike(Condition other) {
    return isLike(whenTrue, other.whenTrue) && isLike(whenFalse, other.whenFalse);
  }

  private static boolean isLike(List<Checked> left, List<Checked> right) {
    return tested(left).equals(tested(right));
  }

  private static Set<String> tested(List<Checked> all) {
    return all.stream()
        .map(checked -> checked.label().path() + " " + checked.kinds())
        .collect(Collectors.toSet());
  }

  /** Returns what follows where it is open which trigger's field was tested. */
  Condition with(Condition other) {
    return new Condition(joined(whenTrue, other.whenTrue), joined(whenFalse, other.whenFalse));
  }

  private static List<Checked> joined(List<Checked> left, List<Checked> right) {
    var all = new ArrayList<>(left);
    all.addAll(right);
    return all.stream().distinct().limit(16).toList();
  }
}
