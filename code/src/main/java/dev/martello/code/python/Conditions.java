package dev.martello.code.python;

import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.List;

/** Lowers conditions to branches, so that each part of them is seen where it decides. */
final class Conditions {
  private final Lowering to;

  Conditions(Lowering to) {
    this.to = to;
  }

  /** Goes on with either of two blocks. */
  void branch(Node node, int whenTrue, int whenFalse) {
    to.nested(node, () -> decide(node, whenTrue, whenFalse));
    // Where the condition is nested too deeply, nobody knows.
    to.either(whenTrue, whenFalse);
  }

  private void decide(Node node, int whenTrue, int whenFalse) {
    switch (node.kind()) {
      case "parenthesized_expression" -> {
        var inside = Parts.inside(node);
        if (inside.is("parenthesized_expression")) {
          value(node, whenTrue, whenFalse);
        } else {
          branch(inside, whenTrue, whenFalse);
        }
      }
      case "not_operator" ->
          node.child("argument").ifPresent(argument -> branch(argument, whenFalse, whenTrue));
      case "boolean_operator" -> connected(node, whenTrue, whenFalse);
      case "comparison_operator" -> compared(node, whenTrue, whenFalse);
      case "true" -> to.jump(whenTrue);
      case "false" -> to.jump(whenFalse);
      default -> {
        if (isInstanceTest(node)) {
          instance(node, whenTrue, whenFalse);
        } else {
          value(node, whenTrue, whenFalse);
        }
      }
    }
  }

  private void value(Node node, int whenTrue, int whenFalse) {
    to.branch(to.value(node), whenTrue, whenFalse, node.span());
  }

  private void connected(Node node, int whenTrue, int whenFalse) {
    var left = node.child("left");
    var right = node.child("right");
    if (left.isEmpty() || right.isEmpty()) {
      return;
    }
    int middle = to.block();
    if (node.has("and")) {
      branch(left.get(), middle, whenFalse);
    } else {
      branch(left.get(), whenTrue, middle);
    }
    to.at(middle);
    branch(right.get(), whenTrue, whenFalse);
  }

  private void compared(Node node, int whenTrue, int whenFalse) {
    var operands = operands(node);
    var operators = Parts.operators(node);
    if (operands.isEmpty()) {
      return;
    }
    int left = to.value(operands.getFirst());
    for (int at = 0; at + 1 < operands.size() && at < operators.size(); at++) {
      boolean isLast = at + 2 >= operands.size();
      int next = isLast ? whenTrue : to.block();
      int right = right(operators.get(at), operands.get(at + 1));
      var place = place(node, operands, at);
      if (isNothingTest(operators.get(at), operands.get(at + 1))) {
        int test = to.operate(Operator.IS_NOTHING, place, left);
        boolean isNegated = operators.get(at).contains("not") || operators.get(at).equals("!=");
        to.branch(test, isNegated ? whenFalse : next, isNegated ? next : whenFalse, place);
      } else {
        int test = to.operate(Operators.comparison(operators.get(at)), place, left, right);
        to.branch(test, next, whenFalse, place);
      }
      left = right;
      if (!isLast) {
        to.at(next);
      }
    }
  }

  private static Span place(Node node, List<Node> operands, int at) {
    return operands.size() == 2
        ? node.span()
        : operands.get(at).span().to(operands.get(at + 1).span());
  }

  private int right(String operator, Node operand) {
    return isNothingTest(operator, operand) ? -1 : to.value(operand);
  }

  private static boolean isNothingTest(String operator, Node right) {
    return right.is("none")
        && (operator.startsWith("is") || operator.equals("==") || operator.equals("!="));
  }

  private static List<Node> operands(Node node) {
    return Parts.of(node).stream().filter(child -> !child.field().equals("operators")).toList();
  }

