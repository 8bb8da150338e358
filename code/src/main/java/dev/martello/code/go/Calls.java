package dev.martello.code.go;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lowers calls, and what is written like one: conversions, and making values. */
final class Calls {
  /** What a function that recovers has of a panic; no variable is called so. */
  static final String RECOVER = "recover()";

  private static final String CHANNEL = "chan ";

  /** Maps of libraries. */
  private static final Set<String> MAPS =
      Set.of("net/url.Values", "net/http.Header", "net/textproto.MIMEHeader");

  private final FileLowering file;
  private final Body body;
  private final Expressions expressions;

  Calls(FileLowering file, Body body, Expressions expressions) {
    this.file = file;
    this.body = body;
    this.expressions = expressions;
  }

  /** A pointer that a call is given, and the variable to which it points. */
  private record Pointed(int pointer, Node variable) {}

  Value value(Node call) {
    var function = call.child("function").map(Calls::unwrapped);
    var arguments = call.child("arguments").map(Node::named).orElse(List.of());
    return value(call, function, arguments);
  }

  /**
   * {@code f[T](x)} and {@code fs[i](x)} are written like conversions to a type with type
   * parameters; empty if it is one.
   */
  Optional<Value> generic(Node conversion) {
    var type = conversion.child("type").filter(each -> each.is("generic_type"));
    var function =
        type.flatMap(each -> each.child("type"))
            .filter(each -> each.is("type_identifier") || each.is("qualified_type"))
            .filter(each -> !isType(each));
    return function.map(
        named -> {
          var pointed = new ArrayList<Pointed>();
          var callee =
              element(type.orElseThrow(), named).orElseGet(() -> new Callee.Value(key(named)));
          var given = arguments(conversion.child("operand").stream().toList(), pointed);
          return called(conversion, callee, given, pointed);
        });
  }

  /** Returns whether a name is that of a type, as far as this project tells. */
  private boolean isType(Node name) {
    if (name.is("type_identifier")) {
      return !body.has(name.text())
          && file.own()
              .declaration(name.text())
              .map(found -> found.kind() == GoPackage.Kind.TYPE)
              .orElse(true);
    }
    var holder = name.child("package").map(Node::text).orElse("");
    return !body.has(holder)
        && file.importOf(holder)
            .flatMap(file.project()::find)
            .flatMap(found -> found.declaration(name.child("name").map(Node::text).orElse("")))
            .map(found -> found.kind() == GoPackage.Kind.TYPE)
            .orElse(file.importOf(holder).isEmpty());
  }

  private Value value(Node call, Optional<Node> function, List<Node> arguments) {
    if (function.isEmpty()) {
      return new Value(body.register());
    }
    var special = special(call, function.get(), arguments);
    if (special.isPresent()) {
      return special.get();
    }
    var pointed = new ArrayList<Pointed>();
    var callee = element(call, function.get()).orElseGet(() -> callee(function.get()));
    return called(call, callee, arguments(arguments, pointed), pointed);
  }

  private Value called(Node call, Callee callee, List<Argument> given, List<Pointed> pointed) {
    int result = body.call(callee, given, call.span());
    for (var each : pointed) {
      int now = body.builtin(Expressions.FOLLOW, call.span(), each.pointer());
      new Assignments(file, body, expressions).store(each.variable(), new Value(now));
    }
    var types = resultTypes(call);
    var type = types.size() == 1 && !types.getFirst().equals(GoType.ERROR) ? types.getFirst() : "";
    return new Value(result, type);
  }

  private static Node unwrapped(Node function) {
    var here = function;
    while (here.is("parenthesized_expression") && here.named().size() == 1) {
      here = here.named().getFirst();
    }
    return here;
  }

