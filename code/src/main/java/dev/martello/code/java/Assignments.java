package dev.martello.code.java;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;

/** Lowers assignments to variables, members and elements of arrays. */
final class Assignments {
  private final Body body;
  private final Variables variables;
  private final Names names;
  private final Operators operators;
  private final Expressions expressions;

  Assignments(
      Body body, Variables variables, Names names, Operators operators, Expressions expressions) {
    this.body = body;
    this.variables = variables;
    this.names = names;
    this.operators = operators;
    this.expressions = expressions;
  }

  /** Lowers an assignment, with an operator or without. */
  Value assign(Node node) {
    var left = node.child("left");
    var right = node.child("right");
    if (left.isEmpty() || right.isEmpty()) {
      return expressions.nothing(node);
    }
    var operator = node.child("operator").map(Node::text).orElse("=");
    var target = place(left.get());
    if (operator.equals("=")) {
      int value = expressions.initial(right.get(), target.type());
      target.store(value, node.span());
      return new Value(value, target.type());
    }
    var old = target.load(left.get().span());
    var value = expressions.lower(right.get());
    var result =
        operators.operate(operator.substring(0, operator.length() - 1), old, value, node.span());
    target.store(result.register(), node.span());
    return result;
  }

  /** Lowers an increment or a decrement. */
  Value update(Node node) {
    var operand = node.named().stream().findFirst();
    if (operand.isEmpty()) {
      return expressions.nothing(node);
    }
    var target = place(operand.get());
    var old = target.load(operand.get().span());
    boolean isAfter = operand.get().start() == node.start();
    int kept = old.register();
    if (isAfter) {
      kept = body.register();
      body.add(new Instruction.Copy(kept, old.register(), node.span()));
    }
    int one = body.constant(new Literal.Whole(1), node.span());
    var operator = node.has("--") ? Operator.SUBTRACT : Operator.ADD;
    int result = body.operate(operator, node.span(), old.register(), one);
    target.store(result, node.span());
    return new Value(isAfter ? kept : result, old.type());
  }

  /** Lowers the access to an element of an array. */
  Value element(Node node) {
    return elementOf(node).load(node.span());
  }

  private AssignedElement elementOf(Node node) {
    return new AssignedElement(expressions.lower(node, "array"), expressions.lower(node, "index"));
  }

  /** Something that can be assigned. */
  private sealed interface Assigned {
    JavaType type();

    Value load(Span place);

    void store(int value, Span place);
  }

  private final class AssignedVariable implements Assigned {
    private final Variables.Place variable;

    AssignedVariable(Variables.Place variable) {
      this.variable = variable;
    }

    @Override
    public JavaType type() {
      return variable.type();
    }

    @Override
    public Value load(Span place) {
      return variables.load(variable, place);
    }

    @Override
    public void store(int value, Span place) {
      variables.store(variable, value, place);
    }
  }

  private final class AssignedElement implements Assigned {
    private final Value array;
    private final Value index;

    AssignedElement(Value array, Value index) {
      this.array = array;
      this.index = index;
    }

    @Override
    public JavaType type() {
      return array.type().element();
    }

    @Override
    public Value load(Span place) {
      int target = body.register();
      body.add(
          new Instruction.Load(target, array.register(), new Key.Element(index.register()), place));
      return new Value(target, type());
    }

    @Override
    public void store(int value, Span place) {
      body.add(
          new Instruction.Store(array.register(), new Key.Element(index.register()), value, place));
    }
  }

  private Assigned place(Node node) {
    return switch (node.kind()) {
      case "array_access" -> elementOf(node);
      case "field_access" ->
          new AssignedVariable(
              node.child("object")
                  .map(object -> names.member(object, node))
                  .orElseGet(() -> new Variables.Unbound(node.text())));
      case "parenthesized_expression" ->
          node.named().stream()
              .findFirst()
              .filter(each -> each.is("identifier") || each.is("field_access"))
              .map(this::place)
              .orElseGet(() -> new AssignedVariable(new Variables.Unbound("")));
      default -> new AssignedVariable(variables.find(node.text(), node.span()));
    };
  }
}