  /** Lowers a comparison whose result is used as a value. */
  int comparison(Node node) {
    var operands = operands(node);
    var operators = Parts.operators(node);
    if (operands.size() != 2 || operators.size() != 1) {
      return asValue(node);
    }
    int left = to.value(operands.getFirst());
    var operator = operators.getFirst();
    if (isNothingTest(operator, operands.getLast())) {
      int test = to.operate(Operator.IS_NOTHING, node.span(), left);
      boolean isNegated = operator.contains("not") || operator.equals("!=");
      return isNegated ? to.operate(Operator.NOT, node.span(), test) : test;
    }
    int right = to.value(operands.getLast());
    return to.operate(Operators.comparison(operator), node.span(), left, right);
  }

  /** Decides a condition and returns whether it held. */
  private int asValue(Node node) {
    int target = to.register();
    int holds = to.block();
    int fails = to.block();
    int after = to.block();
    branch(node, holds, fails);
    for (boolean truth : new boolean[] {true, false}) {
      to.at(truth ? holds : fails);
      to.copy(target, to.constant(new Literal.Truth(truth), node.span()), node.span());
      to.jump(after);
    }
    to.at(after);
    return target;
  }

  /** Returns whether a call asks for the class of a value. */
  boolean isInstanceTest(Node call) {
    if (!call.is("call")) {
      return false;
    }
    var function = call.child("function");
    var arguments = call.child("arguments");
    return function.isPresent()
        && function.get().is("identifier")
        && function.get().text().equals("isinstance")
        && arguments.isPresent()
        && arguments.get().is("argument_list")
        && Parts.of(arguments.get()).size() == 2
        && Parts.of(arguments.get()).stream().allMatch(Conditions::isPlain)
        && to.names().isBuiltin("isinstance");
  }

  private static boolean isPlain(Node argument) {
    return switch (argument.kind()) {
      case "keyword_argument", "list_splat", "dictionary_splat" -> false;
      default -> true;
    };
  }

  private void instance(Node call, int whenTrue, int whenFalse) {
    var arguments = Parts.of(call.child("arguments").orElse(call));
    int tested = to.value(arguments.getFirst());
    for (var type : classes(arguments.getLast())) {
      int next = to.block();
      int test = to.operate(Operator.INSTANCE_OF, call.span(), tested, to.value(type));
      to.branch(test, whenTrue, next, call.span());
      to.at(next);
    }
    to.jump(whenFalse);
  }

  private static List<Node> classes(Node node) {
    return node.is("tuple") ? Parts.of(node) : List.of(node);
  }

  /** Lowers a question for the class of a value, whose answer is used as a value. */
  int instanceTest(Node call) {
    var arguments = Parts.of(call.child("arguments").orElse(call));
    if (classes(arguments.getLast()).size() != 1) {
      return asValue(call);
    }
    int tested = to.value(arguments.getFirst());
    int type = to.value(classes(arguments.getLast()).getFirst());
    return to.operate(Operator.INSTANCE_OF, call.span(), tested, type);
  }

  /** Lowers {@code a and b} or {@code a or b}, whose value is that of the operand that decided. */
  int connected(Node node) {
    var left = node.child("left");
    var right = node.child("right");
    if (left.isEmpty() || right.isEmpty()) {
      return to.register();
    }
    int target = to.register();
    int more = to.block();
    int after = to.block();
    int first = to.value(left.get());
    to.copy(target, first, left.get().span());
    boolean isAnd = node.has("and");
    to.branch(first, isAnd ? more : after, isAnd ? after : more, left.get().span());
    to.at(more);
    to.copy(target, to.value(right.get()), right.get().span());
    to.jump(after);
    to.at(after);
    return target;
  }

  /** Lowers {@code a if condition else b}. */
  int conditional(Node node) {
    var parts = Parts.of(node);
    if (parts.size() != 3) {
      return to.register();
    }
    int target = to.register();
    int first = to.block();
    int second = to.block();
    int after = to.block();
    branch(parts.get(1), first, second);
    to.at(first);
    to.copy(target, to.value(parts.get(0)), parts.get(0).span());
    to.jump(after);
    to.at(second);
    to.copy(target, to.value(parts.get(2)), parts.get(2).span());
    to.jump(after);
    to.at(after);
    return target;
  }
}
