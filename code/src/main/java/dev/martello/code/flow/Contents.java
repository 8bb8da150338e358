package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import dev.martello.code.pattern.Characters;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What follows from whether a text holds some characters, however that is asked. */
public final class Contents {
  /** What the place of something in a text is called, which is negative where it is missing. */
  private static final String INDEX = "$index";

  /** What the place of the last slash of a path is called. */
  private static final String LAST = "$last";

  /** What the place behind the last slash of a path is called. */
  private static final String BEHIND = "$behind";

  /** What the number of times is called that something is in a text. */
  private static final String COUNT = "$count";

  private static final String ELEMENT = ".*";

  private Contents() {}

  /** Returns what data of a text is in one of its characters, which is a text itself. */
  public static Map<Label, Taint> ofCharacter(Map<Label, Taint> taints) {
    if (taints.isEmpty()) {
      return taints;
    }
    var found = new TreeMap<Label, Taint>();
    taints.forEach(
        (label, taint) ->
            found.merge(
                label.path().endsWith(ELEMENT)
                    ? label
                    : new Label(label.source(), label.path() + ELEMENT),
                taint,
                Taint::join));
    return found;
  }

  /** Returns whether what was tested is an element of something, as a character is of a text. */
  static boolean isElement(Value tested) {
    return tested.isTainted()
        && tested.taints().keySet().stream().allMatch(label -> label.path().endsWith(ELEMENT));
  }

  /** Returns the kinds that a text is harmless for which has none of some characters. */
  public static long without(Value characters) {
    long kinds = 0;
    for (var atom : characters.atoms()) {
      var text = Value.textOf(atom).or(() -> character(atom));
      kinds |= text.filter(each -> each.length() == 1).map(Characters::without).orElse(0L);
    }
    return kinds;
  }

  /** Returns a character as a text, also where it is given by its number. */
  static Optional<String> character(Atom atom) {
    return atom instanceof Atom.Fixed(Literal.Whole(var code)) && code > 0 && code < Characters.ALL
        ? Optional.of(Character.toString((int) code))
        : Optional.empty();
  }

  /** Returns the place of something in a text: what a test of it tells is what it holds. */
  public static Value index(Value isIn) {
    return Conditions.of(isIn)
        .map(_ -> Value.of(new Atom.Method(isIn, INDEX)))
        .orElseGet(Value::unknown);
  }

  /** Returns the place of the last one of something in a path: behind a slash no folder is left. */
  public static Value lastIndex(Value isIn, Value what) {
    boolean isSlash =
        what.atoms().stream()
            .flatMap(atom -> Value.textOf(atom).or(() -> character(atom)).stream())
            .anyMatch("/"::equals);
    return isSlash && Conditions.of(isIn).isPresent()
        ? Value.of(new Atom.Method(isIn, LAST))
        : index(isIn);
  }

  /** Returns the sum of a place and a number, if that is behind the last slash of a path. */
  static Optional<Value> behind(Value place, Value number) {
    return place.only().orElse(null) instanceof Atom.Method(Value isIn, String what)
            && what.equals(LAST)
            && number.constantNumber().filter(one -> one == 1).isPresent()
        ? Optional.of(Value.of(new Atom.Method(isIn, BEHIND)))
        : Optional.empty();
  }

  /**
   * Returns what is left of a path from a place on: a name without folders, if it is behind them.
   */
  public static Value from(Value rest, Value place) {
    boolean isBehind =
        place.only().orElse(null) instanceof Atom.Method(_, String what) && what.equals(BEHIND);
    return isBehind
        ? rest.each(taint -> taint.clear(SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit()))
        : rest;
  }

  /** Returns how often something is in a text. */
  public static Value count(Value isIn) {
    return Conditions.of(isIn)
        .map(_ -> Value.of(new Atom.Method(isIn, COUNT)))
        .orElseGet(Value::unknown);
  }

  /** Returns what follows from whether such a place or number is the same as one of the code. */
  static Optional<Value> equal(Value left, Value right) {
    return missing(left)
        .filter(missing -> right.constantNumber().filter(missing::equals).isPresent())
        .flatMap(_ -> test(left, true));
  }

  /** Returns what follows from whether such a place or number is in an order with another one. */
  static Optional<Value> compared(Value left, Value right, IntPredicate question) {
    var here = missing(left);
    var number = here.isPresent() ? right.constantNumber() : left.constantNumber();
    var missing = here.or(() -> missing(right));
    if (missing.isEmpty() || number.isEmpty()) {
      return Optional.empty();
    }
    int sign = here.isPresent() ? 1 : -1;
    boolean isMissing = question.test(sign * Double.compare(missing.get(), number.get()));
    boolean isThere = question.test(sign * Double.compare(missing.get() + 1, number.get()));
    return isMissing == isThere
        ? Optional.empty()
        : test(here.isPresent() ? left : right, isMissing);
  }

  private static Optional<Double> missing(Value place) {
    return place.only().orElse(null) instanceof Atom.Method(_, String what)
        ? what.equals(INDEX) || what.equals(LAST)
            ? Optional.of(-1.0)
            : what.equals(COUNT) ? Optional.of(0.0) : Optional.empty()
        : Optional.empty();
  }

  private static Optional<Value> test(Value place, boolean isMissing) {
    return place.only().orElse(null) instanceof Atom.Method(Value isIn, _)
        ? Conditions.of(isIn)
            .map(found -> isMissing ? found.negated() : found)
            .map(found -> Value.of(new Atom.Test(found)))
        : Optional.empty();
  }

  /** Returns a condition on elements as one on what they are elements of, too. */
  public static Condition ofWhole(Condition elements) {
    return new Condition(ofWhole(elements.whenTrue()), ofWhole(elements.whenFalse()));
  }

  private static List<Condition.Checked> ofWhole(List<Condition.Checked> elements) {
    var all = new ArrayList<>(elements);
    for (var each : elements) {
      var path = each.label().path();
      if (path.endsWith(ELEMENT) && path.length() > ELEMENT.length()) {
        var whole = path.substring(0, path.length() - ELEMENT.length());
        all.add(new Condition.Checked(new Label(each.label().source(), whole), each.kinds()));
      }
    }
    return all;
  }
}
