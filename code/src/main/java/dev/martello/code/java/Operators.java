package dev.martello.code.java;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;

/** Lowers operators and conditions. */
final class Operators {
  private final Body body;
  private final ProcedureBuilder builder;
  private final Expressions expressions;

  Operators(Body body, Expressions expressions) {
    this.body = body;
    this.expressions = expressions;
    builder = body.builder();
  }

  private static String operator(Node node) {
    return node.child("operator").map(Node::text).orElse("");
  }

  /** Lowers an operator between two expressions. */
  Value binary(Node node) {
    var operator = operator(node);
    return switch (operator) {
      case "&&", "||" -> truth(node);
      case "+" -> sum(node);
      default ->
          operate(
              operator,
              expressions.lower(node, "left"),
              expressions.lower(node, "right"),
              node.span());
    };
  }

  /** Sums are long in practice: `a + b + c` is one of them, not one in another. */
  private Value sum(Node node) {
    var operands = new ArrayList<Node>();
    var here = node;
    while (here.is("binary_expression")
        && operator(here).equals("+")
        && here.child("left").isPresent()
        && here.child("right").isPresent()) {
      operands.addFirst(here.child("right").get());
      here = here.child("left").get();
    }
    operands.addFirst(here);
    if (operands.size() == 1) {
      return expressions.nothing(node);
    }
    var values = operands.stream().map(expressions::lower).toList();
    if (values.stream().anyMatch(value -> value.type().isText())) {
      return concatenate(values, node.span());
    }
    var result = values.getFirst();
    for (var value : values.subList(1, values.size())) {
      result = operate("+", result, value, node.span());
    }
    return result;
  }

  private Value concatenate(List<Value> parts, Span place) {
    int target = body.register();
    body.add(
        new Instruction.Concatenate(target, parts.stream().map(Value::register).toList(), place));
    return new Value(target, JavaType.TEXT);
  }

  /** Lowers an operator between two values; both are always wanted. */
  Value operate(String operator, Value left, Value right, Span place) {
    if (operator.equals("+") && (left.type().isText() || right.type().isText())) {
      return concatenate(List.of(left, right), place);
    }
    boolean isTruth = left.type().equals(JavaType.TRUTH);
    var kind =
        switch (operator) {
          case "==" -> Operator.EQUAL;
          case "!=" -> Operator.NOT_EQUAL;
          case "<" -> Operator.LESS;
          case "<=" -> Operator.LESS_OR_EQUAL;
          case ">" -> Operator.GREATER;
          case ">=" -> Operator.GREATER_OR_EQUAL;
          case "+" -> Operator.ADD;
          case "-" -> Operator.SUBTRACT;
          case "*" -> Operator.MULTIPLY;
          case "/" -> Operator.DIVIDE;
          case "%" -> Operator.REMAINDER;
          case "&" -> isTruth ? Operator.AND : Operator.BITS;
          case "|" -> isTruth ? Operator.OR : Operator.BITS;
          case "^", "<<", ">>", ">>>" -> Operator.BITS;
          default -> Operator.OTHER;
        };
    boolean isComparison =
        switch (kind) {
          case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
          default -> false;
        };
    int target = body.operate(kind, place, left.register(), right.register());
    return new Value(target, isComparison ? JavaType.TRUTH : left.type());
  }

  /** Lowers an operator before an expression. */
  Value unary(Node node) {
    return switch (operator(node)) {
      case "!" -> truth(node);
      case "-" -> {
        var value = expressions.lower(node, "operand");
        yield new Value(body.operate(Operator.NEGATE, node.span(), value.register()), value.type());
      }
      case "~" ->
          new Value(
              body.operate(
                  Operator.BITS, node.span(), expressions.lower(node, "operand").register()),
              JavaType.WHOLE);
      default -> expressions.lower(node, "operand");
    };
  }

  /** Lowers a condition whose value is wanted. */
  Value truth(Node node) {
    int whenTrue = builder.block();
    int whenFalse = builder.block();
    int after = builder.block();
    int target = body.register();
    condition(node, whenTrue, whenFalse);
    arm(whenTrue, target, true, after, node.span());
    arm(whenFalse, target, false, after, node.span());
    builder.at(after);
    return new Value(target, JavaType.TRUTH);
  }

  private void arm(int block, int target, boolean value, int after, Span place) {
    builder.at(block);
    body.add(new Instruction.Constant(target, new Literal.Truth(value), place));
    builder.jump(after);
  }

  /** Lowers a condition to branches. */
  void condition(Node node, int whenTrue, int whenFalse) {
    switch (node.kind()) {
      case "parenthesized_expression" ->
          node.named().stream()
              .findFirst()
              .ifPresent(each -> expressions.condition(each, whenTrue, whenFalse));
      case "instanceof_expression" -> instance(node, whenTrue, whenFalse);
      case "unary_expression", "binary_expression" -> operated(node, whenTrue, whenFalse);
      default -> plain(node, whenTrue, whenFalse);
    }
  }

  private void operated(Node node, int whenTrue, int whenFalse) {
    switch (operator(node)) {
      case "!" ->
          node.child("operand").ifPresent(each -> expressions.condition(each, whenFalse, whenTrue));
      case "&&" -> {
        int next = builder.block();
        node.child("left").ifPresent(each -> expressions.condition(each, next, whenFalse));
        builder.at(next);
        node.child("right").ifPresent(each -> expressions.condition(each, whenTrue, whenFalse));
      }
      case "||" -> {
        int next = builder.block();
        node.child("left").ifPresent(each -> expressions.condition(each, whenTrue, next));
        builder.at(next);
        node.child("right").ifPresent(each -> expressions.condition(each, whenTrue, whenFalse));
      }
      case "==" -> compare(node, whenTrue, whenFalse, whenTrue, whenFalse);
      case "!=" -> compare(node, whenTrue, whenFalse, whenFalse, whenTrue);
      default -> plain(node, whenTrue, whenFalse);
    }
  }

  private void plain(Node node, int whenTrue, int whenFalse) {
    body.branch(expressions.lower(node).register(), whenTrue, whenFalse, node.span());
  }

  private void compare(Node node, int whenTrue, int whenFalse, int whenNothing, int whenSomething) {
    if (isNullTest(node)) {
      var value = expressions.lower(operandBesideNull(node));
      int isNothing = body.operate(Operator.IS_NOTHING, node.span(), value.register());
      body.branch(isNothing, whenNothing, whenSomething, node.span());
    } else {
      plain(node, whenTrue, whenFalse);
    }
  }

  private static boolean isNullTest(Node node) {
    return node.child("left").isPresent()
        && node.child("right").isPresent()
        && (isNull(node, "left") || isNull(node, "right"));
  }

  private static boolean isNull(Node node, String field) {
    return node.child(field).filter(each -> each.is("null_literal")).isPresent();
  }

  private static Node operandBesideNull(Node node) {
    return node.child(isNull(node, "right") ? "left" : "right").orElse(node);
  }

  private void instance(Node node, int whenTrue, int whenFalse) {
    var value = expressions.lower(node, "left");
    var pattern = node.child("pattern");
    var type = node.child("right");
    if (pattern.isPresent()) {
      expressions.patterns().match(pattern.get(), value, whenFalse);
    } else if (type.isPresent()) {
      expressions.patterns().match(type.get(), node.child("name"), value, whenFalse);
    }
    builder.jump(whenTrue);
  }
}
