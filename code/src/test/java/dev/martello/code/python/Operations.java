package dev.martello.code.python;

import dev.martello.code.ir.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What operators and built-in functions do, as far as the programs of the tests need them. */
final class Operations {
  private Operations() {}

  static Object apply(
      BiPredicate<Object, Object> isInstance, Operator operator, List<@Nullable Object> operands) {
    Object left = operands.getFirst();
    Object right = operands.getLast();
    return switch (operator) {
      case EQUAL -> left.equals(right);
      case NOT_EQUAL -> !left.equals(right);
      case LESS -> (Long) left < (Long) right;
      case LESS_OR_EQUAL -> (Long) left <= (Long) right;
      case GREATER -> (Long) left > (Long) right;
      case GREATER_OR_EQUAL -> (Long) left >= (Long) right;
      case IN -> isIn(left, right);
      case NOT_IN -> !isIn(left, right);
      case NOT -> !Values.isTrue(left);
      case ADD -> sum(left, right);
      case SUBTRACT -> (Long) left - (Long) right;
      case MULTIPLY -> (Long) left * (Long) right;
      case DIVIDE -> (Long) left / (Long) right;
      case REMAINDER -> (Long) left % (Long) right;
      case POWER -> Math.round(Math.pow((Long) left, (Long) right));
      case NEGATE -> -(Long) left;
      case INSTANCE_OF -> isInstance.test(left, right);
      case IS_ABSENT -> left == null;
      case IS_NOTHING -> Values.isNothing(left);
      case OTHER -> Values.text(left);
      case AND, OR, BITS, UNION, TYPE_OF ->
          throw new IllegalStateException("not used: " + operator);
    };
  }

  private static boolean isIn(Object left, Object right) {
    return right instanceof String text
        ? text.contains((String) left)
        : Values.elements(right).contains(left);
  }

  private static Object sum(Object left, Object right) {
    if (left instanceof Long one && right instanceof Long other) {
      return one + other;
    }
    if (left instanceof String one) {
      return one + (String) right;
    }
    var all = new ArrayList<Object>(Values.elements(left));
    all.addAll(Values.elements(right));
    return all;
  }

  static Object call(String name, List<Object> arguments, List<String> printed) {
    return switch (name) {
      case "print" -> {
        printed.add(arguments.stream().map(Values::text).collect(Collectors.joining(" ")));
        yield false;
      }
      case "len" -> (long) Values.elements(arguments.getFirst()).size();
      case "str" -> Values.text(arguments.getFirst());
      case "repr" -> Values.shown(arguments.getFirst());
      case "list" -> new ArrayList<>(Values.elements(arguments.getFirst()));
      case "range" ->
          new ArrayList<Object>(LongStream.range(0, (Long) arguments.getFirst()).boxed().toList());
      case "append" -> {
        @SuppressWarnings("unchecked")
        var list = (List<Object>) arguments.getFirst();
        yield list.add(arguments.getLast());
      }
      case "upper" -> ((String) arguments.getFirst()).toUpperCase(java.util.Locale.ROOT);
      case "get" -> {
        var found = ((Map<?, ?>) arguments.getFirst()).get(arguments.get(1));
        yield found == null ? arguments.getLast() : found;
      }
      case "AssertionError" -> new Values.Builtin(name);
      default -> throw new IllegalStateException("not known here: " + name);
    };
  }
}
