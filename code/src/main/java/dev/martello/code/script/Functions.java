package dev.martello.code.script;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Procedure.Trait;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lowers functions of every kind to procedures of their own. */
final class Functions {
  /**
   * What the place of a function says about it.
   *
   * @param owner the class it belongs to; empty text for none
   * @param argument the type of its first argument where only its place says it
   * @param fields makes the fields of a new object; does nothing but for constructors
   * @param waitsForBase whether the fields are made after the base class' constructor ran
   */
  record Shape(
      String name,
      String owner,
      Set<Trait> traits,
      List<Annotation> annotations,
      String argument,
      Runnable fields,
      boolean waitsForBase) {

    /** Makes the shape of a plain function. */
    Shape(String name, Set<Trait> traits, String argument) {
      this(name, "", traits, List.of(), argument, () -> {}, false);
    }
  }

  /** A parameter and what it binds. */
  private record Pending(int register, Node parameter, Node pattern) {}

  private final Lowering lowering;
  private final Emitter code;

  /** A function in a {@code finally} is met more than once and lowered once. */
  private final Map<Integer, Integer> numbers = new HashMap<>();

  Functions(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  static boolean isFunction(Node node) {
    return switch (node.kind()) {
      case "function_expression", "arrow_function", "generator_function" -> true;
      default -> false;
    };
  }

  /** Lowers a function that is a value. */
  int closure(Node node, String name) {
    return closure(node, new Shape(name, Set.of(), ""));
  }

  /** Lowers a value that its place gives a type; a function's parameter gets its type so. */
  int contextual(Node value, String name, Node type) {
    var inner = value;
    while (inner.is("parenthesized_expression") && inner.named().size() == 1) {
      inner = inner.named().getFirst();
    }
    return isFunction(inner)
        ? closure(inner, new Shape(name, Set.of(), lowering.types.ofFirstArgument(type)))
        : lowering.expressions.named(value, name);
  }

  /** Lowers a function that is called when a member is read. */
  int getter(Node node, String name) {
    return closure(node, new Shape(name, Set.of(Trait.GETTER), ""));
  }

  /** Lowers a generator that stands for an async function, as compilers write it. */
  int asynchronous(Node node, boolean borrowsReceiver) {
    if (borrowsReceiver) {
      lowering.scopes.ofProcedure(node, lowering.scope()).borrowReceiver();
    }
    return closure(node, new Shape("", Set.of(Trait.ASYNC), ""));
  }

  /** Lowers a method of an object or class. */
  int method(Node node, String name, String owner) {
    var traits = node.has("get") ? Set.of(Trait.GETTER) : Set.<Trait>of();
    return closure(node, new Shape(name, owner, traits, List.of(), "", () -> {}, false));
  }

  int closure(Node node, Shape shape) {
    int closure = constructing(node, shape, code.closure(procedure(node, shape), node.span()));
    boolean isExpression = node.is("function_expression") || node.is("generator_function");
    if (isExpression) {
      bindOwnName(node, closure);
    }
    return closure;
  }

  /** A function whose prototype is used is a class in the manner of old: its constructor. */
  private int constructing(Node node, Shape shape, int closure) {
    boolean isPlain = node.is("function_declaration") || node.is("function_expression");
    boolean isClass =
        isPlain && shape.owner().isEmpty() && lowering.scopes.hasPrototype(shape.name());
    if (!isClass) {
      return closure;
    }
    var place = node.child("name").orElse(node).span();
    int made = code.fresh();
    code.add(new Instruction.MakeClass(made, shape.name(), List.of(), place));
    code.store(made, Classes.CONSTRUCTOR, closure, place);
    return made;
  }

  /** Inside a function expression, its name is the function. */
  private void bindOwnName(Node node, int closure) {
    var scope = lowering.scopes.of(node, lowering.scope());
    node.child("name")
        .flatMap(name -> scope.find(name.text()))
        .filter(variable -> variable.kind() == Variable.Kind.OTHER)
        .filter(variable -> variable.isNameOf(scope))
        .ifPresent(variable -> lowering.variables.write(variable, closure, node.span()));
  }

  /** Makes the functions that are declared in the scope that was entered, if one was. */
  void hoistSince(Scope before) {
    if (lowering.scope() != before) {
      hoist(lowering.scope());
    }
  }

  /** Makes the functions that are declared in a scope. */
  void hoist(Scope scope) {
    for (var declaration : scope.functions()) {
      var name = declaration.child("name").map(Node::text).orElse("");
      int closure = closure(declaration, name);
      lowering.variables.write(name, closure, declaration.child("name").orElse(declaration).span());
    }
  }

  private int procedure(Node node, Shape shape) {
    var known = numbers.get(node.id());
    if (known != null) {
      return known;
    }
    var scope = lowering.scopes.ofProcedure(node, lowering.scope());
    var before = lowering.enter(scope);
    boolean yieldAwaits = shape.traits().contains(Trait.ASYNC);
    var frame = code.begin(scope, shape.name(), yieldAwaits, node.span());
    int number = frame.builder().number();
    numbers.put(node.id(), number);
    scope.receiveBy(frame);
    describe(frame, node, shape);
    parameters(node, scope, shape);
    frame.fields(shape.fields());
    if (!shape.waitsForBase()) {
      frame.makeFields();
    }
    body(node, scope);
    frame.makeFields();
    code.end();
    lowering.leaveTo(before);
    return number;
  }

  private static void describe(Frame frame, Node node, Shape shape) {
    var builder = frame.builder().in(shape.owner()).annotated(shape.annotations());
    shape.traits().forEach(builder::trait);
    if (node.has("async")) {
      builder.trait(Trait.ASYNC);
    }
    if (node.has("*") && !frame.yieldAwaits()) {
      builder.trait(Trait.GENERATOR);
    }
  }

  private void body(Node node, Scope scope) {
    for (var variable : scope.variables()) {
      if (variable.kind() == Variable.Kind.VAR) {
        code.set(variable.register(code), new Literal.Nothing(), node.span());
      }
    }
    var body = node.child("body");
    if (body.isEmpty()) {
      return;
    }
    if (body.get().is("statement_block")) {
      hoist(scope);
      lowering.statements.all(body.get().named());
    } else {
      int value = lowering.expressions.value(body.get());
      code.end(new Exit.Return(value, body.get().span()));
    }
  }

  private void parameters(Node node, Scope scope, Shape shape) {
    var pending = new ArrayList<Pending>();
    var plain = new ArrayList<Integer>();
    Optional<Integer> rest = Optional.empty();
    var argument = shape.argument();
    for (var parameter : parameters(node)) {
      var pattern = parameter.child("pattern").orElse(parameter);
      if (pattern.is("assignment_pattern")) {
        pattern = pattern.child("left").orElse(pattern);
      }
      if (pattern.is("this")) {
        continue;
      }
      int register = parameter(parameter, pattern, scope, argument);
      argument = "";
      if (pattern.is("rest_pattern")) {
        rest = Optional.of(register);
      } else {
        plain.add(register);
      }
      pending.add(new Pending(register, parameter, pattern));
    }
    arguments(node, scope, plain, rest);
    pending.forEach(this::take);
  }

  private static List<Node> parameters(Node node) {
    var single = node.child("parameter");
    return single.isPresent()
        ? List.of(single.get())
        : node.child("parameters").map(Node::named).orElse(List.of());
  }

  private int parameter(Node parameter, Node pattern, Scope scope, String otherwise) {
    boolean isRest = pattern.is("rest_pattern");
    var name = isRest ? pattern.named().stream().findFirst().orElse(pattern) : pattern;
    boolean isName = name.is("identifier");
    var declared = parameter.child("type").map(lowering.types::of).orElse("");
    int register =
        code.frame()
            .builder()
            .parameter(
                isName ? name.text() : "",
                isRest ? Procedure.Kind.REST : Procedure.Kind.PLAIN,
                declared.isEmpty() ? otherwise : declared,
                parameter.all("decorator").stream().map(lowering.types::annotation).toList());
    if (isName) {
      scope.find(name.text()).ifPresent(variable -> variable.isIn(register));
    }
    return register;
  }

  /** Makes {@code arguments}, where it is used, of all that was given. */
  private void arguments(Node node, Scope scope, List<Integer> plain, Optional<Integer> rest) {
    var variable = scope.arguments();
    if (variable.isEmpty()) {
      return;
    }
    int others =
        rest.orElseGet(() -> code.frame().builder().parameter("arguments", Procedure.Kind.REST));
    var entries = new ArrayList<Entry>();
    plain.forEach(register -> entries.add(new Entry(-1, register, false)));
    entries.add(new Entry(-1, others, true));
    int list = code.make(Container.LIST, entries, node.span());
    lowering.variables.write(variable.get(), list, node.span());
  }

  /** Fills in a parameter's default and takes its pattern apart. */
  private void take(Pending pending) {
    var parameter = pending.parameter();
    var otherwise = parameter.child("value").or(() -> parameter.child("right"));
    var name = Patterns.nameOf(pending.pattern());
    otherwise.ifPresent(node -> fill(pending.register(), node, name));
    var pattern = pending.pattern();
    boolean isName =
        pattern.is("identifier")
            || (pattern.is("rest_pattern")
                && pattern.named().stream().allMatch(it -> it.is("identifier")));
    if (!isName) {
      lowering.patterns.bind(pattern, pending.register());
    }
  }

  private void fill(int register, Node otherwise, String name) {
    var place = otherwise.span();
    int absent = code.block();
    int after = code.block();
    code.branch(code.operate(Operator.IS_ABSENT, place, register), absent, after, place);
    code.at(absent);
    code.copy(register, lowering.expressions.named(otherwise, name), place);
    code.jump(after);
    code.at(after);
  }
}
