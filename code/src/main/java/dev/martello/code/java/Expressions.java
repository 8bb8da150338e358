package dev.martello.code.java;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.JavaTypes;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lowers expressions. */
final class Expressions {
  private static final int NONE = -1;

  /** Where the value of a switch goes. */
  private record Result(int register, int block) {}

  private final FileLowering file;
  private final Body body;
  private final ProcedureBuilder builder;
  private final Statements statements;
  private final Variables variables;
  private final Methods methods;
  private final Operators operators;
  private final Patterns patterns;
  private final Deque<Result> results = new ArrayDeque<>();

  Expressions(FileLowering file, Body body, Statements statements) {
    this.file = file;
    this.body = body;
    this.statements = statements;
    builder = body.builder();
    variables = new Variables(file, body);
    methods = new Methods(file, body, variables);
    operators = new Operators(body, this);
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

  private Value lowerBounded(Node node) {
    if (!file.enter(node)) {
      return nothing(node);
    }
    try {
      return lowerHere(node);
    } finally {
      file.leave();
    }
  }

  Value nothing(Node node) {
    return new Value(ClassLowering.nothing(body, node.span()), JavaType.UNKNOWN);
  }

  private Value lowerHere(Node node) {
    var literal = Literals.read(node);
    if (literal.isPresent()) {
      return new Value(body.constant(literal.get().literal(), node.span()), literal.get().type());
    }
    return switch (node.kind()) {
      case "parenthesized_expression" ->
          first(node).map(this::lower).orElseGet(() -> nothing(node));
      case "identifier" -> identifier(node);
      case "this" -> new Value(variables.around(0, node.span()), body.type().type());
      case "field_access" -> field(node);
      case "array_access" -> element(node);
      case "method_invocation" -> call(node);
      case "object_creation_expression" -> create(node);
      case "array_creation_expression" -> createArray(node);
      case "array_initializer" -> new Value(list(node), JavaType.UNKNOWN);
      case "lambda_expression" -> lambda(node, JavaType.UNKNOWN);
      case "method_reference" -> reference(node);
      case "assignment_expression" -> assign(node);
      case "update_expression" -> update(node);
      case "binary_expression" -> operators.binary(node);
      case "unary_expression" -> operators.unary(node);
      case "instanceof_expression" -> operators.truth(node);
      case "ternary_expression" -> choose(node);
      case "cast_expression" -> cast(node);
      case "switch_expression" -> choice(node);
      case "class_literal" -> classLiteral(node);
      default -> {
        node.named().forEach(this::lower);
        yield nothing(node);
      }
    };
  }

  private static Optional<Node> first(Node node) {
    return node.named().stream().findFirst();
  }

  private Value identifier(Node node) {
    var name = node.text();
    if (!variables.has(name) && Imports.isTypeName(name)) {
      return typeObject(file.types().ofName(name, body.type()), node.span());
    }
    return variables.load(name, node.span());
  }

  private Value typeObject(JavaType type, Span place) {
    return new Value(body.typeObject(type.name(), place), type);
  }

  private Value classLiteral(Node node) {
    var type = first(node).map(each -> file.types().of(each, body.type())).orElse(JavaType.UNKNOWN);
    int target = body.typeObject(type.name(), node.span());
    return new Value(target, new JavaType("java.lang.Class", List.of(type)));
  }

  /** Returns the class that an expression names, if it is no value. */
  private Optional<JavaType> asType(Node node) {
    var text = node.text();
    if (node.is("identifier")) {
      return !variables.has(text) && Imports.isTypeName(text)
          ? Optional.of(file.types().ofName(text, body.type()))
          : Optional.empty();
    }
    if (!node.is("field_access") || !text.matches("[\\w.$]+")) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    var last = text.substring(text.lastIndexOf('.') + 1);
    boolean isInPackage =
        text.substring(0, text.lastIndexOf('.')).chars().noneMatch(Character::isUpperCase);
    boolean isConstant = last.chars().noneMatch(Character::isLowerCase) && !isInPackage;
    return dot > 0
            && !variables.has(text.substring(0, dot))
            && Imports.isTypeName(last)
            && !isConstant
        ? Optional.of(file.types().ofPath(text, body.type()))
        : Optional.empty();
  }

  private Value field(Node node) {
    var object = node.child("object");
    var name = node.child("field").map(Node::text).orElse("");
    if (object.isEmpty()) {
      return nothing(node);
    }
    var type = asType(node);
    if (type.isPresent()) {
      return typeObject(type.get(), node.span());
    }
    if (name.equals("this")) {
      var shape = asType(object.get()).flatMap(each -> file.find(each.name()));
      int hops = shape.map(variables::hopsTo).orElse(0);
      return new Value(
          variables.around(Math.max(0, hops), node.span()),
          shape.map(ClassShape::type).orElse(JavaType.UNKNOWN));
    }
    var place = member(object.get(), name, node);
    return variables.load(place, node.span());
  }

  private Variables.Place member(Node object, String name, Node node) {
    var holder = asType(object);
    if (holder.isPresent()) {
      var shape = file.find(holder.get().name());
      var type =
          shape
              .map(each -> each.fields.get(name))
              .map(ClassShape.Field::type)
              .or(() -> ofProject(holder.get(), name))
              .orElseGet(() -> file.platform().field(holder.get(), name));
      return new Variables.Member(body.typeObject(holder.get().name(), node.span()), name, type);
    }
    var value = object.is("super") ? self(node) : lower(object);
    var declared =
        file.find(value.type().name())
            .flatMap(shape -> variables.holder(shape, name))
            .map(shape -> shape.field(name).type())
            .or(() -> ofProject(value.type(), name));
    boolean isLength = name.equals("length") && value.type().name().endsWith("[]");
    return new Variables.Member(
        value.register(), name, declared.orElse(isLength ? JavaType.WHOLE : JavaType.UNKNOWN));
  }

  private Optional<JavaType> ofProject(JavaType owner, String field) {
    return file.neighbours().field(owner, field).map(found -> found.field().type());
  }

  private Value self(Node node) {
    return new Value(variables.around(0, node.span()), body.type().superclass());
  }

  private Value element(Node node) {
    var array = node.child("array").map(this::lower).orElseGet(() -> nothing(node));
    var index = node.child("index").map(this::lower).orElseGet(() -> nothing(node));
    int target = body.register();
    body.add(
        new Instruction.Load(
            target, array.register(), new Key.Element(index.register()), node.span()));
    return new Value(target, array.type().element());
  }

  private List<Value> arguments(Node node, JavaType elements) {
    var values = new ArrayList<Value>();
    for (var argument : node.child("arguments").map(Node::named).orElse(List.of())) {
      values.add(argument.is("lambda_expression") ? lambda(argument, elements) : lower(argument));
    }
    return values;
  }

  private static List<Argument> plain(List<Value> values) {
    return values.stream().map(value -> Argument.of(value.register())).toList();
  }

  private Value call(Node node) {
    var name = node.child("name").map(Node::text).orElse("");
    var object = node.child("object");
    var owner = object.flatMap(this::asType);
    var receiver =
        owner.isPresent() || object.isEmpty()
            ? Optional.<Value>empty()
            : object.map(each -> each.is("super") ? self(each) : lower(each));
    var elements = receiver.map(each -> each.type().element()).orElse(JavaType.UNKNOWN);
    var arguments = arguments(node, elements);
    var target =
        owner
            .map(type -> methods.ofClass(type, name, arguments.size()))
            .or(() -> receiver.map(value -> methods.ofObject(value, name, arguments.size())))
            .orElseGet(() -> methods.unqualified(name, arguments.size(), node.span()));
    var callee = target.callee();
    if (object.filter(each -> each.is("super")).isPresent()) {
      callee =
          new Callee.Declared(callee.owner(), name, callee.descriptor(), callee.receiver(), true);
    }
    widen(callee.owner(), arguments);
    boolean isVoid = target.result().name().equals("void");
    int result = isVoid ? NONE : body.register();
    body.add(new Instruction.Call(result, callee, plain(arguments), placeOf(node)));
    if (!isVoid && target.isOfProject() && target.result().isKnown()) {
      var type = target.result();
      body.add(
          new Instruction.Typed(result, result, type.name(), type.attributes(), placeOf(node)));
    }
    return isVoid
        ? new Value(NONE, JavaType.UNKNOWN)
        : new Value(result, target.result().isKnown() ? target.result() : asked(name, arguments));
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
    var callee =
        new Callee.Declared(owner.name(), "<init>", "", variables.around(0, node.span()), true);
    body.add(new Instruction.Call(NONE, callee, plain(arguments), node.span()));
  }

  private Value create(Node node) {
    var written = node.child("type");
    var type = written.map(each -> file.types().of(each, body.type())).orElse(JavaType.UNKNOWN);
    var around =
        node.named().stream()
            .takeWhile(each -> written.isEmpty() || each.start() < written.get().start())
            .filter(each -> !each.kind().contains("annotation"))
            .findFirst()
            .map(this::lower);
    var inside = node.first("class_body");
    var arguments = arguments(node, JavaType.UNKNOWN);
    if (inside.isPresent()) {
      return new Value(anonymous(type, node, arguments), type);
    }
    var shape = file.find(type.name());
    int object = make(type, node);
    shape.ifPresent(each -> bind(each, object, around, node));
    construct(type, object, arguments, node);
    return new Value(object, type);
  }

  private int make(JavaType type, Node node) {
    int object = body.register();
    body.add(new Instruction.New(object, type.name(), node.span()));
    return object;
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

  private void construct(JavaType type, int object, List<Value> arguments, Node node) {
    widen(type.name(), arguments);
    var callee = new Callee.Declared(type.name(), "<init>", "", object, true);
    body.add(new Instruction.Call(NONE, callee, plain(arguments), node.span()));
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
    construct(type, object, arguments, node);
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

  /** Lowers a class that stands among statements. */
  void localClass(Node node) {
    var name = node.child("name").map(Node::text).orElse("");
    boolean isStatic = body.isStatic() || !node.is("class_declaration");
    var shape = new ClassShape(body.type().nameInside(name), node, body.type(), isStatic, body);
    body.declareClass(name, shape);
    lowerInside(shape);
  }

  /** Makes a constant of an enum. */
  int newObject(ClassShape shape, Node constant, Optional<Node> inside) {
    var arguments = arguments(constant, JavaType.UNKNOWN);
    if (inside.isPresent()) {
      return anonymous(shape.type(), constant, arguments);
    }
    int object = make(shape.type(), constant);
    construct(shape.type(), object, arguments, constant);
    return object;
  }

  private Value createArray(Node node) {
    var type =
        node.child("type").map(each -> file.types().of(each, body.type())).orElse(JavaType.UNKNOWN);
    var initial = node.child("value");
    if (initial.isPresent()) {
      return new Value(list(initial.get()), type.array());
    }
    var lengths =
        node.all("dimensions").stream()
            .filter(each -> each.is("dimensions_expr"))
            .flatMap(each -> each.named().stream())
            .toList();
    lengths.forEach(this::lower);
    int target = emptyList(node);
    int outer = target;
    for (int depth = 1; depth < lengths.size(); depth++) {
      int inner = emptyList(node);
      body.add(new Instruction.Store(outer, new Key.Any(), inner, node.span()));
      outer = inner;
    }
    return new Value(target, type.array());
  }

  private int emptyList(Node node) {
    int target = body.register();
    body.add(new Instruction.Make(target, Container.LIST, List.of(), node.span()));
    return target;
  }

  private int list(Node node) {
    var entries = new ArrayList<Entry>();
    for (var element : node.named()) {
      entries.add(new Entry(NONE, lower(element).register(), false));
    }
    int target = body.register();
    body.add(new Instruction.Make(target, Container.LIST, entries, node.span()));
    return target;
  }

  /** Lowers what a variable is initialized with. */
  int initial(Node node, JavaType type) {
    return node.is("lambda_expression")
        ? lambda(node, type.arguments().isEmpty() ? JavaType.UNKNOWN : type.arguments().getFirst())
            .register()
        : lower(node).register();
  }

  private Value lambda(Node node, JavaType elements) {
    var inner = file.begin("", builder.number(), node.span()).in(body.type().name());
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

  private Value reference(Node node) {
    var parts = node.named();
    if (parts.isEmpty()) {
      return nothing(node);
    }
    var object = parts.getFirst();
    var name = node.has("new") ? "<init>" : parts.getLast().text();
    var owner =
        object.kind().endsWith("type") || object.is("type_identifier")
            ? Optional.of(file.types().of(object, body.type()))
            : asType(object);
    int target = body.register();
    if (owner.isPresent()) {
      boolean isOfObject = file.platform().isOfObjects(owner.get(), name);
      int receiver = isOfObject ? Callee.Declared.FIRST : NONE;
      var method = new Callee.Declared(owner.get().name(), name, "", receiver, false);
      body.add(new Instruction.MethodValue(target, method, List.of(), node.span()));
    } else {
      var value = object.is("super") ? self(object) : lower(object);
      var method = new Callee.Declared(value.type().name(), name, "", value.register(), false);
      body.add(new Instruction.MethodValue(target, method, List.of(value.register()), node.span()));
    }
    return new Value(target, JavaType.UNKNOWN);
  }

  private Value assign(Node node) {
    var left = node.child("left");
    var right = node.child("right");
    if (left.isEmpty() || right.isEmpty()) {
      return nothing(node);
    }
    var operator = node.child("operator").map(Node::text).orElse("=");
    var target = place(left.get());
    if (operator.equals("=")) {
      int value = initial(right.get(), target.type());
      target.store(value, node.span());
      return new Value(value, target.type());
    }
    var old = target.load(left.get().span());
    var value = lower(right.get());
    var result =
        operators.operate(operator.substring(0, operator.length() - 1), old, value, node.span());
    target.store(result.register(), node.span());
    return result;
  }

  private Value update(Node node) {
    var operand = first(node);
    if (operand.isEmpty()) {
      return nothing(node);
    }
    var target = place(operand.get());
    var old = target.load(operand.get().span());
    boolean isAfter = operand.get().start() == node.start();
    int kept = old.register();
    if (isAfter) {
      kept = body.register();
      body.add(new Instruction.Copy(kept, old.register(), node.span()));
    }
    int one = body.constant(new Literal.Whole(1), node.span());
    var operator = node.has("--") ? Operator.SUBTRACT : Operator.ADD;
    int result = body.operate(operator, node.span(), old.register(), one);
    target.store(result, node.span());
    return new Value(isAfter ? kept : result, old.type());
  }

  /** Something that can be assigned. */
  private sealed interface Assigned {
    JavaType type();

    Value load(Span place);

    void store(int value, Span place);
  }

  private final class AssignedVariable implements Assigned {
    private final Variables.Place variable;

    AssignedVariable(Variables.Place variable) {
      this.variable = variable;
    }

    @Override
    public JavaType type() {
      return variable.type();
    }

    @Override
    public Value load(Span place) {
      return variables.load(variable, place);
    }

    @Override
    public void store(int value, Span place) {
      variables.store(variable, value, place);
    }
  }

  private final class AssignedElement implements Assigned {
    private final Value array;
    private final Value index;

    AssignedElement(Value array, Value index) {
      this.array = array;
      this.index = index;
    }

    @Override
    public JavaType type() {
      return array.type().element();
    }

    @Override
    public Value load(Span place) {
      int target = body.register();
      body.add(
          new Instruction.Load(target, array.register(), new Key.Element(index.register()), place));
      return new Value(target, type());
    }

    @Override
    public void store(int value, Span place) {
      body.add(
          new Instruction.Store(array.register(), new Key.Element(index.register()), value, place));
    }
  }

  private Assigned place(Node node) {
    return switch (node.kind()) {
      case "array_access" ->
          new AssignedElement(
              node.child("array").map(this::lower).orElseGet(() -> nothing(node)),
              node.child("index").map(this::lower).orElseGet(() -> nothing(node)));
      case "field_access" ->
          new AssignedVariable(
              node.child("object")
                  .map(
                      object ->
                          member(object, node.child("field").map(Node::text).orElse(""), node))
                  .orElseGet(() -> new Variables.Unbound(node.text())));
      case "parenthesized_expression" ->
          first(node)
              .filter(each -> each.is("identifier") || each.is("field_access"))
              .map(this::place)
              .orElseGet(() -> new AssignedVariable(new Variables.Unbound("")));
      default -> new AssignedVariable(variables.find(node.text(), node.span()));
    };
  }

  private Value cast(Node node) {
    var value = node.child("value").map(this::lower).orElseGet(() -> nothing(node));
    var type =
        node.child("type").map(each -> file.types().of(each, body.type())).orElse(JavaType.UNKNOWN);
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

  private Value choice(Node node) {
    var selector = node.child("condition").map(this::lower).orElseGet(() -> nothing(node));
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
