package dev.martello.code.java;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Key;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lowers what makes new objects and arrays, with the classes that are declared among code. */
final class Creations {
  private static final int NONE = -1;

  private final FileLowering file;
  private final Body body;
  private final Variables variables;
  private final Names names;
  private final Calls calls;
  private final Expressions expressions;

  Creations(
      FileLowering file,
      Body body,
      Variables variables,
      Names names,
      Calls calls,
      Expressions expressions) {
    this.file = file;
    this.body = body;
    this.variables = variables;
    this.names = names;
    this.calls = calls;
    this.expressions = expressions;
  }

  /** Lowers the creation of an object. */
  Value object(Node node) {
    var written = node.child("type");
    var type = names.typeIn(node);
    var around =
        node.named().stream()
            .takeWhile(each -> written.isEmpty() || each.start() < written.get().start())
            .filter(each -> !each.kind().contains("annotation"))
            .findFirst()
            .map(expressions::lower);
    var inside = node.first("class_body");
    var arguments = calls.arguments(node, JavaType.UNKNOWN);
    if (inside.isPresent()) {
      return new Value(anonymous(type, node, arguments), type);
    }
    var shape = file.find(type.name());
    int object = make(type, node);
    shape.ifPresent(each -> bind(each, object, around, node));
    calls.construct(type, object, arguments, node);
    return new Value(object, type);
  }

  /** Makes a constant of an enum. */
  int constant(ClassShape shape, Node constant) {
    var arguments = calls.arguments(constant, JavaType.UNKNOWN);
    if (constant.first("class_body").isPresent()) {
      return anonymous(shape.type(), constant, arguments);
    }
    int object = make(shape.type(), constant);
    calls.construct(shape.type(), object, arguments, constant);
    return object;
  }

  /** Lowers a class that stands among statements. */
  void localClass(Node node) {
    var name = node.child("name").map(Node::text).orElse("");
    boolean isStatic = body.isStatic() || !node.is("class_declaration");
    var shape = new ClassShape(body.type().nameInside(name), node, body.type(), isStatic, body);
    body.declareClass(name, shape);
    lowerInside(shape);
  }

  private int make(JavaType type, Node node) {
    int object = body.register();
    body.add(new Instruction.New(object, type.name(), node.span()));
    return object;
  }

  /** Gives a new object what its class uses of the code and the classes around it. */
  private void bind(ClassShape shape, int object, Optional<Value> around, Node node) {
    if (!shape.isStatic() && shape.outer().isPresent()) {
      int hops = variables.hopsTo(shape.outer().get());
      int outer =
          around
              .map(Value::register)
              .orElseGet(() -> variables.around(Math.max(0, hops), node.span()));
      body.add(new Instruction.Store(object, new Key.Member("this$0"), outer, node.span()));
    }
    for (var name : List.copyOf(shape.captured)) {
      var value = variables.load(name, node.span());
      body.add(
          new Instruction.Store(
              object, new Key.Member("val$" + name), value.register(), node.span()));
    }
  }

  private int anonymous(JavaType type, Node node, List<Value> arguments) {
    var shape =
        new ClassShape(body.type().nameInside(""), node, body.type(), body.isStatic(), body);
    shape.supertypes.add(type);
    lowerInside(shape);
    int object = make(shape.type(), node);
    bind(shape, object, Optional.empty(), node);
    calls.construct(type, object, arguments, node);
    if (ClassLowering.hasFieldCode(shape)) {
      var fields = new Callee.Declared(shape.name(), ClassLowering.FIELDS, "", object, true);
      body.add(new Instruction.Call(NONE, fields, List.of(), node.span()));
    }
    return object;
  }

  private void lowerInside(ClassShape shape) {
    ClassShapes.withNested(shape);
    file.register(shape);
    ClassShapes.addMembers(shape, file.types());
    new ClassLowering(file, shape).lower();
  }

  /** Lowers the creation of an array. */
  Value array(Node node) {
    var type = names.typeIn(node);
    var initial = node.child("value");
    if (initial.isPresent()) {
      return new Value(list(initial.get()), type.array());
    }
    var lengths =
        node.all("dimensions").stream()
            .filter(each -> each.is("dimensions_expr"))
            .flatMap(each -> each.named().stream())
            .toList();
    lengths.forEach(expressions::lower);
    int target = emptyList(node);
    int outer = target;
    for (int depth = 1; depth < lengths.size(); depth++) {
      int inner = emptyList(node);
      body.add(new Instruction.Store(outer, new Key.Any(), inner, node.span()));
      outer = inner;
    }
    return new Value(target, type.array());
  }

  /** Makes an array of the elements that are written. */
  int list(Node node) {
    var entries = new ArrayList<Entry>();
    for (var element : node.named()) {
      entries.add(new Entry(NONE, expressions.lower(element).register(), false));
    }
    int target = body.register();
    body.add(new Instruction.Make(target, Container.LIST, entries, node.span()));
    return target;
  }

  private int emptyList(Node node) {
    int target = body.register();
    body.add(new Instruction.Make(target, Container.LIST, List.of(), node.span()));
    return target;
  }
}
