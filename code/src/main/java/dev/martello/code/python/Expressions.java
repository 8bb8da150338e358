package dev.martello.code.python;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** Lowers expressions. */
final class Expressions {
  private final Lowering to;
  private final Texts texts;
  private final Calls calls;
  private final Comprehensions comprehensions;

  Expressions(Lowering to) {
    this.to = to;
    texts = new Texts(to);
    calls = new Calls(to);
    comprehensions = new Comprehensions(to);
  }

  /** Lowers an expression and returns the register with its value. */
  int value(Node node) {
    int[] result = {-1};
    to.nested(node, () -> result[0] = lower(node));
    return result[0] < 0 ? to.register() : result[0];
  }

  /** Lowers what is called, with its receiver. */
  Callee callee(Node function) {
    return calls.callee(function);
  }

  private int lower(Node node) {
    return switch (node.kind()) {
      case "identifier" -> to.names().load(node.text(), node.span());
      case "string", "concatenated_string" -> texts.value(node);
      case "integer", "float" -> to.constant(Numbers.of(node.text()), node.span());
      case "true" -> to.constant(new Literal.Truth(true), node.span());
      case "false" -> to.constant(new Literal.Truth(false), node.span());
      case "none" -> to.nothing(node.span());
      case "ellipsis" -> to.builtin("Ellipsis", node.span());
      case "call" -> calls.call(node);
      case "attribute" -> attribute(node);
      case "subscript" -> subscript(node);
      default -> compound(node);
    };
  }

  private int compound(Node node) {
    return switch (node.kind()) {
      case "tuple", "expression_list", "pattern_list", "tuple_pattern" ->
          sequence(node, Container.TUPLE);
      case "list", "list_pattern" -> sequence(node, Container.LIST);
      case "set" -> sequence(node, Container.SET);
      case "dictionary" -> dictionary(node);
      case "list_comprehension",
          "set_comprehension",
          "dictionary_comprehension",
          "generator_expression" ->
          comprehensions.value(node);
      case "binary_operator" -> binary(node);
      case "unary_operator" -> unary(node);
      case "not_operator" -> to.operate(Operator.NOT, node.span(), operand(node, "argument"));
      case "comparison_operator" -> to.conditions().comparison(node);
      case "boolean_operator" -> to.conditions().connected(node);
      case "conditional_expression" -> to.conditions().conditional(node);
      case "parenthesized_expression" -> inside(node);
      default -> special(node);
    };
  }

  private int special(Node node) {
    return switch (node.kind()) {
      case "named_expression" -> named(node);
      case "lambda" -> to.definitions().lambda(node);
      case "await" -> await(node);
      case "yield" -> yielded(node);
      case "assignment" -> to.targets().assignment(node);
      case "augmented_assignment" -> to.targets().augmented(node);
      case "list_splat", "list_splat_pattern", "dictionary_splat" -> inside(node);
      default -> unknown(node);
    };
  }

  /** What is no expression stands where the text has faults; what is inside is lowered. */
  private int unknown(Node node) {
    int last = -1;
    for (var part : Parts.of(node)) {
      if (Statements.isStatement(part)) {
        to.statements().one(part);
      } else {
        last = to.value(part);
      }
    }
    return last;
  }

  private int inside(Node node) {
    var parts = Parts.of(node);
    return parts.size() == 1 ? to.value(parts.getFirst()) : unknown(node);
  }

  private int operand(Node node, String field) {
    return node.child(field).map(to::value).orElseGet(to::register);
  }

  private int attribute(Node node) {
    int object = operand(node, "object");
    var name = node.child("attribute").map(Node::text).orElse("");
    return to.load(object, new Key.Member(name), node.span());
  }

  private int subscript(Node node) {
    int object = operand(node, "value");
    var indexes = Parts.in(node, "subscript");
    if (indexes.size() == 1 && indexes.getFirst().is("slice")) {
      Parts.of(indexes.getFirst()).forEach(to::value);
      return to.rest(object, node.span());
    }
    return to.load(object, new Key.Element(index(node)), node.span());
  }

