package dev.martello.code.go;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Lowers expressions. */
final class Expressions {
  /** What makes a pointer to a value, follows one, and stores where one points. */
  static final String POINT = "&";

  static final String FOLLOW = "*";
  static final String STORE = "*=";

  /** Takes note that a function is started beside this one, and of what a loop of such is over. */
  static final String BESIDE = "go";

  static final String EACH = "range";

  /** Nothing, or something of a type. */
  static final String UNSET = "?";

  private final FileLowering file;
  private final Body body;
  private final Composites composites;
  private final Calls calls;
  private int iota;

  Expressions(FileLowering file, Body body) {
    this.file = file;
    this.body = body;
    this.composites = new Composites(file, body, this);
    this.calls = new Calls(file, body, this);
  }

  /** Says what {@code iota} is from now on. */
  void iota(int number) {
    iota = number;
  }

  /** Evaluates an expression. */
  Value value(Node node) {
    if (!file.enter(node)) {
      return new Value(body.register());
    }
    var value = lower(node);
    file.leave();
    return value;
  }

  private Value lower(Node node) {
    var place = node.span();
    return switch (node.kind()) {
      case "identifier" -> name(node.text(), place);
      case "selector_expression" -> selected(node);
      case "call_expression" -> calls.value(node);
      case "type_conversion_expression" -> calls.generic(node).orElseGet(() -> converted(node));
      case "binary_expression" -> binary(node);
      case "unary_expression" -> unary(node);
      case "index_expression" -> indexed(node);
      case "slice_expression" -> sliced(node);
      case "type_assertion_expression" ->
          node.child("operand")
              .map(this::value)
              .map(each -> asserted(each, typeIn(node), place))
              .orElseGet(() -> new Value(body.register()));
      case "parenthesized_expression", "type_instantiation_expression", "literal_element" ->
          node.named().stream()
              .findFirst()
              .map(this::value)
              .orElseGet(() -> new Value(body.register()));
      case "composite_literal" -> composites.value(node);
      case "func_literal" -> new Value(new Functions(file, body).literal(node), "func");
      default -> literal(node);
    };
  }

  private Value literal(Node node) {
    var place = node.span();
    return switch (node.kind()) {
      case "interpreted_string_literal", "raw_string_literal" ->
          new Value(body.constant(new Literal.Text(Literals.text(node)), place), "string");
      case "int_literal", "rune_literal", "float_literal", "imaginary_literal" ->
          new Value(body.constant(Literals.number(node), place));
      case "true" -> new Value(body.constant(new Literal.Truth(true), place), "bool");
      case "false" -> new Value(body.constant(new Literal.Truth(false), place), "bool");
      case "nil" -> new Value(body.constant(new Literal.Nothing(), place));
      case "iota" -> new Value(body.constant(new Literal.Whole(iota), place), "int");
      default -> new Value(body.register());
    };
  }

  private String typeIn(Node node) {
    return node.child("type").map(type -> file.types().of(type, body)).orElse("");
  }

  /** Loads what a name stands for. */
  Value name(String name, Span place) {
    var local = body.load(name, place);
    if (local.isPresent()) {
      return local.get();
    }
    var declared = file.own().declaration(name);
    if (declared.isPresent()) {
      return new Value(global(declared.get(), file.own(), name, place));
    }
    var imported = file.importOf(name);
    if (imported.isPresent()) {
      return new Value(body.imported(imported.get(), "", place));
    }
    return switch (name) {
      case "true", "false" ->
          new Value(body.constant(new Literal.Truth(name.equals("true")), place), "bool");
      case "nil" -> new Value(body.constant(new Literal.Nothing(), place));
      case "iota" -> new Value(body.constant(new Literal.Whole(iota), place), "int");
      default -> {
        int target = body.register();
        body.add(new Instruction.Builtin(target, name, place));
        yield new Value(target);
      }
    };
  }

  /** Loads a name of a package of the project. */
  private int global(GoPackage.Declaration declared, GoPackage holder, String name, Span place) {
    return declared.file() == file.tree()
        ? body.load(body.thisModule(place), new Key.Member(name), place)
        : body.imported(holder.unitName(declared.file()), name, place);
  }

