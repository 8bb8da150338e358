package dev.martello.code.java;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.JavaTypes;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Placeholders;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lowers one class with its members and the classes inside. */
final class ClassLowering {
  /** Runs before the rest of each constructor: what stands at the fields, and initializers. */
  static final String FIELDS = "<fields>";

  private static final String CONSTRUCTOR = "<init>";
  private static final Set<String> INITIALIZED = Set.of("field_declaration", "block");

  private final FileLowering file;
  private final ClassShape shape;
  private final Annotations annotations;
  private final List<Node> members;
  private final boolean hasFieldCode;
  private final List<Integer> methods = new ArrayList<>();

  ClassLowering(FileLowering file, ClassShape shape) {
    this.file = file;
    this.shape = shape;
    annotations = new Annotations(file.types());
    members = ClassShapes.members(shape.node());
    hasFieldCode = hasFieldCode(shape);
  }

  /** Lowers the class. */
  void lower() {
    lowerStatics();
    if (hasFieldCode) {
      lowerFields();
    }
    boolean hasConstructor = false;
    for (var member : members) {
      switch (member.kind()) {
        case "method_declaration" -> lowerMethod(member);
        case "constructor_declaration", "compact_constructor_declaration" -> {
          hasConstructor = true;
          lowerConstructor(member);
        }
        default -> {}
      }
    }
    var made = Lombok.constructors(shape, file.types());
    made.forEach(this::lowerConstructor);
    if (!hasConstructor && made.isEmpty() && isConstructible()) {
      lowerMissingConstructor();
    }
    if (shape.is("record_declaration")) {
      components().forEach(this::lowerAccessor);
    }
    declare();
    shape.nested.values().forEach(nested -> new ClassLowering(file, nested).lower());
  }

  private boolean isConstructible() {
    return shape.is("class_declaration")
        || shape.is("record_declaration")
        || shape.is("enum_declaration");
  }

  /** Returns whether objects of a class need {@link #FIELDS} to run. */
  static boolean hasFieldCode(ClassShape shape) {
    return ClassShapes.members(shape.node()).stream()
        .anyMatch(
            member ->
                member.is("block")
                    || (member.is("field_declaration")
                        && !ClassShapes.isModified(member, "static")
                        && member.all("declarator").stream()
                            .anyMatch(each -> each.child("value").isPresent())));
  }

  private void declare() {
    var fieldTypes = new TreeMap<String, String>();
    shape.fields.forEach(
        (name, field) -> {
          var type = field.type().name();
          boolean isKnown =
              type.contains(".")
                  || type.endsWith("[]")
                  || Imports.isTypeName(type)
                  || JavaTypes.isPlain(type);
          if (isKnown) {
            fieldTypes.put(name, type);
          }
        });
    file.declare(
        new TypeDeclaration(
            shape.name(),
            shape.supertypes.stream().map(JavaType::name).filter(name -> !name.isEmpty()).toList(),
            methods,
            fieldTypes,
            annotated(),
            shape.is("interface_declaration") || ClassShapes.isModified(shape.node(), "abstract")));
  }

  /** The annotations of the class, and what those of its fields say that texts must match. */
  private List<Annotation> annotated() {
    var patterns = new TreeMap<String, String>();
    var fields =
        members.stream()
            .filter(member -> member.is("field_declaration"))
            .flatMap(field -> field.all("declarator").stream().map(each -> Map.entry(each, field)));
    Stream.concat(fields, components().map(each -> Map.entry(each, each)))
        .forEach(
            field ->
                annotations.of(field.getValue(), shape).stream()
                    .filter(each -> each.name().endsWith(Annotation.PATTERN))
                    .forEach(
                        each ->
                            field
                                .getKey()
                                .child("name")
                                .ifPresent(
                                    name ->
                                        patterns.put(
                                            name.text(),
                                            each.values().getOrDefault("regexp", "")))));
    var own = annotations.of(shape.node(), shape);
    return patterns.isEmpty()
        ? own
        : Stream.concat(own.stream(), Stream.of(new Annotation(Annotation.PATTERN, patterns)))
            .toList();
  }

  private void lowerStatics() {
    var body = new Body(file.top(), shape, null, true);
    var statements = new Statements(file, body);
    for (var member : members) {
      switch (member.kind()) {
        case "enum_constant" -> lowerConstant(member, body, statements.expressions());
        case "static_initializer" -> member.named().forEach(statements::lower);
        case "field_declaration", "constant_declaration" -> {
          if (member.is("constant_declaration") || ClassShapes.isModified(member, "static")) {
            int holder = body.typeObject(shape.name(), member.span());
            initialize(member, body, statements.expressions(), holder);
          }
        }
        default -> {}
      }
    }
  }

