package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.name.RequestFields;
import dev.martello.code.pattern.Characters;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Part;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** What operators do with values, and what follows from tests. */
public final class Operations {
  /** Texts whose absence makes a text harmless as part of a path. */
  private static final Set<String> CLIMBING = Set.of("..", "/", "../", "\\", "..\\");

  public static final String PARENT = "__proto__";

  private final Interpreter interpreter;
  private final Language language;
  private final Arithmetic arithmetic;
  private final TypeTests types;

  public Operations(Interpreter interpreter, Language language) {
    this.interpreter = interpreter;
    this.language = language;
    arithmetic = new Arithmetic(interpreter, language);
    types = new TypeTests(interpreter, language);
  }

  public Value run(Operator operator, List<Value> operands) {
    var result = result(operator, operands);
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, REMAINDER, DIVIDE, POWER, BITS, NEGATE, OTHER ->
          Guessable.with(
              result.isTainted() ? result : Arithmetic.counted(result, operands),
              operands.stream(),
              interpreter);
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
          GREATER_OR_EQUAL,
          UNION ->
          result;
    };
  }

  private Value result(Operator operator, List<Value> operands) {
    var left = operands.isEmpty() ? Value.none() : operands.getFirst();
    var right = operands.size() < 2 ? Value.none() : operands.get(1);
    return switch (operator) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> Conditions.not(equal(left, right));
      case IN -> inherited(left, right);
      case NOT_IN -> Conditions.not(inherited(left, right));
      case NOT -> Conditions.not(left);
      case AND -> Conditions.both(left, right, true);
      case OR -> Conditions.both(left, right, false);
      case ADD -> arithmetic.add(left, right);
      case MULTIPLY -> arithmetic.multiply(left, right);
      case REMAINDER -> arithmetic.remainder(left, right);
      case INSTANCE_OF -> types.instanceOf(left, right);
      case TYPE_OF -> Value.of(new Atom.Method(left, "typeof"));
      case IS_ABSENT -> is(left, Atom.Absent.class::isInstance);
      case IS_NOTHING -> isNothing(left);
      case LESS -> order(left, right, order -> order < 0);
      case LESS_OR_EQUAL -> order(left, right, order -> order <= 0);
      case GREATER -> order(left, right, order -> order > 0);
      case GREATER_OR_EQUAL -> order(left, right, order -> order >= 0);
      case DIVIDE -> arithmetic.divide(left, right);
      case UNION ->
          FileModes.both(left, right).orElseGet(() -> Containers.union(left, right, interpreter));
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

  private static Value is(Value value, java.util.function.Predicate<Atom> question) {
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

  private Value equal(Value left, Value right) {
    var first = left.only();
    var second = right.only();
    if (first.isPresent()
        && second.isPresent()
        && isConstant(first.get())
        && isConstant(second.get())) {
      return Conditions.truth(first.get().equals(second.get()));
    }
    var told =
        truthTested(left, right)
            .or(() -> truthTested(right, left))
            .or(() -> Contents.equal(left, right))
            .or(() -> Contents.equal(right, left));
    if (told.isPresent()) {
      return told.get();
    }
    var typed = TypeTests.named(left, right).or(() -> TypeTests.named(right, left));
    if (typed.isPresent()) {
      return typed.get();
    }
    if (left.isTainted() != right.isTainted()) {
      var tested = left.isTainted() ? left : right;
      boolean isParent = isParent(left) || isParent(right);
      var with = left.isTainted() ? right : left;
      long other =
          Masks.unlessNamed(tested, with, interpreter)
              | (Contents.isElement(tested) ? Contents.without(with) : 0);
      return Value.of(
          new Atom.Test(
              new Condition(
                  isParent || isScheme(tested, with)
                      ? List.of()
                      : Conditions.oneOf(tested, SinkKind.ALL, interpreter),
                  Conditions.checked(tested, isParent ? SinkKind.PROTOTYPE.bit() : other))));
    }
    return Value.unknown();
  }

  /** The word in front of what authenticates a caller tells nothing of that. */
  private static boolean isScheme(Value tested, Value word) {
    return word.constantText().filter(text -> SCHEME.matcher(text).matches()).isPresent()
        && tested.taints().keySet().stream()
            .anyMatch(label -> RequestFields.isCredential(label.path()));
  }

  private static final Pattern SCHEME =
      Pattern.compile("(?i)(?:bearer|basic|token|digest|negotiate|api-?key)\\s?");

  /** JavaScript: the name under which every object has what it shares with all others. */
  private static boolean isParent(Value name) {
    return name.constantText().filter(PARENT::equals).isPresent();
  }

  private static boolean isConstant(Atom atom) {
    return Value.textOf(atom).isPresent() || atom instanceof Atom.Fixed;
  }

  /** {@code isKnown(x) == true}, and Go's {@code switch true}. */
  private static Optional<Value> truthTested(Value truth, Value test) {
    if (!(truth.only().orElse(null) instanceof Atom.Fixed(Literal.Truth(var wanted)))) {
      return Optional.empty();
    }
    return Conditions.of(test)
        .map(known -> Value.of(new Atom.Test(wanted ? known : known.negated())));
  }

  /** JavaScript: {@code "__proto__" in x} is true of every object. */
  private Value inherited(Value left, Value right) {
    return in(left, right, language.isScript() ? ~SinkKind.PROTOTYPE.bit() : SinkKind.ALL);
  }

  /** Tells what follows from whether something is one of the elements, keys or parts of another. */
  public Value in(Value left, Value right) {
    return in(left, right, SinkKind.ALL);
  }

  /** Python: {@code target.parents}, of a path in its shortest form. */
  private static boolean isFolders(Value folders) {
    return folders.only().orElse(null) instanceof Atom.External(var name, _, _)
        && name.equals("pathlib.Path().parents")
        && folders.isTainted()
        && folders.taints().values().stream().allMatch(Taint::isShortestPath);
  }

  /** A value that is one of a known few is harmless; a text without {@code ..} cannot climb. */
  private Value in(Value left, Value right, long kinds) {
    if (isFolders(right) && !left.isTainted()) {
      return Conditions.harmlessIfTrue(right, SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit());
    }
    left.constantText().ifPresent(name -> asked(right, name));
    boolean isKnownChoice =
        left.isTainted() && Objects.deep(interpreter, right).isEmpty() && !right.isNone();
    if (isKnownChoice) {
      boolean isDenied = language.isScript() && isHolding(right);
      var characters = Contents.isElement(left) ? right.constantText() : Optional.<String>empty();
      // What is one of a few ranks that the code names is still what the caller says.
      long told =
          characters
              .map(text -> Characters.only(Characters.of(text)))
              .orElse(
                  Containers.isOfWords(right, interpreter)
                      ? kinds & ~SinkKind.AUTHORIZATION.bit()
                      : kinds);
      long other = characters.map(Characters::without).orElse(0L);
      return Value.of(
          new Atom.Test(
              new Condition(
                  Conditions.oneOf(left, told, interpreter),
                  Conditions.checked(
                      left,
                      isDenied
                          ? SinkKind.PROTOTYPE.bit()
                          : other | Masks.unlessNamed(left, right, interpreter)))));
    }
    long named = Masks.unlessNamed(right, left, interpreter);
    if (named != 0) {
      return Conditions.harmlessIfFalse(right, named);
    }
    long missing = right.isTainted() ? Contents.without(left) & ~SinkKind.FILE_PATH.bit() : 0;
    if (right.isTainted() && left.constantText().filter(CLIMBING::contains).isPresent()) {
      boolean isSlash = left.constantText().filter(text -> !text.contains("..")).isPresent();
      var harm = isSlash || !language.isScript() ? SinkKind.FILE_PATH : SinkKind.CLIMBING;
      // Without two dots a name leads out of no folder that stands in front of it.
      long harms =
          language == Language.GO && !isSlash ? harm.bit() | SinkKind.ARCHIVE.bit() : harm.bit();
      return Conditions.harmlessIfFalse(right, harms);
    }
    if (missing != 0) {
      return Conditions.harmlessIfFalse(right, missing);
    }
    if (right.isTainted() && isParent(left)) {
      return Conditions.harmlessIfFalse(right, SinkKind.PROTOTYPE.bit());
    }
    return Value.unknown();
  }

  /** Tells what follows from whether an object of the code has a member of its own of that name. */
  public Value own(Value name, Value object) {
    boolean isMade =
        !object.isNone() && object.atoms().stream().allMatch(Atom.Reference.class::isInstance);
    var tested = in(name, object, SinkKind.ALL);
    return isMade && tested.equals(Value.unknown()) && name.isTainted()
        ? Conditions.harmlessIfTrue(name, SinkKind.PROTOTYPE.bit())
        : tested;
  }

  /** Returns whether the name of what objects share is one of a list's elements, or a map's key. */
  private boolean isHolding(Value list) {
    for (var atom : list.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        boolean isKey = held.member(interpreter.names().of(PARENT)) != null;
        boolean isElement =
            interpreter.objects().all(held).atoms().stream()
                .anyMatch(each -> isParent(Value.of(each)));
        if (isKey || isElement) {
          return true;
        }
      }
    }
    return false;
  }

  private void asked(Value of, String name) {
    for (var atom : of.atoms()) {
      if (atom instanceof Atom.External external) {
        interpreter.fates().read(external, name);
      }
    }
  }
}
