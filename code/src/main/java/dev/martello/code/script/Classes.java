package dev.martello.code.script;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Procedure.Trait;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Lowers classes: an object that holds the methods; fields are made by the constructor. */
final class Classes {
  /** Begins the names of members that are called when a member is written. */
  static final String SETTER = "set ";

  /** The name of the member that makes new objects. */
  static final String CONSTRUCTOR = "constructor";

  /** A member with the decorators before it. */
  private record Member(Node node, List<Node> decorators) {
    boolean isStatic() {
      return node.has("static") || node.has("static get");
    }

    boolean is(String kind) {
      return node.is(kind);
    }

    boolean isField() {
      return node.is("field_definition") || node.is("public_field_definition");
    }

    Optional<Node> name() {
      return node.child("name").or(() -> node.child("property"));
    }

    boolean isConstructor() {
      return node.is("method_definition")
          && !isStatic()
          && name().map(name -> name.text().equals(CONSTRUCTOR)).orElse(false);
    }
  }

  /** A class while its members are made. */
  private record Made(
      Node node, String name, int register, Scope scope, boolean isDerived, boolean isDecorated) {}

  private final Lowering lowering;
  private final Emitter code;

  Classes(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  /** Lowers a declaration, which binds the class' name. */
  void declare(Node node, List<Node> decorators) {
    var name = node.child("name").map(Node::text).orElse("");
    lower(node, name, decorators);
  }

  /** Lowers a class; returns its register. */
  int lower(Node node, String name, List<Node> outerDecorators) {
    var scope = lowering.scopes.of(node, lowering.scope());
    var bases = bases(node);
    int register = code.fresh();
    var place = node.child("name").orElse(node).span();
    code.add(new Instruction.MakeClass(register, name, bases, place));
    var before = lowering.enter(scope);
    node.child("name").ifPresent(it -> lowering.variables.write(it.text(), register, it.span()));
    var decorators = new ArrayList<>(outerDecorators);
    decorators.addAll(node.all("decorator"));
    var made = new Made(node, name, register, scope, !bases.isEmpty(), !decorators.isEmpty());
    members(made);
    for (var decorator : decorators) {
      decorate(decorator, List.of(Argument.of(register)));
    }
    lowering.leaveTo(before);
    return register;
  }

  private List<Integer> bases(Node node) {
    var heritage = node.first("class_heritage");
    var extended = heritage.flatMap(it -> it.first("extends_clause")).or(() -> heritage);
    return extended.stream()
        .flatMap(it -> it.named().stream())
        .filter(it -> !it.is("type_arguments") && !it.is("implements_clause"))
        .limit(1)
        .map(lowering.expressions::value)
        .toList();
  }

  private static List<Member> membersOf(Node node) {
    var members = new ArrayList<Member>();
    var decorators = new ArrayList<Node>();
    for (var part : node.child("body").map(Node::named).orElse(List.of())) {
      if (part.is("decorator")) {
        decorators.add(part);
        continue;
      }
      decorators.addAll(part.all("decorator"));
      members.add(new Member(part, List.copyOf(decorators)));
      decorators.clear();
    }
    return members;
  }

  private void members(Made made) {
    var members = membersOf(made.node());
    for (var member : members) {
      if (member.is("method_definition") && !member.isConstructor()) {
        method(made, member);
      }
    }
    constructor(made, members);
    statics(made, members);
    for (var member : members) {
      if (member.isField() && !member.decorators().isEmpty()) {
        decorateField(made, member);
      }
    }
  }

  private void method(Made made, Member member) {
    var node = member.node();
    var name = member.name().map(Containers::nameOf).orElse("");
    var traits = EnumSet.noneOf(Trait.class);
    if (member.isStatic()) {
      traits.add(Trait.STATIC);
    }
    if (node.has("get") || node.has("static get")) {
      traits.add(Trait.GETTER);
    }
    var annotations = member.decorators().stream().map(lowering.types::annotation).toList();
    int closure = lower(made, node, name, traits, annotations);
    var key =
        name.isEmpty()
            ? new Key.Element(
                member
                    .name()
                    .map(lowering.containers::key)
                    .orElseGet(() -> code.unknown(node.span())))
            : new Key.Member(node.has("set") ? SETTER + name : name);
    code.store(made.register(), key, closure, node.span());
    if (!member.decorators().isEmpty()) {
      decorateMethod(made, member, key, closure);
    }
  }

  /**
   * Decorators are handed a descriptor, whose {@code value} they may set to what runs instead; the
   * methods of a decorated class belong to a framework, which calls them by what decorators say.
   */
  private void decorateMethod(Made made, Member member, Key key, int closure) {
    var place = member.node().span();
    var name = code.text(member.name().map(Containers::nameOf).orElse(""), place);
    var value = new Instruction.Entry(code.text(VALUE, place), closure, false);
    int descriptor = code.make(Instruction.Container.MAP, List.of(value), place);
    for (var decorator : member.decorators().reversed()) {
      decorate(
          decorator,
          List.of(
              Argument.of(made.register()),
              Argument.of(name),
              Argument.of(descriptor),
              Argument.of(closure)));
    }
    if (!made.isDecorated()) {
      code.store(made.register(), key, code.load(descriptor, VALUE, place), place);
    }
  }

  private static final String VALUE = "value";

  private int lower(
      Made made, Node node, String name, EnumSet<Trait> traits, List<Annotation> annotations) {
    return lowering.functions.closure(
        node, new Functions.Shape(name, made.name(), traits, annotations, "", () -> {}, false));
  }

  private void decorate(Node decorator, List<Argument> arguments) {
    int function = lowering.expressions.only(decorator);
    code.call(function, arguments, decorator.span());
  }

  private void decorateField(Made made, Member member) {
    var name = member.name().map(Containers::nameOf).orElse("");
    for (var decorator : member.decorators()) {
      decorate(
          decorator,
          List.of(
              Argument.of(made.register()), Argument.of(code.text(name, member.node().span()))));
    }
  }

  private void constructor(Made made, List<Member> members) {
    var fields =
        members.stream()
            .filter(member -> member.isField() && !member.isStatic())
            .map(Member::node)
            .filter(field -> field.child("value").isPresent())
            .toList();
    var written = members.stream().filter(Member::isConstructor).map(Member::node).findFirst();
    if (written.isPresent()) {
      Runnable initialization = () -> initialize(made, properties(written.get()), fields);
      int closure =
          lowering.functions.closure(
              written.get(),
              new Functions.Shape(
                  CONSTRUCTOR,
                  made.name(),
                  EnumSet.noneOf(Trait.class),
                  List.of(),
                  "",
                  initialization,
                  made.isDerived()));
      code.store(made.register(), CONSTRUCTOR, closure, written.get().span());
    } else if (!fields.isEmpty()) {
      code.store(made.register(), CONSTRUCTOR, implicit(made, fields), made.node().span());
    }
  }

  /** Makes the constructor that a class with fields has without writing one. */
  private int implicit(Made made, List<Node> fields) {
    var place = made.node().child("name").orElse(made.node()).span();
    var scope = made.scope().inner(Scope.Kind.FUNCTION);
    var before = lowering.enter(scope);
    var frame = code.begin(scope, CONSTRUCTOR, false, place);
    frame.builder().in(made.name());
    scope.receiveBy(frame);
    if (made.isDerived()) {
      int given = frame.builder().parameter("args", Procedure.Kind.REST);
      code.method(
          lowering.variables.receiver(place),
          "super.constructor",
          List.of(new Argument(given, "", Argument.Kind.ELEMENTS)),
          place);
    }
    initialize(made, List.of(), fields);
    code.end();
    lowering.leaveTo(before);
    return code.closure(frame.builder().number(), place);
  }

  /** Returns the parameters that become fields: {@code constructor(private x: X)}. */
  private static List<Node> properties(Node constructor) {
    return constructor.child("parameters").map(Node::named).orElse(List.of()).stream()
        .filter(
            it ->
                it.has("accessibility_modifier")
                    || it.has("readonly")
                    || it.has("override_modifier"))
        .flatMap(it -> it.child("pattern").stream())
        .filter(it -> it.is("identifier"))
        .toList();
  }

  /** Returns the type that the class around a node declares for a field. */
  static Optional<Node> declared(Node inside, String name) {
    var around = inside.parent();
    while (around.isPresent() && !around.get().is("class_body")) {
      around = around.get().parent();
    }
    return around.stream()
        .flatMap(body -> body.named().stream())
        .filter(member -> member.is("public_field_definition"))
        .filter(field -> field.child("name").filter(it -> it.text().equals(name)).isPresent())
        .findFirst()
        .flatMap(field -> field.child("type"));
  }

  /** Makes the fields of a new object, in its constructor. */
  private void initialize(Made made, List<Node> properties, List<Node> fields) {
    for (var property : properties) {
      int value = lowering.variables.read(property);
      code.store(
          lowering.variables.receiver(property.span()), property.text(), value, property.span());
    }
    var before = lowering.enter(made.scope());
    made.scope().receiveBy(code.frame());
    for (var field : fields) {
      field(field, lowering.variables.receiver(field.span()));
    }
    made.scope().receiveBy(null);
    lowering.leaveTo(before);
  }

  private void field(Node field, int object) {
    var value = field.child("value");
    var key = field.child("name").or(() -> field.child("property"));
    if (value.isEmpty() || key.isEmpty()) {
      return;
    }
    var name = Containers.nameOf(key.get());
    Key wanted =
        name.isEmpty() ? new Key.Element(lowering.containers.key(key.get())) : new Key.Member(name);
    int made = lowering.statements.declared(value.get(), name, field.child("type"));
    code.store(object, wanted, made, field.span());
  }

  /** Makes static fields and runs static blocks; {@code this} is the class there. */
  private void statics(Made made, List<Member> members) {
    var wanted =
        members.stream()
            .filter(
                member ->
                    member.is("class_static_block") || (member.isField() && member.isStatic()))
            .map(Member::node)
            .toList();
    if (wanted.isEmpty()) {
      return;
    }
    Span place = made.node().child("name").orElse(made.node()).span();
    var scope = made.scope();
    var self = scope.bind("this", Variable.Kind.OTHER, scope.procedure(), made.node().start());
    lowering.variables.write(self, made.register(), place);
    scope.standFor(self);
    for (var node : wanted) {
      if (node.is("class_static_block")) {
        node.child("body").ifPresent(body -> lowering.statements.block(node, body));
      } else {
        field(node, made.register());
      }
    }
    scope.standFor(null);
  }
}