  /** Loads the module of the file that declares something. */
  int module(GoPackage.Declaration declared, GoPackage holder, Span place) {
    return declared.file() == file.tree()
        ? body.thisModule(place)
        : body.imported(holder.unitName(declared.file()), "", place);
  }

  /** Returns the path of the package that an operand names; empty if it is a value. */
  Optional<String> importedPath(Node operand) {
    return operand.is("identifier") && !body.has(operand.text())
        ? file.importOf(operand.text())
        : Optional.empty();
  }

  /** Loads what has a member of an imported package. */
  Optional<Integer> importedHolder(Node operand, String name) {
    return importedPath(operand)
        .map(
            path -> {
              var holder = file.project().find(path);
              var declared = holder.flatMap(found -> found.declaration(name));
              return declared.isPresent()
                  ? module(declared.get(), holder.orElseThrow(), operand.span())
                  : body.imported(path, "", operand.span());
            });
  }

  /** Loads a member of a package or of a variable, both by their names. */
  int member(String holder, String name, Span place) {
    var path = body.has(holder) ? Optional.<String>empty() : file.importOf(holder);
    if (path.isEmpty()) {
      return body.load(name(holder, place).register(), new Key.Member(name), place);
    }
    var found = file.project().find(path.get());
    var declared = found.flatMap(each -> each.declaration(name));
    return declared.isPresent()
        ? global(declared.get(), found.orElseThrow(), name, place)
        : body.imported(path.get(), name, place);
  }

  private Value selected(Node node) {
    var operand = node.child("operand");
    var name = node.child("field").map(Node::text).orElse("");
    if (operand.isEmpty()) {
      return new Value(body.register());
    }
    var path = importedPath(operand.get());
    if (path.isPresent()) {
      return new Value(member(operand.get().text(), name, node.span()));
    }
    var object = value(operand.get());
    return new Value(
        body.load(object.register(), new Key.Member(name), node.span()),
        fieldType(object.type(), name));
  }

  /** Returns the type of a field of a struct of the project. */
  private String fieldType(String type, String name) {
    return file
        .types()
        .declarationOf(GoType.pointedAt(type))
        .filter(found -> found.file() == file.tree())
        .flatMap(found -> found.node().child("type"))
        .filter(found -> found.is("struct_type"))
        .stream()
        .flatMap(found -> Shapes.fields(found).stream())
        .filter(field -> field.all("name").stream().anyMatch(each -> each.text().equals(name)))
        .findFirst()
        .flatMap(field -> field.child("type"))
        .map(each -> file.types().of(each, body))
        .orElse("");
  }

  private Value converted(Node node) {
    var operand =
        node.child("operand").map(this::value).orElseGet(() -> new Value(body.register()));
    return converted(operand, typeIn(node), node.span());
  }

  /** Converts a value; texts and their bytes are the same, and of numbers nothing is left. */
  Value converted(Value value, String type, Span place) {
    if (GoType.isNumber(type)) {
      return new Value(body.operate(Operator.OTHER, place, value.register()), type);
    }
    return new Value(value.register(), type);
  }

  /** Says what a value was found to be. */
  Value asserted(Value value, String type, Span place) {
    var named = GoType.pointedAt(type);
    if (GoType.isNumber(type) || type.equals("bool")) {
      return new Value(body.operate(Operator.OTHER, place, value.register()), type);
    }
    return new Value(
        GoType.isNamed(named) ? body.typed(value.register(), named, place) : value.register(),
        type);
  }

  private Value indexed(Node node) {
    var operand = node.child("operand");
    var index = node.child("index");
    if (operand.isEmpty() || index.isEmpty()) {
      return new Value(body.register());
    }
    // Functions with types for their type parameters are written the same way.
    boolean isType = isType(index.get());
    var object = value(operand.get());
    if (isType) {
      return object;
    }
    int key = value(index.get()).register();
    return new Value(
        body.load(object.register(), new Key.Element(key), node.span()),
        GoType.element(object.type()));
  }

  private boolean isType(Node node) {
    return switch (node.kind()) {
      case "slice_type", "map_type", "pointer_type", "qualified_type", "interface_type" -> true;
      case "type_identifier", "identifier" -> isTypeName(node.text());
      default -> false;
    };
  }

