package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts with places that values are put into. */
public final class Formats {
  private static final Pattern PERCENT =
      Pattern.compile(
          "%(?:\\((\\w+)\\))?(?:(\\d{1,3})\\$)?[-+ #0,]*\\d*(?:\\.\\d+)?(?:\\[(\\d{1,3})])?[a-zA-Z%]");

  /** No more than a few characters of what is written. */
  private static final Pattern FEW = Pattern.compile("%-?\\d*\\.[1-8]s");

  private static final Pattern BRACES = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}");
  private static final String NUMBERS = "dioxXeEfFgG";

  /** Node.js: a value as JSON. */
  private static final char JSON = 'j';

  /** Go's {@code %q} and Python's {@code %r} escape the ends of lines. */
  public static final long QUOTED = SinkKind.LOG.bit() | SinkKind.HEADER.bit();

  private Formats() {}

  /** Python's {@code "..." % x}. */
  static Value percent(Interpreter interpreter, Value format, Value operand) {
    var objects = interpreter.objects();
    boolean isSeveral =
        operand.only().orElse(null) instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.kind() != HeapObject.Kind.INSTANCE;
    return filled(
        interpreter,
        format,
        isSeveral
            ? (place, name) -> objects.element(operand, name.isEmpty() ? "" + place : name)
            : (_, _) -> operand,
        operand);
  }

  /** {@code String.format} and the like. */
  public static Value percent(Interpreter interpreter, Value format, List<Value> arguments) {
    var all = arguments.stream().reduce(Value.none(), Value::join);
    return filled(
        interpreter,
        format,
        (place, name) ->
            !name.isEmpty() && arguments.size() == 1
                ? interpreter.objects().element(arguments.getFirst(), name)
                : place < arguments.size() ? arguments.get(place) : Value.unknown(),
        all);
  }

  /** Node.js: as {@code util.format}, which puts behind the text what it has no place for. */
  public static Value ofNode(Interpreter interpreter, Value format, List<Value> arguments) {
    var pieces = new ArrayList<Value>();
    pieces.add(percent(interpreter, format, arguments));
    long places =
        format.constantText().stream()
            .flatMap(text -> PERCENT.matcher(text).results())
            .filter(found -> !found.group().equals("%%"))
            .count();
    arguments.stream()
        .skip(places)
        .forEach(
            each -> {
              pieces.add(Value.text(" "));
              pieces.add(text(interpreter, each));
            });
    return Concatenation.of(pieces);
  }

  private interface Filling {
    Value at(int place, String name);
  }

  private static Value filled(
      Interpreter interpreter, Value format, Filling filling, Value everything) {
    var text = format.constantText();
    if (text.isEmpty()) {
      return Value.unknown()
          .tainted(format.taints())
          .tainted(Objects.deep(interpreter, everything));
    }
    var values = new ArrayList<Value>();
    int at = 0;
    int place = 0;
    var matcher = PERCENT.matcher(text.get());
    while (matcher.find()) {
      values.add(Value.text(text.get().substring(at, matcher.start())));
      at = matcher.end();
      char kind = text.get().charAt(at - 1);
      if (kind == '%') {
        values.add(Value.text("%"));
        continue;
      }
      var name = matcher.group(1) == null ? "" : matcher.group(1);
      place = matcher.group(3) == null ? place : index(matcher.group(3));
      var value = filling.at(matcher.group(2) == null ? place++ : index(matcher.group(2)), name);
      boolean isNumber = NUMBERS.indexOf(kind) >= 0;
      var shown = isNumber ? Value.unknown() : text(interpreter, value);
      boolean isQuoted =
          "qra".indexOf(kind) >= 0 || kind == JSON || isContainer(interpreter, value);
      var part = FEW.matcher(matcher.group()).find() ? Masks.shown(shown) : shown;
      values.add(isQuoted ? part.each(taint -> taint.clear(QUOTED)) : part);
    }
    values.add(Value.text(text.get().substring(at)));
    return Concatenation.of(values);
  }

  /**
   * Formats of Java and Go count from one. Behind {@code %[2]s} of Go comes the third argument,
   * while {@code %2$s} of Java takes none of the others' places (java.util.Formatter; fmt).
   */
  private static int index(String number) {
    return Math.max(0, Integer.parseInt(number) - 1);
  }

  /** Python shows what is in lists, maps and objects that do not say it themselves as literals. */
  private static boolean isContainer(Interpreter interpreter, Value value) {
    return !value.isNone()
        && value.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Reference reference
                        && interpreter.get(reference.object()) instanceof HeapObject held
                        && (held.kind() != HeapObject.Kind.INSTANCE
                            || isShownByFields(held, interpreter)))
        && interpreter.language() == Language.PYTHON;
  }

  /** Errors are shown by their message, models of pydantic by their fields. */
  private static boolean isShownByFields(HeapObject held, Interpreter interpreter) {
    var classes = interpreter.objects().classes();
    return Stream.of("__str__", "__repr__")
        .flatMap(name -> classes.inherited(held, name).stream())
        .flatMap(shown -> shown.atoms().stream())
        .allMatch(
            atom -> atom instanceof Atom.External(var name, _, _) && name.startsWith("pydantic."));
  }

  /** Returns a value as the text that it is printed as. */
  public static Value text(Interpreter interpreter, Value whole) {
    var value = OwnTexts.shown(whole, interpreter);
    boolean isObject = value.atoms().stream().anyMatch(Atom.Reference.class::isInstance);
    var text = isObject ? Value.unknown().tainted(Objects.deep(interpreter, value)) : value;
    return text.each(taint -> taint.clear(SinkKind.FILTER.bit()));
  }

  /** Python's {@code "...".format(...)}. */
  public static Value braces(Interpreter interpreter, Value format, Arguments arguments) {
    var text = format.constantText();
    if (text.isEmpty()) {
      return interpreter.unknownResult(format, arguments);
    }
    var values = new ArrayList<Value>();
    int at = 0;
    int place = 0;
    Matcher matcher = BRACES.matcher(text.get());
    while (matcher.find()) {
      values.add(Value.text(text.get().substring(at, matcher.start())));
      at = matcher.end();
      if (matcher.group(1) == null) {
        values.add(Value.text(matcher.group().substring(1)));
        continue;
      }
      var field = matcher.group(1).split("[!:.,\\[]", 2)[0].strip();
      boolean isPlace = field.isEmpty() || field.chars().allMatch(Character::isDigit);
      var value =
          isPlace
              ? arguments.at(
                  field.isEmpty()
                      ? place++
                      : Integer.parseInt(field.substring(0, Math.min(4, field.length()))))
              : arguments.named(field);
      var shown = text(interpreter, value);
      boolean isQuoted = matcher.group(1).contains("!r") || matcher.group(1).contains("!a");
      values.add(isQuoted ? shown.each(taint -> taint.clear(QUOTED)) : shown);
    }
    values.add(Value.text(text.get().substring(at)));
    return Concatenation.of(values);
  }
}
