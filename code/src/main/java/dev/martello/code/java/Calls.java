package dev.martello.code.java;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.JavaTypes;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lowers calls of methods and of constructors, and what they are given. */
final class Calls {
  private static final int NONE = -1;

  private final FileLowering file;
  private final Body body;
  private final Methods methods;
  private final Names names;
  private final Expressions expressions;

  Calls(FileLowering file, Body body, Methods methods, Names names, Expressions expressions) {
    this.file = file;
    this.body = body;
    this.methods = methods;
    this.names = names;
    this.expressions = expressions;
  }

  /** Lowers the call of a method. */
  Value method(Node node) {
    var name = node.child("name").map(Node::text).orElse("");
    var object = node.child("object");
    var owner = object.flatMap(names::asType);
    var receiver =
        owner.isPresent() || object.isEmpty()
            ? Optional.<Value>empty()
            : object.map(each -> each.is("super") ? names.self(each) : expressions.lower(each));
    var elements = receiver.map(each -> each.type().element()).orElse(JavaType.UNKNOWN);
    var arguments = arguments(node, elements);
    var target =
        owner
            .map(type -> methods.ofClass(type, name, arguments.size()))
            .or(() -> receiver.map(value -> methods.ofObject(value, name, arguments.size())))
            .orElseGet(() -> methods.unqualified(name, arguments.size(), node.span()));
    boolean isOfSuper = object.filter(each -> each.is("super")).isPresent();
    return call(target, isOfSuper, arguments, placeOf(node));
  }

  private Value call(Methods.Target target, boolean isOfSuper, List<Value> arguments, Span place) {
    var found = target.callee();
    var callee =
        isOfSuper
            ? new Callee.Declared(
                found.owner(), found.name(), found.descriptor(), found.receiver(), true)
            : found;
    widen(callee.owner(), arguments);
    var type = target.result();
    boolean isVoid = type.name().equals("void");
    int result = isVoid ? NONE : body.register();
    body.add(new Instruction.Call(result, callee, plain(arguments), place));
    if (isVoid) {
      return new Value(NONE, JavaType.UNKNOWN);
    }
    if (target.isOfProject() && type.isKnown()) {
      body.add(new Instruction.Typed(result, result, type.name(), type.attributes(), place));
    }
    return new Value(result, type.isKnown() ? type : asked(callee.name(), arguments));
  }

  /** What some methods return is an object of the class that they are given. */
  private static JavaType asked(String method, List<Value> arguments) {
    return OF_CLASS.contains(method)
        ? arguments.stream()
            .map(Value::type)
            .filter(type -> type.name().equals("java.lang.Class"))
            .map(JavaType::element)
            .findFirst()
            .orElse(JavaType.UNKNOWN)
        : JavaType.UNKNOWN;
  }

  private static final Set<String> OF_CLASS =
      Set.of(
          "readValue",
          "convertValue",
          "treeToValue",
          "fromJson",
          "beanFrom",
          "parseObject",
          "toJavaObject",
          "getForObject",
          "postForObject",
          "patchForObject",
          "queryForObject",
          "loadAs",
          "getBean");

  /**
   * Lowers the arguments of a call.
   *
   * @param elements the type of the parameters of lambdas among them
   */
  List<Value> arguments(Node node, JavaType elements) {
    var values = new ArrayList<Value>();
    for (var argument : node.child("arguments").map(Node::named).orElse(List.of())) {
      values.add(expressions.given(argument, elements));
    }
    return values;
  }

  private static List<Argument> plain(List<Value> values) {
    return values.stream().map(value -> Argument.of(value.register())).toList();
  }

  /** Of a chain of calls over several lines, each begins where its name stands. */
  private Span placeOf(Node call) {
    var name = call.child("name");
    var object = call.child("object");
    if (name.isEmpty() || object.isEmpty()) {
      return call.span();
    }
    boolean isOtherLine = file.line(name.get().start()) != file.line(object.get().start());
    return isOtherLine ? new Span(name.get().start(), call.span().end()) : call.span();
  }

  /** Lowers the call of another constructor at a constructor's start. */
  void delegate(Node node) {
    boolean isOwn = node.child("constructor").filter(each -> each.is("this")).isPresent();
    var arguments = arguments(node, JavaType.UNKNOWN);
    var owner = isOwn ? body.type().type() : body.type().superclass();
    var callee = new Callee.Declared(owner.name(), "<init>", "", names.self(node).register(), true);
    body.add(new Instruction.Call(NONE, callee, plain(arguments), node.span()));
  }

  /** Calls the constructor of a new object. */
  void construct(JavaType type, int object, List<Value> arguments, Node node) {
    widen(type.name(), arguments);
    var callee = new Callee.Declared(type.name(), "<init>", "", object, true);
    body.add(new Instruction.Call(NONE, callee, plain(arguments), node.span()));
  }

  /** What is declared as anything may be an object where queries are made. */
  private void widen(String owner, List<Value> arguments) {
    if (owner.startsWith("org.bson.") || owner.startsWith("com.mongodb.")) {
      arguments.stream()
          .filter(argument -> argument.type().name().equals(JavaTypes.ANYTHING))
          .forEach(
              argument ->
                  body.add(
                      new Instruction.Typed(
                          argument.register(),
                          argument.register(),
                          JavaTypes.ANYTHING,
                          Map.of(),
                          body.builder().span())));
    }
  }
}
