package dev.martello.code.script;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers expressions: each gives a register with its value. */
final class Expressions {
  private final Lowering lowering;
  private final Emitter code;

  Expressions(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  /** Lowers an expression that should stand there; where it does not, nothing is known. */
  int value(Optional<Node> node, Span otherwise) {
    return node.isPresent() ? value(node.get()) : code.unknown(otherwise);
  }

  /** Lowers the expression in a field. */
  int field(Node node, String field) {
    return value(node.child(field), node.span());
  }

  /** Lowers a node's only expression. */
  int only(Node node) {
    return value(node.named().stream().findFirst(), node.span());
  }

  /** Lowers an expression that gets a name if it is a function or class. */
  int named(Node node, String name) {
    return switch (node.kind()) {
      case "function_expression", "arrow_function", "generator_function" ->
          lowering.functions.closure(node, name);
      case "class" -> lowering.classes.lower(node, name, List.of());
      case "parenthesized_expression" ->
          node.named().size() == 1 ? named(node.named().getFirst(), name) : value(node);
      default -> value(node);
    };
  }

  int value(Node node) {
    if (!lowering.descend(node)) {
      return code.unknown(node.span());
    }
    int value = lower(node);
    lowering.ascend();
    return value;
  }

  private int lower(Node node) {
    var place = node.span();
    return switch (node.kind()) {
      case "identifier",
          "undefined",
          "shorthand_property_identifier",
          "shorthand_property_identifier_pattern" ->
          lowering.variables.read(node);
      case "this", "super" -> lowering.variables.receiver(place);
      case "string" -> code.text(Literals.text(node), place);
      case "number" -> code.constant(Literals.number(node.text()), place);
      case "template_string" -> template(node);
      case "regex" -> code.constant(Literals.pattern(node), place);
      case "true" -> code.truth(true, place);
      case "false" -> code.truth(false, place);
      case "null" -> code.nothing(place);
      case "private_property_identifier", "property_identifier" -> code.text(node.text(), place);
      case "meta_property", "import" -> code.builtin(node.text().replaceAll("\\s", ""), place);
      case "object" -> lowering.containers.object(node);
      case "array" -> lowering.containers.array(node);
      case "jsx_element", "jsx_self_closing_element" -> lowering.containers.jsx(node);
      case "function_expression", "arrow_function", "generator_function" ->
          lowering.functions.closure(node, nameOf(node));
      case "class" -> lowering.classes.lower(node, nameOf(node), List.of());
      case "member_expression", "subscript_expression", "call_expression", "non_null_expression" ->
          lowering.chains.value(node);
      case "new_expression" -> construct(node);
      case "assignment_expression" -> assign(node);
      case "augmented_assignment_expression" -> lowering.operations.augmented(node);
      case "update_expression" -> lowering.operations.update(node);
      case "unary_expression" -> lowering.operations.unary(node);
      case "binary_expression" -> lowering.operations.binary(node);
      case "ternary_expression" -> lowering.operations.ternary(node);
      case "await_expression" -> code.await(only(node), place);
      case "yield_expression" -> hand(node);
      case "as_expression", "satisfies_expression" -> cast(node);
      case "type_assertion" -> assertion(node);
      case "nested_identifier" ->
          code.load(field(node, "object"), textOf(node, "property"), node.span());
      case "internal_module" -> {
        lowering.modules.namespace(node);
        yield code.nothing(place);
      }
      default -> last(node);
    };
  }

  private static String nameOf(Node node) {
    return textOf(node, "name");
  }

  private static String textOf(Node node, String field) {
    return node.child(field).map(Node::text).orElse("");
  }

  /** Lowers what stands inside, one after the other; the value is that of the last. */
  private int last(Node node) {
    int value = -1;
    for (var part : node.named()) {
      if (!Scopes.isErased(part.kind())) {
        value = value(part);
      }
    }
    return value < 0 ? code.unknown(node.span()) : value;
  }

  private int template(Node node) {
    if (!node.has("template_substitution")) {
      return code.text(Literals.text(node), node.span());
    }
    return code.concatenate(parts(node), node.span());
  }

  private List<Integer> parts(Node template) {
    var parts = new ArrayList<Integer>();
    new TemplateReader(template)
        .read(
            (text, place) -> {
              if (!text.isEmpty()) {
                parts.add(code.text(text, place));
              }
            },
            substitution -> parts.add(only(substitution)));
    return parts;
  }

  private int construct(Node node) {
    int made = field(node, "constructor");
    var arguments = lowering.calls.arguments(node.child("arguments"));
    return code.call(new Callee.Construct(made), arguments, node.span());
  }

  private int assign(Node node) {
    var left = node.child("left");
    var right = node.child("right");
    if (left.isEmpty() || right.isEmpty()) {
      return last(node);
    }
    int value = named(right.get(), Patterns.nameOf(left.get()));
    if (right.get().is("object") && lowering.chains.isOfPrototype(left.get())) {
      addMethods(left.get(), value);
    } else {
      lowering.patterns.bind(left.get(), value);
    }
    return value;
  }

  /** {@code A.prototype = {...}} gives a class its methods. */
  private void addMethods(Node prototype, int methods) {
    int type = field(prototype, "object");
    var arguments = List.of(Argument.of(type), Argument.of(methods));
    lowering.calls.builtin("Object", "assign", arguments, prototype.span());
  }

  private int hand(Node node) {
    var place = node.span();
    var operand = node.named().stream().findFirst();
    int source = operand.map(this::value).orElseGet(() -> code.nothing(place));
    if (code.frame().yieldAwaits()) {
      return code.await(source, place);
    }
    if (node.has("*")) {
      int element = code.fresh();
      code.add(new Instruction.Each(element, source, false, place));
      source = element;
    }
    int target = code.fresh();
    code.add(new Instruction.Yield(target, source, place));
    return target;
  }

  private int cast(Node node) {
    var parts = node.named();
    if (parts.isEmpty()) {
      return code.unknown(node.span());
    }
    if (parts.size() == 1) {
      return value(parts.getFirst());
    }
    var type = parts.getLast();
    int value = lowering.functions.contextual(parts.getFirst(), "", type);
    return code.typed(value, lowering.types.ofClass(type), Map.of(), node.span());
  }

  private int assertion(Node node) {
    var parts = node.named();
    if (parts.size() < 2) {
      return last(node);
    }
    int value = value(parts.getLast());
    var type = parts.getFirst().named().stream().findFirst();
    return code.typed(value, type.map(lowering.types::ofClass).orElse(""), Map.of(), node.span());
  }

  /** Returns a constant. */
  int whole(long value, Span place) {
    return code.constant(new Literal.Whole(value), place);
  }
}