  /** Lowers what stands in the brackets after a value. */
  int index(Node subscript) {
    var indexes = Parts.in(subscript, "subscript");
    if (indexes.size() == 1) {
      return to.value(indexes.getFirst());
    }
    var entries = new ArrayList<Entry>();
    indexes.forEach(index -> entries.add(new Entry(-1, to.value(index), false)));
    return to.make(Container.TUPLE, entries, subscript.span());
  }

  private int sequence(Node node, Container kind) {
    return to.make(kind, entries(Parts.of(node)), node.span());
  }

  private List<Entry> entries(List<Node> elements) {
    var entries = new ArrayList<Entry>();
    for (var element : elements) {
      var inside = Parts.inside(element);
      boolean isSpread = inside.is("list_splat") || inside.is("list_splat_pattern");
      entries.add(new Entry(-1, to.value(element), isSpread));
    }
    return entries;
  }

  private int dictionary(Node node) {
    var entries = new ArrayList<Entry>();
    for (var entry : Parts.of(node)) {
      if (entry.is("pair")) {
        int key = operand(entry, "key");
        entries.add(new Entry(key, operand(entry, "value"), false));
      } else {
        entries.add(new Entry(-1, to.value(entry), entry.is("dictionary_splat")));
      }
    }
    return to.make(Container.MAP, entries, node.span());
  }

  /** Long chains of operators lean to the left; they are followed without recursion. */
  private int binary(Node node) {
    var chain = new ArrayList<Node>();
    var at = node;
    while (at.is("binary_operator") && at.child("left").isPresent()) {
      chain.add(at);
      at = at.child("left").orElseThrow();
    }
    if (chain.isEmpty()) {
      return unknown(node);
    }
    int left = to.value(at);
    for (var one : chain.reversed()) {
      int right = operand(one, "right");
      left = to.operate(Operators.binary(operator(one)), one.span(), left, right);
    }
    return left;
  }

  private int unary(Node node) {
    var argument = node.child("argument");
    boolean isNegative = operator(node).equals("-");
    if (isNegative && argument.isPresent() && isNumber(argument.get())) {
      return to.constant(negated(Numbers.of(argument.get().text())), node.span());
    }
    return to.operate(Operators.unary(operator(node)), node.span(), operand(node, "argument"));
  }

  private static boolean isNumber(Node node) {
    return node.is("integer") || node.is("float");
  }

  static Literal negated(Literal number) {
    return switch (number) {
      case Literal.Whole(var value) -> new Literal.Whole(-value);
      case Literal.Decimal(var value) -> new Literal.Decimal(-value);
      case Literal.Text _, Literal.Truth _, Literal.Nothing _, Literal.Pattern _ -> number;
    };
  }

  private static String operator(Node node) {
    return node.child("operator").map(Node::kind).orElse("");
  }

  private int named(Node node) {
    int value = operand(node, "value");
    var name = node.child("name");
    if (name.isEmpty()) {
      return value;
    }
    to.names().store(name.get().text(), value, node.span());
    // The variable itself, so that what is found out about the value is known of the variable.
    return to.value(name.get());
  }

  private int await(Node node) {
    int source = inside(node);
    int target = to.register();
    to.add(new Instruction.Await(target, source, node.span()));
    return target;
  }

  private int yielded(Node node) {
    var parts = Parts.of(node);
    int source = parts.isEmpty() ? to.nothing(node.span()) : to.value(parts.getFirst());
    if (node.has("from")) {
      return yieldFrom(node, source);
    }
    int target = to.register();
    to.add(new Instruction.Yield(target, source, node.span()));
    return target;
  }

  /** Before there was {@code await}, this was it; so the result is that of what was waited for. */
  private int yieldFrom(Node node, int source) {
    int header = to.next();
    int body = to.block();
    int after = to.block();
    to.either(body, after);
    to.at(body);
    int element = to.each(source, node.span());
    to.add(new Instruction.Yield(to.register(), element, node.span()));
    to.jump(header);
    to.at(after);
    int target = to.register();
    to.add(new Instruction.Await(target, source, node.span()));
    return target;
  }
}
