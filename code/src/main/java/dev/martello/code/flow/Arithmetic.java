package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Calculates with numbers, and with what a language adds, repeats and divides like them. */
public final class Arithmetic {
  private final Interpreter interpreter;
  private final Language language;

  Arithmetic(Interpreter interpreter, Language language) {
    this.interpreter = interpreter;
    this.language = language;
  }

  Value add(Value left, Value right) {
    var markup = language == Language.PYTHON ? Markup.joined(left, right) : Optional.<Value>empty();
    if (markup.isPresent()) {
      return markup.get();
    }
    var behind = Contents.behind(left, right);
    if (behind.isPresent()) {
      return behind.get();
    }
    var first = left.constantNumber();
    var second = right.constantNumber();
    if (first.isPresent() && second.isPresent()) {
      return number(first.get() + second.get());
    }
    if (isSum(left, right)) {
      return Value.unknown();
    }
    if (isText(left) || isText(right)) {
      return Concatenation.of(List.of(left, right));
    }
    return lists(left, right)
        .orElseGet(() -> Value.unknown().tainted(left.taints()).tainted(right.taints()));
  }

  /** Where texts and numbers cannot be added, what is added to a number is one. */
  private boolean isSum(Value left, Value right) {
    return (language == Language.PYTHON || language == Language.GO)
        && (mayBeNumber(left) || mayBeNumber(right))
        && Stream.of(left, right)
            .flatMap(value -> value.atoms().stream())
            .noneMatch(Atom.Words.class::isInstance);
  }

  private static boolean mayBeNumber(Value value) {
    return value.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Fixed(var literal)
                    && (literal instanceof Literal.Whole || literal instanceof Literal.Decimal));
  }

  private static boolean isText(Value value) {
    return !value.isNone()
        && value.atoms().stream()
            .allMatch(atom -> atom instanceof Atom.Words || atom instanceof Atom.Event);
  }

  /** The sum of two lists is either of them, as far as their elements go. */
  private static Optional<Value> lists(Value left, Value right) {
    boolean areLists =
        Stream.of(left, right)
            .allMatch(
                value ->
                    !value.isNone()
                        && value.atoms().stream().allMatch(Atom.Reference.class::isInstance));
    return areLists ? Optional.of(left.join(right)) : Optional.empty();
  }

  static Value subtract(Value left, Value right) {
    var first = left.constantNumber();
    var second = right.constantNumber();
    return first.isPresent() && second.isPresent()
        ? number(first.get() - second.get())
        : Value.unknown();
  }

  Value multiply(Value left, Value right) {
    var first = left.constantNumber();
    var second = right.constantNumber();
    if (first.isPresent() && second.isPresent()) {
      return number(first.get() * second.get());
    }
    boolean isRepeated = language == Language.PYTHON;
    var text = left.constantText();
    if (isRepeated && text.isPresent() && second.isPresent()) {
      double length = text.get().length() * second.get();
      if (length > 0 && length <= SHORT) {
        return Value.text(text.get().repeat(second.get().intValue()));
      }
    }
    return isRepeated
        ? Value.unknown().tainted(left.taints()).tainted(right.taints())
        : Value.unknown();
  }

  /** How long a text is kept that was made by repeating one. */
  private static final int SHORT = 64;

  /** Python's paths are joined by {@code /}. */
  Value divide(Value left, Value right) {
    if (language == Language.PYTHON && (Files.isPath(left) || Files.isPath(right))) {
      return Files.path(List.of(left, right), interpreter);
    }
    var path =
        Stream.of(left, right)
            .flatMap(value -> value.atoms().stream())
            .filter(Atom.External.class::isInstance)
            .findFirst();
    return language == Language.PYTHON && path.isPresent()
        ? Value.of(path.get()).tainted(left.taints()).tainted(right.taints())
        : Value.unknown();
  }

  Value remainder(Value left, Value right) {
    boolean isFormat = language == Language.PYTHON && !left.constantNumber().isPresent();
    return isFormat
        ? Markup.joined(left, right).orElseGet(() -> Formats.percent(interpreter, left, right))
        : Value.unknown();
  }

  private static Value number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1L << 53
        ? Value.of(new Literal.Whole((long) value))
        : Value.of(new Literal.Decimal(value));
  }

  /** A number does no harm by itself, but is no one else's: neither is what is made of it. */
  public static Value counted(Value number, List<Value> of) {
    var result = number;
    for (var each : of) {
      for (var entry : each.taints().entrySet()) {
        var taint = entry.getValue();
        if (entry.getKey().source() >= 0
            && !taint.isChoice()
            && SinkKind.GLOBAL.isHarmedBy(taint.cleared())) {
          result = result.tainted(entry.getKey(), taint.clear(~SinkKind.GLOBAL.bit()));
        }
      }
    }
    return result;
  }
}