  /** Returns whether a name is a type here. */
  boolean isTypeName(String name) {
    if (body.has(name)) {
      return false;
    }
    return body.localType(name).isPresent()
        || file.own()
            .declaration(name)
            .map(found -> found.kind() == GoPackage.Kind.TYPE)
            .orElseGet(() -> GoType.isPredeclared(name) && !name.equals("func"));
  }

  private Value sliced(Node node) {
    var operand =
        node.child("operand").map(this::value).orElseGet(() -> new Value(body.register()));
    boolean isEmptied =
        node.child("start").isEmpty() && node.child("end").map(Node::text).orElse("").equals("0");
    if (isEmptied) {
      return new Value(body.builtin("[:0]", node.span(), operand.register()), operand.type());
    }
    // Without its first elements a list has others at their places.
    return new Value(
        node.child("start")
            .map(start -> value(start).register())
            .map(start -> body.builtin("[n:]", node.span(), operand.register(), start))
            .orElseGet(() -> body.builtin("[:]", node.span(), operand.register())),
        operand.type());
  }

  /** Long sums are chains that lean to the left. */
  private Value binary(Node node) {
    Deque<Node> chain = new ArrayDeque<>();
    var first = node;
    while (first.is("binary_expression") && !isLogical(first)) {
      var left = first.child("left");
      if (left.isEmpty()) {
        break;
      }
      chain.push(first);
      first = left.get();
    }
    if (chain.isEmpty()) {
      return logical(node);
    }
    // What stands too deep in the tree is cut.
    boolean isCut = first.is("binary_expression") && !isLogical(first);
    var result = isCut ? new Value(body.register()) : value(first);
    for (var each : chain) {
      result = operated(each, result);
    }
    return result;
  }

  private static String operatorOf(Node node) {
    return node.child("operator").map(Node::text).orElse("");
  }

  private static boolean isLogical(Node node) {
    return operatorOf(node).equals("&&") || operatorOf(node).equals("||");
  }

  private Value operated(Node node, Value left) {
    var right = node.child("right");
    var text = operatorOf(node);
    if (right.isEmpty()) {
      return left;
    }
    if (right.get().is("nil") && (text.equals("==") || text.equals("!="))) {
      int isNothing = body.operate(Operator.IS_NOTHING, node.span(), left.register());
      return new Value(
          text.equals("==") ? isNothing : body.operate(Operator.NOT, node.span(), isNothing),
          "bool");
    }
    int other = value(right.get()).register();
    var operator = operator(text);
    boolean isText = operator == Operator.ADD;
    return new Value(
        body.operate(operator, node.span(), left.register(), other),
        isText ? left.type() : isComparison(operator) ? "bool" : "");
  }

