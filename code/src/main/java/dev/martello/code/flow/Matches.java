package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import dev.martello.code.pattern.Groups;
import dev.martello.code.value.Atom;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Python: what a regular expression finds in a text, of which each group has its own characters.
 */
public final class Matches {
  /*
   * A match is a truth value, whether there is one, and beside it the expression. What is known of
   * the text it is told by holds for the whole: whoever takes a group out of it asks the expression.
   */
  private static final Set<String> METHODS =
      Set.of("group", "groups", "groupdict", "expand", "start", "end", "span", "__getitem__");

  private Matches() {}

  /** Returns what an expression finds in a text. */
  public static Value of(Literal.Pattern pattern, Value test, Value text) {
    return test.join(Value.of(pattern)).with(text.taints());
  }

  /** Returns the expressions alone of a match whose groups are asked for. */
  static Value called(Value receiver, String method) {
    return receiver.atoms().size() > 1 && METHODS.contains(method) && is(receiver)
        ? expressions(receiver)
        : receiver;
  }

  static boolean is(Value value) {
    return value.atoms().size() > 1
        && value.atoms().stream().anyMatch(Matches::isExpression)
        && value.atoms().stream()
            .allMatch(
                atom ->
                    isExpression(atom)
                        || atom instanceof Atom.Test
                        || atom instanceof Atom.Opaque
                        || Operations.isNothing(atom));
  }

  static boolean isExpression(Atom atom) {
    return atom instanceof Atom.Fixed(Literal.Pattern _);
  }

  private static Value expressions(Value match) {
    return match.atoms().stream()
        .filter(Matches::isExpression)
        .map(Value::of)
        .reduce(Value.none(), Value::join)
        .with(match.taints());
  }

  /** Returns a group of a match by its number or name; any of them where that is not known. */
  public static Value group(Value match, Value key) {
    var name = key.constantText();
    var number = key.constantNumber();
    return group(
        match,
        groups ->
            number.isPresent()
                ? groups.kinds(number.get().intValue())
                : name.flatMap(groups::number).map(groups::kinds).orElse(0L));
  }

  /** Returns a group of a match by its number. */
  public static Value group(Value match, int number) {
    return group(match, groups -> groups.kinds(number));
  }

  private static Value group(Value match, ToLongFunction<Groups> kinds) {
    long cleared = -1;
    for (var atom : match.atoms()) {
      if (atom instanceof Atom.Fixed(Literal.Pattern pattern)) {
        cleared &= kinds.applyAsLong(Groups.of(pattern.source())) & harmless(pattern);
      }
    }
    long all = cleared;
    return Value.unknown().tainted(match.taints()).each(taint -> taint.clear(all));
  }

  /** With flags, points may stand for the ends of lines, too. */
  private static long harmless(Literal.Pattern pattern) {
    boolean isOfLines = !pattern.flags().isEmpty() && pattern.source().indexOf('.') >= 0;
    return isOfLines ? ~(SinkKind.LOG.bit() | SinkKind.HEADER.bit()) : -1;
  }
}
