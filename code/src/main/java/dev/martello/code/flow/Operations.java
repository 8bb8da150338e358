package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Part;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Runs the operators of all languages with values. */
public final class Operations {
  private final Interpreter interpreter;
  private final Language language;
  private final Arithmetic arithmetic;
  private final TypeTests types;
  private final Membership membership;

  public Operations(Interpreter interpreter, Language language) {
    this.interpreter = interpreter;
    this.language = language;
    arithmetic = new Arithmetic(interpreter, language);
    types = new TypeTests(interpreter, language);
    membership = new Membership(interpreter, language);
  }

  public Value run(Operator operator, List<Value> operands) {
    var result = result(operator, operands);
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, REMAINDER, DIVIDE, POWER, BITS, NEGATE, OTHER ->
          counted(result, operands);
      case EQUAL,
          NOT_EQUAL,
          IN,
          NOT_IN,
          NOT,
          AND,
          OR,
          INSTANCE_OF,
          TYPE_OF,
          IS_ABSENT,
          IS_NOTHING,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL ->
          result;
      case UNION -> language == Language.GO ? counted(result, operands) : result;
    };
  }

  /** What numbers are calculated with is known of the result as well. */
  private Value counted(Value result, List<Value> operands) {
    return Guessable.with(
        result.isTainted() ? result : Arithmetic.counted(result, operands),
        operands.stream(),
        interpreter);
  }

  /** Go: options that are set together, {@code parser.NoEnt | parser.DTDLoad}, are each of them. */
  private Optional<Value> flags(Value left, Value right) {
    return language == Language.GO && areFlags(left) && areFlags(right)
        ? Optional.of(left.join(right))
        : Optional.empty();
  }

  private static boolean areFlags(Value value) {
    return !value.isNone() && value.atoms().stream().allMatch(Atom.External.class::isInstance);
  }

  private Value equal(Value left, Value right) {
    return Routes.compared(left, right, Equality.test(left, right, interpreter), interpreter);
  }

  private Value in(Value left, Value right) {
    return Routes.chosen(left, right, membership.inherited(left, right), interpreter);
  }

  private Value result(Operator operator, List<Value> operands) {
    var left = operands.isEmpty() ? Value.none() : operands.getFirst();
    var right = operands.size() < 2 ? Value.none() : operands.get(1);
    return switch (operator) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> Conditions.not(equal(left, right));
      case IN -> in(left, right);
      case NOT_IN -> Conditions.not(in(left, right));
      case NOT -> Conditions.not(left);
      case AND -> Conditions.both(left, right, true);
      case OR -> Conditions.both(left, right, false);
      case ADD -> arithmetic.add(left, right);
      case MULTIPLY -> arithmetic.multiply(left, right);
      case REMAINDER -> arithmetic.remainder(left, right);
      case INSTANCE_OF -> types.instanceOf(left, right);
      case TYPE_OF -> Value.of(new Atom.Method(left, TypeTests.TYPE));
      case IS_ABSENT -> is(left, Atom.Absent.class::isInstance);
      case IS_NOTHING -> isNothing(left);
      case LESS -> order(left, right, order -> order < 0);
      case LESS_OR_EQUAL -> order(left, right, order -> order <= 0);
      case GREATER -> order(left, right, order -> order > 0);
      case GREATER_OR_EQUAL -> order(left, right, order -> order >= 0);
      case DIVIDE -> arithmetic.divide(left, right);
      case UNION ->
          FileModes.both(left, right)
              .or(() -> flags(left, right))
              .orElseGet(() -> Containers.union(left, right, interpreter));
      case SUBTRACT -> Arithmetic.subtract(left, right);
      case BITS ->
          language == Language.PYTHON
              ? Containers.common(left, right, interpreter)
              : Value.unknown();
      case POWER, NEGATE, OTHER -> Value.unknown();
    };
  }

  private static Value order(Value left, Value right, IntPredicate question) {
    return Contents.compared(left, right, question).orElseGet(() -> compare(left, right, question));
  }

  private static Value compare(Value left, Value right, IntPredicate question) {
    var first = left.constantNumber();
    var second = right.constantNumber();
    return first.isPresent() && second.isPresent()
        ? Conditions.truth(question.test(Double.compare(first.get(), second.get())))
        : Value.unknown();
  }

  private static Value is(Value value, Predicate<Atom> question) {
    if (value.atoms().stream().allMatch(question)) {
      return value.atoms().isEmpty() ? Value.unknown() : Conditions.truth(true);
    }
    return value.atoms().stream().noneMatch(question) ? Conditions.truth(false) : Value.unknown();
  }

  private Value isNothing(Value value) {
    var match = language == Language.GO ? errorTest(value) : Conditions.of(value);
    if (match.isPresent()) {
      return Value.of(new Atom.Test(match.get().negated()));
    }
    long host = value.isTainted() ? Pieces.ofHost(value) : 0;
    if (host != 0) {
      // An address without a host leads to the same one.
      return Conditions.harmlessIfTrue(value, host);
    }
    if (value.atoms().stream().anyMatch(Operations::mayBeNothing)) {
      return value.only().filter(Operations::isNothing).isPresent()
          ? Conditions.truth(true)
          : Value.unknown();
    }
    return value.isNone() ? Value.unknown() : Conditions.truth(false);
  }

  /** Go: what follows from whether a function gave an error. */
  private static Optional<Condition> errorTest(Value value) {
    boolean isNothingToo = value.atoms().stream().anyMatch(Operations::isNothing);
    return isNothingToo
        ? Optional.empty()
        : value.atoms().stream()
            .filter(Atom.Test.class::isInstance)
            .map(atom -> ((Atom.Test) atom).condition())
            .findFirst();
  }

  static boolean isNothing(Atom atom) {
    return atom instanceof Atom.Fixed(Literal.Nothing _) || atom instanceof Atom.Absent;
  }

  private static boolean mayBeNothing(Atom atom) {
    return isNothing(atom)
        || atom instanceof Atom.Opaque
        || atom instanceof Atom.Event
        || atom instanceof Atom.External
        || atom instanceof Atom.Method
        || (atom instanceof Atom.Words words
            && words.parts().stream().anyMatch(Part.Environment.class::isInstance));
  }
}
