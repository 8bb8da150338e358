package dev.martello.code.java;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Optional;

/** Lowers expressions whose values are functions: lambdas and references to methods. */
final class Functions {
  private final FileLowering file;
  private final Body body;
  private final Names names;
  private final Expressions expressions;

  Functions(FileLowering file, Body body, Names names, Expressions expressions) {
    this.file = file;
    this.body = body;
    this.names = names;
    this.expressions = expressions;
  }

  /**
   * Lowers a lambda.
   *
   * @param elements the type of its parameter, if it has one whose type is not written
   */
  Value lambda(Node node, JavaType elements) {
    var inner = file.begin("", body.builder().number(), node.span()).in(body.type().name());
    var inside = new Body(inner, body.type(), body, body.isStatic());
    node.child("parameters").ifPresent(each -> addParameters(each, elements, inside));
    var code = node.child("body");
    var lowering = new Statements(file, inside);
    if (code.filter(each -> each.is("block")).isPresent()) {
      lowering.lower(code.get());
    } else if (code.isPresent()) {
      var value = lowering.expressions().lower(code.get());
      inner.end(new Exit.Return(value.register(), code.get().span()));
    }
    file.end(inner);
    int target = body.register();
    body.add(new Instruction.Closure(target, inner.number(), node.span()));
    return new Value(target, JavaType.UNKNOWN);
  }

  private void addParameters(Node parameters, JavaType elements, Body inside) {
    var all = parameters.is("identifier") ? List.of(parameters) : parameters.named();
    for (var parameter : all) {
      boolean isPlain = parameter.is("identifier");
      var name = isPlain ? parameter.text() : parameter.child("name").map(Node::text).orElse("");
      var type =
          isPlain
              ? all.size() == 1 ? elements : JavaType.UNKNOWN
              : Parameters.typeOf(parameter, body.type(), file.types());
      int register = inside.builder().parameter(name, Procedure.Kind.PLAIN, type.name(), List.of());
      inside.declare(name, register, type);
    }
  }

  /** Lowers a reference to a method or a constructor. */
  Value reference(Node node) {
    var parts = node.named();
    if (parts.isEmpty()) {
      return expressions.nothing(node);
    }
    var object = parts.getFirst();
    var name = node.has("new") ? "<init>" : parts.getLast().text();
    var owner =
        object.kind().endsWith("type") || object.is("type_identifier")
            ? Optional.of(file.types().of(object, body.type()))
            : names.asType(object);
    int target = body.register();
    if (owner.isPresent()) {
      boolean isOfObject = file.platform().isOfObjects(owner.get(), name);
      int receiver = isOfObject ? Callee.Declared.FIRST : -1;
      var method = new Callee.Declared(owner.get().name(), name, "", receiver, false);
      body.add(new Instruction.MethodValue(target, method, List.of(), node.span()));
    } else {
      var value = object.is("super") ? names.self(object) : expressions.lower(object);
      var method = new Callee.Declared(value.type().name(), name, "", value.register(), false);
      body.add(new Instruction.MethodValue(target, method, List.of(value.register()), node.span()));
    }
    return new Value(target, JavaType.UNKNOWN);
  }
}
