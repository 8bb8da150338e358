package dev.martello.code.java;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.tree.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Lowers expressions, each kind with the class that knows it. */
final class Expressions {
  /** Where the value of a switch goes. */
  private record Result(int register, int block) {}

  private final FileLowering file;
  private final Body body;
  private final ProcedureBuilder builder;
  private final Statements statements;
  private final Variables variables;
  private final Names names;
  private final Functions functions;
  private final Calls calls;
  private final Creations creations;
  private final Assignments assignments;
  private final Operators operators;
  private final Patterns patterns;
  private final Deque<Result> results = new ArrayDeque<>();

  Expressions(FileLowering file, Body body, Statements statements) {
    this.file = file;
    this.body = body;
    this.statements = statements;
    builder = body.builder();
    variables = new Variables(file, body);
    names = new Names(file, body, variables, this);
    functions = new Functions(file, body, names, this);
    calls = new Calls(file, body, new Methods(file, body, variables), names, this);
    creations = new Creations(file, body, variables, names, calls, this);
    operators = new Operators(body, this);
    assignments = new Assignments(body, variables, names, operators, this);
    patterns = new Patterns(file, body);
  }

  /** Lowers an expression whose value nobody wants. */
  void effect(Node node) {
    lowerBounded(node);
  }

  /** Lowers an expression. */
  Value lower(Node node) {
    var value = lowerBounded(node);
    return value.register() < 0 ? nothing(node) : value;
  }

  /** Lowers the expression in a field of another one. */
  Value lower(Node node, String field) {
    return node.child(field).map(this::lower).orElseGet(() -> nothing(node));
  }

  /**
   * Lowers what is given to a call or a variable.
   *
   * @param elements the type of a lambda's parameter
   */
  Value given(Node node, JavaType elements) {
    return node.is("lambda_expression") ? functions.lambda(node, elements) : lower(node);
  }

  /** Lowers what a variable is initialized with. */
  int initial(Node node, JavaType type) {
    var elements = type.arguments().isEmpty() ? JavaType.UNKNOWN : type.arguments().getFirst();
    return given(node, elements).register();
  }

  private Value lowerBounded(Node node) {
    if (!file.enter(node)) {
      return nothing(node);
    }
    try {
      var literal = Literals.read(node);
      return literal.isPresent()
          ? new Value(body.constant(literal.get().literal(), node.span()), literal.get().type())
          : lowerHere(node);
    } finally {
      file.leave();
    }
  }

  Value nothing(Node node) {
    return new Value(ClassLowering.nothing(body, node.span()), JavaType.UNKNOWN);
  }

  private Value lowerHere(Node node) {
    return switch (node.kind()) {
      case "parenthesized_expression" ->
          node.named().stream().findFirst().map(this::lower).orElseGet(() -> nothing(node));
      case "identifier" -> names.identifier(node);
      case "this" -> new Value(variables.around(0, node.span()), body.type().type());
      case "field_access" -> names.field(node);
      case "array_access" -> assignments.element(node);
      case "method_invocation" -> calls.method(node);
      case "object_creation_expression" -> creations.object(node);
      case "array_creation_expression" -> creations.array(node);
      case "array_initializer" -> new Value(creations.list(node), JavaType.UNKNOWN);
      case "lambda_expression" -> functions.lambda(node, JavaType.UNKNOWN);
      case "method_reference" -> functions.reference(node);
      case "assignment_expression" -> assignments.assign(node);
      case "update_expression" -> assignments.update(node);
      case "binary_expression" -> operators.binary(node);
      case "unary_expression" -> operators.unary(node);
      case "instanceof_expression" -> operators.truth(node);
      case "ternary_expression" -> choose(node);
      case "cast_expression" -> cast(node);
      case "switch_expression" -> choice(node);
      case "class_literal" -> names.classLiteral(node);
      default -> {
        node.named().forEach(this::lower);
        yield nothing(node);
      }
    };
  }

  private Value cast(Node node) {
    var value = lower(node, "value");
    var type = names.typeIn(node);
    if (!type.isKnown()) {
      return value;
    }
    int target = body.register();
    body.add(
        new Instruction.Typed(
            target, value.register(), type.name(), type.attributes(), node.span()));
    return new Value(target, type);
  }

  private Value choose(Node node) {
    int whenTrue = builder.block();
    int whenFalse = builder.block();
    int after = builder.block();
    int target = body.register();
    node.child("condition").ifPresent(each -> condition(each, whenTrue, whenFalse));
    var type = arm(node.child("consequence"), whenTrue, target, after, node);
    var other = arm(node.child("alternative"), whenFalse, target, after, node);
    builder.at(after);
    return new Value(target, type.isKnown() ? type : other);
  }

  private JavaType arm(Optional<Node> arm, int block, int target, int after, Node node) {
    builder.at(block);
    var value = arm.map(this::lower).orElseGet(() -> nothing(node));
    body.add(new Instruction.Copy(target, value.register(), node.span()));
    builder.jump(after);
    return value.type();
  }

  /** Lowers a condition; ends the block with branches. */
  void condition(Node node, int whenTrue, int whenFalse) {
    if (file.enter(node)) {
      operators.condition(node, whenTrue, whenFalse);
      file.leave();
    }
  }

  Patterns patterns() {
    return patterns;
  }

  Calls calls() {
    return calls;
  }

  Creations creations() {
    return creations;
  }

  private Value choice(Node node) {
    var selector = lower(node, "condition");
    int after = builder.block();
    int target = body.register();
    body.open();
    results.push(new Result(target, after));
    statements.breakable(after, () -> new Switch(body, statements, selector, after).lower(node));
    results.pop();
    body.close();
    builder.at(after);
    return new Value(target, JavaType.UNKNOWN);
  }

  /** Gives a switch its value. */
  void result(Node value) {
    var result = lowerBounded(value);
    if (!results.isEmpty()) {
      var wanted = results.element();
      if (result.register() >= 0) {
        body.add(new Instruction.Copy(wanted.register(), result.register(), value.span()));
      }
      builder.jump(wanted.block());
    }
  }

  /** Loads a constant of an enum by its simple name, or another constant. */
  Value constant(Node node, JavaType selector) {
    boolean isConstantOfEnum =
        node.is("identifier") && selector.isKnown() && !variables.has(node.text());
    return isConstantOfEnum
        ? new Value(
            body.load(body.typeObject(selector.name(), node.span()), node.text(), node.span()),
            selector)
        : lower(node);
  }
}