  private static boolean isComparison(Operator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      default -> false;
    };
  }

  static Operator operator(String text) {
    return switch (text) {
      case "==" -> Operator.EQUAL;
      case "!=" -> Operator.NOT_EQUAL;
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      case "+" -> Operator.ADD;
      case "-" -> Operator.SUBTRACT;
      case "*" -> Operator.MULTIPLY;
      case "/" -> Operator.DIVIDE;
      case "%" -> Operator.REMAINDER;
      case "|" -> Operator.UNION;
      case "&", "^", "&^", "<<", ">>" -> Operator.BITS;
      default -> Operator.OTHER;
    };
  }

  /** {@code a && b} as a value. */
  private Value logical(Node node) {
    var left = node.child("left");
    var right = node.child("right");
    if (left.isEmpty() || right.isEmpty()) {
      return new Value(body.register());
    }
    int target = body.register();
    int second = body.block();
    int after = body.block();
    int first = test(left.get());
    body.add(new Instruction.Copy(target, first, left.get().span()));
    boolean isAnd = operatorOf(node).equals("&&");
    body.branch(first, isAnd ? second : after, isAnd ? after : second, left.get().span());
    body.at(second);
    body.add(new Instruction.Copy(target, test(right.get()), right.get().span()));
    body.jump(after);
    body.at(after);
    return new Value(target, "bool");
  }

  /** Goes to one of two blocks. */
  void condition(Node node, int whenTrue, int whenFalse) {
    if (!file.enter(node)) {
      body.builder().end(new Exit.Either(whenTrue, whenFalse));
      return;
    }
    if (node.is("parenthesized_expression") && node.named().size() == 1) {
      condition(node.named().getFirst(), whenTrue, whenFalse);
    } else if (node.is("binary_expression") && isLogical(node)) {
      int second = body.block();
      boolean isAnd = operatorOf(node).equals("&&");
      node.child("left")
          .ifPresent(
              each -> condition(each, isAnd ? second : whenTrue, isAnd ? whenFalse : second));
      body.at(second);
      node.child("right").ifPresent(each -> condition(each, whenTrue, whenFalse));
    } else if (node.is("unary_expression")
        && operatorOf(node).equals("!")
        && node.child("operand").isPresent()) {
      condition(node.child("operand").get(), whenFalse, whenTrue);
    } else {
      body.branch(test(node), whenTrue, whenFalse, node.span());
    }
    file.leave();
  }

  /**
   * Evaluates a condition: an element of a map that is asked for tells whether the key is there.
   */
  private int test(Node node) {
    if (!node.is("index_expression")) {
      return value(node).register();
    }
    var object = node.child("operand").map(this::value);
    var key = node.child("index").map(this::value);
    return object.isPresent() && key.isPresent()
        ? body.operate(Operator.IN, node.span(), key.get().register(), object.get().register())
        : body.register();
  }

  /** A value and whether it is there: {@code v, ok := m[k]}, {@code x.(T)}, {@code <-c}. */
  Optional<List<Value>> found(Node source) {
    var place = source.span();
    return switch (source.kind()) {
      case "index_expression" -> {
        var object = source.child("operand").map(this::value);
        var key = source.child("index").map(this::value);
        if (object.isEmpty() || key.isEmpty()) {
          yield Optional.empty();
        }
        int map = object.get().register();
        int element = body.load(map, new Key.Element(key.get().register()), place);
        int isIn = body.operate(Operator.IN, place, key.get().register(), map);
        yield Optional.of(
            List.of(
                new Value(element, GoType.element(object.get().type())), new Value(isIn, "bool")));
      }
      case "type_assertion_expression" ->
          Optional.of(List.of(value(source), new Value(unknown(place), "bool")));
      case "unary_expression" ->
          operatorOf(source).equals("<-")
              ? Optional.of(List.of(value(source), new Value(unknown(place), "bool")))
              : Optional.empty();
      case "parenthesized_expression" ->
          source.named().size() == 1 ? found(source.named().getFirst()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private int unknown(Span place) {
    return body.operate(Operator.OTHER, place);
  }

  private Value unary(Node node) {
    var place = node.span();
    var operand = node.child("operand");
    if (operand.isEmpty()) {
      return new Value(body.register());
    }
    switch (operatorOf(node)) {
      case "&" -> {
        return pointer(operand.get(), place);
      }
      case "*" -> {
        var pointer = value(operand.get());
        return new Value(
            body.builtin(FOLLOW, place, pointer.register()), GoType.pointedAt(pointer.type()));
      }
      case "<-" -> {
        var channel = value(operand.get());
        int target = body.register();
        body.add(new Instruction.Each(target, channel.register(), false, place));
        return new Value(target, GoType.element(channel.type()));
      }
      case "!" -> {
        return new Value(body.operate(Operator.NOT, place, test(operand.get())), "bool");
      }
      default -> {
        var value = value(operand.get());
        return operatorOf(node).equals("-") && Literals.isNumber(operand.get())
            ? new Value(body.constant(Literals.negative(operand.get()), place), value.type())
            : new Value(body.operate(Operator.NEGATE, place, value.register()), value.type());
      }
    }
  }

  private Value pointer(Node operand, Span place) {
    var value = value(operand);
    if (operand.is("composite_literal")) {
      return new Value(value.register(), value.type().isEmpty() ? "" : "*" + value.type());
    }
    int type = body.constant(new Literal.Text(value.type()), place);
    return new Value(
        body.builtin(POINT, place, value.register(), type),
        value.type().isEmpty() ? "" : "*" + value.type());
  }

  /** Returns the declared types of what a call gives, where the package declares the function. */
  List<String> resultTypes(Node call) {
    return calls.resultTypes(call);
  }

  void defer(Node call) {
    calls.defer(call);
  }

  void start(Node call) {
    calls.start(call);
  }
}