  private void lowerConstant(Node constant, Body body, Expressions expressions) {
    var name = constant.child("name").map(Node::text).orElse("");
    int object = expressions.creations().constant(shape, constant);
    int holder = body.typeObject(shape.name(), constant.span());
    body.add(new Instruction.Store(holder, new Key.Member(name), object, constant.span()));
  }

  private void initialize(Node declaration, Body body, Expressions expressions, int holder) {
    for (var declarator : declaration.all("declarator")) {
      var name = declarator.child("name").map(Node::text).orElse("");
      var field = shape.fields.get(name);
      declarator
          .child("value")
          .ifPresent(
              value -> {
                int register =
                    expressions.initial(value, field == null ? JavaType.UNKNOWN : field.type());
                body.add(
                    new Instruction.Store(
                        holder, new Key.Member(name), register, declarator.span()));
              });
    }
  }

  private void lowerFields() {
    var place = nameSpan(shape.node());
    var builder = begin(FIELDS, place);
    var body = new Body(builder, shape, null, false);
    int self = body.self(place);
    var statements = new Statements(file, body);
    for (var member : members) {
      if (member.is("block")) {
        statements.lower(member);
      } else if (INITIALIZED.contains(member.kind()) && !ClassShapes.isModified(member, "static")) {
        initialize(member, body, statements.expressions(), self);
      }
    }
    file.end(builder);
  }

  private ProcedureBuilder begin(String name, Span place) {
    var builder = file.begin(name, 0, place).in(shape.name());
    methods.add(builder.number());
    return builder;
  }

  static Span nameSpan(Node declaration) {
    return declaration.child("name").orElse(declaration).span();
  }

  private void lowerMethod(Node method) {
    var block = method.child("body");
    if (block.isEmpty()) {
      lowerQuery(method);
      return;
    }
    var builder =
        begin(method.child("name").map(Node::text).orElse(""), nameSpan(method))
            .annotated(annotations.of(method, shape));
    boolean isStatic = ClassShapes.isModified(method, "static");
    var body = body(builder, isStatic);
    addParameters(method, body);
    new Statements(file, body).lower(block.get());
    file.end(builder);
  }

  /** A method without code that sends a statement which is written at it. */
  private void lowerQuery(Node method) {
    var written = annotations.of(method, shape);
    var query = written.stream().filter(Placeholders::isIn).findFirst();
    if (query.isEmpty()) {
      return;
    }
    var place = annotations.placeOf(method, written.indexOf(query.get()));
    var builder = begin(method.child("name").map(Node::text).orElse(""), nameSpan(method));
    var body = body(builder, false);
    addParameters(method, body);
    var parts =
        Placeholders.of(query.get().values().getOrDefault("value", "")).stream()
            .map(
                piece ->
                    piece.isName()
                        ? put(piece.text(), method, body, place)
                        : body.constant(new Literal.Text(piece.text()), place))
            .toList();
    int text = body.register();
    body.add(new Instruction.Concatenate(text, parts, place));
    int result = body.register();
    var callee = new Callee.Declared(query.get().name(), "execute", "", -1, true);
    body.add(new Instruction.Call(result, callee, List.of(Argument.of(text)), place));
    builder.end(new Exit.Return(result, place));
    file.end(builder);
  }

  /** Returns what is put in under a name: a parameter, or a member of one. */
  private int put(String path, Node method, Body body, Span place) {
    var steps = List.of(path.split("\\."));
    var parameters = method.child("parameters").map(Node::named).orElse(List.of());
    var named =
        parameters.stream().filter(each -> nameInQuery(each).equals(steps.getFirst())).findFirst();
    var holder = named.or(() -> parameters.stream().limit(1).findFirst());
    int register =
        holder
            .flatMap(each -> each.child("name"))
            .flatMap(name -> body.loadLocal(name.text(), place))
            .map(Value::register)
            .orElseGet(() -> nothing(body, place));
    for (var step : steps.subList(named.isPresent() ? 1 : 0, steps.size())) {
      register = body.load(register, step, place);
    }
    return register;
  }

  private String nameInQuery(Node parameter) {
    return annotations.of(parameter, shape).stream()
        .filter(each -> each.name().endsWith(".Param"))
        .map(each -> each.values().getOrDefault("value", ""))
        .findFirst()
        .or(() -> parameter.child("name").map(Node::text))
        .orElse("");
  }

  private Body body(ProcedureBuilder builder, boolean isStatic) {
    if (isStatic) {
      builder.trait(Procedure.Trait.STATIC);
    } else {
      builder.receiver();
    }
    return new Body(builder, shape, null, isStatic);
  }

  private void addParameters(Node declaration, Body body) {
    for (var parameter : declaration.child("parameters").map(Node::named).orElse(List.of())) {
      if (parameter.is("formal_parameter") || parameter.is("spread_parameter")) {
        addParameter(parameter, body);
      }
    }
  }

