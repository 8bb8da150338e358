package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Guards;
import dev.martello.code.value.Value;
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
    var test = Conditions.of(value);
    boolean isTruth = !value.isTainted() && (truth.isPresent() || test.isPresent());
    return new Answer(
        isTruth,
        truth.orElse(true),
        !truth.orElse(false),
        Guards.joined(here, test.map(Condition::whenTrue).orElse(List.of())),
        Guards.joined(here, test.map(Condition::whenFalse).orElse(List.of())));
  }

  /**
   * As {@link #of} for a result of Go that is an error or nothing: that there is one counts as
   * true.
   */
  static Answer ofError(Value value, State state) {
    var here = Guards.checked(state.guards());
    var test =
        value.atoms().stream()
            .filter(Atom.Test.class::isInstance)
            .map(atom -> ((Atom.Test) atom).condition())
            .findFirst();
    boolean isError = value.atoms().stream().anyMatch(atom -> !isNothing(atom));
    boolean isNothing = test.isPresent() || value.atoms().stream().anyMatch(Answer::mayBeNothing);
    return new Answer(
        !value.isNone() && value.atoms().stream().allMatch(Answer::isErrorOrNothing),
        isError,
        isNothing,
        Guards.joined(here, test.map(Condition::whenTrue).orElse(List.of())),
        Guards.joined(here, test.map(Condition::whenFalse).orElse(List.of())));
  }

  private static boolean isNothing(Atom atom) {
    return atom instanceof Atom.Fixed(Literal.Nothing _);
  }

  /** What a library gave may be an error or nothing. */
  private static boolean mayBeNothing(Atom atom) {
    return isNothing(atom)
        || (atom instanceof Atom.External external && external.name().startsWith("error:"));
  }

  private static boolean isErrorOrNothing(Atom atom) {
    return isNothing(atom)
        || atom instanceof Atom.Test
        || (atom instanceof Atom.External external && isError(external.name()));
  }

  private static boolean isError(String name) {
    return name.startsWith("error:")
        || name.equals("fmt.Errorf()")
        || name.startsWith("errors.")
        || name.startsWith("github.com/pkg/errors.");
  }

  /** Returns the test beside the errors that the result may be. */
  @Nullable Value orError(@Nullable Value returned) {
    var test = or(returned);
    return returned == null || test == null || test.equals(returned)
        ? returned
        : test.join(returned.without(Atom.Fixed.class).without(Atom.Test.class));
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
