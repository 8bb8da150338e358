package dev.martello.code.flow;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the truth of a procedure's result tells: {@code if (!SIZES.includes(x)) return false; return
 * true} answers true only for what was tested.
 *
 * @param isTruth whether nothing but truth values is returned
 * @param isTrue whether it may be true
 * @param isFalse whether it may be false
 */
record Answer(
    boolean isTruth,
    boolean isTrue,
    boolean isFalse,
    List<Condition.Checked> whenTrue,
    List<Condition.Checked> whenFalse) {
  Answer {
    whenTrue = List.copyOf(whenTrue);
    whenFalse = List.copyOf(whenFalse);
  }

  /** Returns what one way of returning tells. */
  static Answer of(Value value, State state) {
    var here = Guards.checked(state.guards());
    var truth = value.constantTruth();
    var test = Operations.condition(value);
    boolean isTruth = !value.isTainted() && (truth.isPresent() || test.isPresent());
    return new Answer(
        isTruth,
        truth.orElse(true),
        !truth.orElse(false),
        Guards.joined(here, test.map(Condition::whenTrue).orElse(List.of())),
        Guards.joined(here, test.map(Condition::whenFalse).orElse(List.of())));
  }

  /** Returns what both ways tell. */
  Answer and(Answer other) {
    return new Answer(
        isTruth && other.isTruth,
        isTrue || other.isTrue,
        isFalse || other.isFalse,
        shared(isTrue, whenTrue, other.isTrue, other.whenTrue),
        shared(isFalse, whenFalse, other.isFalse, other.whenFalse));
  }

  private static List<Condition.Checked> shared(
      boolean isLeft,
      List<Condition.Checked> left,
      boolean isRight,
      List<Condition.Checked> right) {
    return !isLeft ? right : !isRight ? left : left.stream().filter(right::contains).toList();
  }

  /** Returns the result as a test, or as it is where it is no truth value or always the same. */
  @Nullable Value or(@Nullable Value returned) {
    boolean isTest =
        isTruth
            && isTrue
            && isFalse
            && Stream.of(whenTrue, whenFalse).anyMatch(list -> !list.isEmpty());
    return isTest ? Value.of(new Atom.Test(new Condition(whenTrue, whenFalse))) : returned;
  }
}