  private void addParameter(Node parameter, Body body) {
    boolean isRest = parameter.is("spread_parameter");
    var name = isRest ? parameter.first("variable_declarator") : java.util.Optional.of(parameter);
    var text = name.flatMap(each -> each.child("name")).map(Node::text).orElse("");
    var type = Parameters.typeOf(parameter, shape, file.types());
    int register =
        body.builder()
            .parameter(
                text,
                isRest ? Procedure.Kind.REST : Procedure.Kind.PLAIN,
                type.name(),
                annotations.of(parameter, shape));
    body.declare(text, register, type);
    if (!type.attributes().isEmpty()) {
      body.add(
          new Instruction.Typed(
              register, register, type.name(), type.attributes(), parameter.span()));
    }
  }

  private void lowerConstructor(Node constructor) {
    var builder =
        begin(CONSTRUCTOR, nameSpan(constructor)).annotated(annotations.of(constructor, shape));
    var body = body(builder, false);
    boolean isCompact = constructor.is("compact_constructor_declaration");
    addParameters(isCompact ? shape.node() : constructor, body);
    var statements = new Statements(file, body);
    var block = constructor.child("body").map(Node::named).orElse(List.of());
    boolean isDelegating =
        block.stream()
            .anyMatch(
                each ->
                    each.is("explicit_constructor_invocation")
                        && each.child("constructor").filter(it -> it.is("this")).isPresent());
    boolean isExplicit =
        block.stream().anyMatch(each -> each.is("explicit_constructor_invocation"));
    if (!isExplicit) {
      runFields(body, constructor.span());
    }
    for (var statement : block) {
      statements.lower(statement);
      if (statement.is("explicit_constructor_invocation") && !isDelegating) {
        runFields(body, statement.span());
      }
    }
    if (isCompact) {
      components().forEach(each -> storeComponent(each, body, constructor.span()));
    }
    file.end(builder);
  }

  /** A constructor that puts each argument into a field. */
  private void lowerConstructor(List<Node> fields) {
    var place = nameSpan(shape.node());
    var builder = begin(CONSTRUCTOR, place);
    var body = body(builder, false);
    for (var field : fields) {
      var name = field.child("name").map(Node::text).orElse("");
      var type = shape.field(name).type();
      int register = builder.parameter(name, Procedure.Kind.PLAIN, type.name(), List.of());
      body.declare(name, register, type);
    }
    runFields(body, place);
    for (var field : fields) {
      storeComponent(field, body, place);
    }
    file.end(builder);
  }

  private void runFields(Body body, Span place) {
    if (hasFieldCode) {
      var fields = new Callee.Declared(shape.name(), FIELDS, "", body.self(place), true);
      body.add(new Instruction.Call(-1, fields, List.of(), place));
    }
  }

  private void lowerMissingConstructor() {
    var place = nameSpan(shape.node());
    var builder = begin(CONSTRUCTOR, place);
    var body = body(builder, false);
    var superclass = shape.superclass();
    if (shape.is("class_declaration") && superclass.isKnown()) {
      var callee = new Callee.Declared(superclass.name(), CONSTRUCTOR, "", body.self(place), true);
      body.add(new Instruction.Call(-1, callee, List.<Argument>of(), place));
    }
    runFields(body, place);
    if (shape.is("record_declaration")) {
      addParameters(shape.node(), body);
      components().forEach(each -> storeComponent(each, body, place));
    }
    file.end(builder);
  }

  private Stream<Node> components() {
    return shape.node().child("parameters").map(Node::named).orElse(List.of()).stream()
        .filter(each -> each.is("formal_parameter"));
  }

  private static void storeComponent(Node component, Body body, Span place) {
    var name = component.child("name").map(Node::text).orElse("");
    body.loadLocal(name, place)
        .ifPresent(
            value ->
                body.add(
                    new Instruction.Store(
                        body.self(place), new Key.Member(name), value.register(), place)));
  }

  private void lowerAccessor(Node component) {
    var name = component.child("name").map(Node::text).orElse("");
    boolean isDeclared =
        members.stream()
            .filter(each -> each.is("method_declaration"))
            .anyMatch(
                each ->
                    each.child("name").filter(it -> it.text().equals(name)).isPresent()
                        && each.child("parameters").filter(it -> it.named().isEmpty()).isPresent());
    if (!isDeclared) {
      var place = component.span();
      var builder = begin(name, place);
      var body = body(builder, false);
      var type = Parameters.typeOf(component, shape, file.types());
      builder.end(new Exit.Return(body.load(body.self(place), name, type, place), place));
      file.end(builder);
    }
  }

  /** Returns a text for what is missing in a broken source. */
  static int nothing(Body body, Span place) {
    return body.constant(new Literal.Nothing(), place);
  }
}
