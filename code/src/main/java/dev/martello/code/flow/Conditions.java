package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tells for which sinks data is harmless where a truth value is true, and where it is false. */
public final class Conditions {
  private static final Value TRUE = Value.of(new Literal.Truth(true));
  private static final Value FALSE = Value.of(new Literal.Truth(false));

  private Conditions() {}

  /**
   * Returns what follows from a value as a condition. Where it is a test or false, it is true only
   * if the test is.
   */
  public static Optional<Condition> of(Value value) {
    var host = Pieces.ofHost(value);
    if (host != 0 && value.isTainted()) {
      // An address without a host leads to the same one.
      return Optional.of(new Condition(List.of(), checked(value, host)));
    }
    return LookedUp.condition(value).or(() -> tested(value));
  }

  private static Optional<Condition> tested(Value value) {
    Condition test = null;
    boolean mayBeTrue = false;
    boolean mayBeFalse = false;
    for (var atom : value.atoms()) {
      var truth = Value.of(atom).constantTruth();
      if (truth.isPresent()) {
        mayBeTrue |= truth.get();
        mayBeFalse |= !truth.get();
      } else if (atom instanceof Atom.Test(Condition condition) && test == null) {
        test = condition;
      } else if (!Matches.isExpression(atom)) {
        return Optional.empty();
      }
    }
    return test == null
        ? Optional.empty()
        : Optional.of(
            new Condition(
                mayBeTrue ? List.of() : test.whenTrue(),
                mayBeFalse ? List.of() : test.whenFalse()));
  }

  static Value not(Value value) {
    var truth = value.constantTruth();
    if (truth.isPresent()) {
      return truth(!truth.get());
    }
    return of(value)
        .map(condition -> Value.of(new Atom.Test(condition.negated())))
        .orElseGet(() -> Value.of(new Atom.Test(new Condition(List.of(), List.of()))));
  }

  static Value both(Value left, Value right, boolean isAnd) {
    var none = new Condition(List.of(), List.of());
    var first = of(left).orElse(none);
    var second = of(right).orElse(none);
    return Value.of(new Atom.Test(isAnd ? first.and(second) : first.or(second)));
  }

  /** Returns a truth value: where it is true, what was tested is harmless for some kinds. */
  public static Value harmlessIfTrue(Value tested, long kinds) {
    return Value.of(new Atom.Test(new Condition(checked(tested, kinds), List.of())));
  }

  /** Returns a truth value: where it is false, what was tested is harmless for some kinds. */
  public static Value harmlessIfFalse(Value tested, long kinds) {
    return Value.of(new Atom.Test(new Condition(List.of(), checked(tested, kinds))));
  }

  /** What holds a field that was tested was not tested itself. */
  public static List<Condition.Checked> checked(Value value, long kinds) {
    var labels = new TreeSet<Label>();
    value
        .taints()
        .forEach(
            (label, taint) -> {
              if (!taint.isChoice()) {
                labels.add(label);
              }
            });
    long told = kinds & Pieces.toldBy(value);
    return told == 0 ? List.of() : checked(labels, told);
  }

  /** One of a few is harmless; what this event says is none of the next one's all the same. */
  static List<Condition.Checked> oneOf(Value value, long kinds, Interpreter interpreter) {
    return checked(value, kinds).stream()
        .map(
            test ->
                interpreter.semantics().isEarlier(test.label())
                    ? test
                    : new Condition.Checked(test.label(), test.kinds() & ~SinkKind.GLOBAL.bit()))
        .toList();
  }

  private static List<Condition.Checked> checked(TreeSet<Label> labels, long kinds) {
    return labels.stream()
        .filter(label -> labels.stream().noneMatch(other -> isPart(other, label)))
        .limit(8)
        .map(label -> new Condition.Checked(label, kinds))
        .toList();
  }

  private static boolean isPart(Label part, Label whole) {
    return part.source() == whole.source()
        && !part.path().equals(whole.path())
        && (whole.path().isEmpty() || part.path().startsWith(whole.path() + "."));
  }

  static Value truth(boolean value) {
    return value ? TRUE : FALSE;
  }
}