  /** Conversions, and functions of the language that take types or do not come back. */
  private Optional<Value> special(Node call, Node function, List<Node> arguments) {
    var place = call.span();
    if (function.is("parenthesized_type") || function.kind().endsWith("_type")) {
      return arguments.isEmpty()
          ? Optional.empty()
          : Optional.of(
              expressions.converted(
                  expressions.value(arguments.getFirst()), file.types().of(function, body), place));
    }
    if (!function.is("identifier")) {
      return Optional.empty();
    }
    var name = function.text();
    if (arguments.size() == 1 && expressions.isTypeName(name)) {
      return Optional.of(
          expressions.converted(
              expressions.value(arguments.getFirst()), file.types().of(function, body), place));
    }
    if (body.has(name) || file.own().declaration(name).isPresent()) {
      return Optional.empty();
    }
    return switch (name) {
      case "make" -> arguments.isEmpty() ? Optional.empty() : Optional.of(made(arguments, place));
      case "new" ->
          arguments.isEmpty()
              ? Optional.empty()
              : Optional.of(zero(file.types().of(arguments.getFirst(), body), place));
      case "panic" -> {
        int thrown = arguments.isEmpty() ? -1 : expressions.value(arguments.getFirst()).register();
        body.builder().end(new Exit.Throw(thrown, place));
        body.at(body.block());
        yield Optional.of(new Value(body.register()));
      }
      case "recover" -> body.load(RECOVER, place);
      default -> Optional.empty();
    };
  }

  private Value made(List<Node> arguments, Span place) {
    var type = file.types().of(arguments.getFirst(), body);
    arguments.stream().skip(1).forEach(expressions::value);
    var kind =
        type.startsWith("map[") || MAPS.contains(type)
            ? Instruction.Container.MAP
            : Instruction.Container.LIST;
    return new Value(body.make(kind, List.of(), place), type);
  }

  private Value zero(String type, Span place) {
    int zero = new Zeros(file, body).of(type, place);
    return new Value(
        GoType.isNamed(type)
            ? zero
            : body.builtin(
                Expressions.POINT, place, zero, body.constant(new Literal.Text(type), place)),
        type.isEmpty() ? "" : "*" + type);
  }

  /** {@code fs[i](x)} looks like a function with a type for its type parameter. */
  private Optional<Callee> element(Node call, Node function) {
    var index =
        call.child("type_arguments").map(Node::named).filter(all -> all.size() == 1).stream()
            .flatMap(List::stream)
            .map(Calls::elementOf)
            .filter(each -> isValue(function) && each.isNamed())
            .findFirst();
    return index.map(
        each -> {
          int list =
              function.kind().endsWith("type") || function.is("type_identifier")
                  ? key(function)
                  : expressions.value(function).register();
          int element = body.load(list, new Key.Element(key(each)), function.span());
          return new Callee.Value(element);
        });
  }

  private static Node elementOf(Node type) {
    return type.is("type_elem") && type.named().size() == 1 ? type.named().getFirst() : type;
  }

  /** Returns whether an expression is no function that has a name. */
  private boolean isValue(Node function) {
    return switch (function.kind()) {
      case "identifier", "type_identifier" -> !isFunction(function);
      case "qualified_type" -> body.has(function.child("package").map(Node::text).orElse(""));
      case "selector_expression" ->
          function
              .child("operand")
              .filter(operand -> expressions.importedPath(operand).isEmpty())
              .isPresent();
      default -> false;
    };
  }

  /** What is written like a type is a name, or a member of what has one. */
  private int key(Node type) {
    if (type.is("qualified_type")) {
      var holder = type.child("package").map(Node::text).orElse("");
      var name = type.child("name").map(Node::text).orElse("");
      return expressions.member(holder, name, type.span());
    }
    return expressions.name(type.text(), type.span()).register();
  }

  private Callee callee(Node function) {
    if (function.is("index_expression") || function.is("type_instantiation_expression")) {
      var inner = function.named().stream().findFirst();
      if (inner.isPresent() && isFunction(inner.get())) {
        return callee(inner.get());
      }
    }
    var operand =
        function.is("selector_expression") ? function.child("operand") : Optional.<Node>empty();
    if (operand.isEmpty() || expressions.importedPath(operand.get()).isPresent()) {
      return new Callee.Value(expressions.value(function).register());
    }
    var name = function.child("field").map(Node::text).orElse("");
    var receiver = expressions.value(operand.get());
    var type = GoType.pointedAt(receiver.type());
    boolean isDeclared = file.types().declarationOf(type).isPresent() || type.contains("@");
    return isDeclared
        ? new Callee.Declared(type, name, "", receiver.register(), false)
        : new Callee.Method(receiver.register(), name);
  }

  /** {@code f[T](x)} calls a function, {@code fs[i](x)} an element. */
  private boolean isFunction(Node node) {
    if (node.is("selector_expression")) {
      var name = node.child("field").map(Node::text).orElse("");
      return node.child("operand")
          .flatMap(expressions::importedPath)
          .filter(path -> isFunction(path, name))
          .isPresent();
    }
    return (node.is("identifier") || node.is("type_identifier"))
        && !body.has(node.text())
        && file.own()
            .declaration(node.text())
            .filter(found -> found.kind() == GoPackage.Kind.FUNCTION)
            .isPresent();
  }

  /** Returns whether a package has a function of a name; of libraries that is taken for given. */
  private boolean isFunction(String path, String name) {
    return file.project()
        .find(path)
        .flatMap(found -> found.declaration(name))
        .map(found -> found.kind() == GoPackage.Kind.FUNCTION)
        .orElse(true);
  }

  private List<Argument> arguments(List<Node> nodes, List<Pointed> pointed) {
    var given = new ArrayList<Argument>();
    for (var node : nodes) {
      if (node.is("variadic_argument")) {
        node.named()
            .forEach(
                each ->
                    given.add(
                        new Argument(
                            expressions.value(each).register(), "", Argument.Kind.ELEMENTS)));
        continue;
      }
      var value = expressions.value(node);
      variable(node).ifPresent(name -> pointed.add(new Pointed(value.register(), name)));
      given.add(Argument.of(value.register()));
    }
    return given;
  }

  /** Returns the variable, or the field of one, of which an argument is the address. */
  private Optional<Node> variable(Node argument) {
    return Optional.of(argument)
        .filter(each -> each.is("unary_expression"))
        .filter(each -> each.child("operator").map(Node::text).orElse("").equals("&"))
        .flatMap(each -> each.child("operand"))
        .filter(this::isVariable);
  }

  private boolean isGlobal(String name) {
    return file.own()
        .declaration(name)
        .filter(found -> found.kind() == GoPackage.Kind.VARIABLE)
        .isPresent();
  }

  private boolean isVariable(Node node) {
    return node.is("identifier")
        ? body.has(node.text()) || isGlobal(node.text())
        : node.is("selector_expression")
            && node.child("operand").filter(this::isVariable).isPresent();
  }

  /**
   * Calls a function that runs beside this one: at once and, since it may wait for what is sent to
   * it, once more at the end.
   */
  void start(Node call) {
    var function = call.child("function").map(Calls::unwrapped);
    if (function.isEmpty() || !call.is("call_expression")) {
      return;
    }
    var callee = callee(function.get());
    var given =
        arguments(call.child("arguments").map(Node::named).orElse(List.of()), new ArrayList<>());
    body.call(callee, given, call.span());
    if (file.tree().file().text().contains(CHANNEL)) {
      body.deferred().add(new Body.Deferred(callee, given, call.span()));
    }
  }

  /** Evaluates the parts of a call that is made when the function ends. */
  void defer(Node call) {
    var function = call.child("function").map(Calls::unwrapped);
    if (function.isPresent() && call.is("call_expression")) {
      var arguments = call.child("arguments").map(Node::named).orElse(List.of());
      var callee = callee(function.get());
      var given = arguments(arguments, new ArrayList<>());
      body.deferred().add(new Body.Deferred(callee, given, call.span()));
    }
  }

  List<String> resultTypes(Node call) {
    var function = call.child("function").map(Calls::unwrapped);
    if (!call.is("call_expression") || function.isEmpty()) {
      return List.of();
    }
    var result =
        function
            .filter(each -> each.is("identifier") && !body.has(each.text()))
            .flatMap(each -> file.own().declaration(each.text()))
            .filter(found -> found.kind() == GoPackage.Kind.FUNCTION && found.file() == file.tree())
            .flatMap(found -> found.node().child("result"));
    if (result.isEmpty()) {
      return List.of();
    }
    if (!result.get().is("parameter_list")) {
      return List.of(file.types().of(result.get(), body));
    }
    var types = new ArrayList<String>();
    for (var parameter : result.get().named()) {
      var type = parameter.child("type").map(each -> file.types().of(each, body)).orElse("");
      int many = (int) parameter.all("name").stream().filter(Node::isNamed).count();
      types.addAll(Collections.nCopies(Math.max(1, many), type));
    }
    return types;
  }
}
