package dev.martello.code.go;

import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lowers declarations of variables and assignments. */
final class Assignments {
  /** By custom what is called so is an error. */
  private static final Pattern ERROR = Pattern.compile("err|\\w*[eE]rr(?:or)?\\d?");

  /** Called so, only the last of several results is one. */
  private static final Pattern LAST_ERROR = Pattern.compile("e|" + ERROR.pattern());

  private final FileLowering file;
  private final Body body;
  private final Expressions expressions;
  private final StructCopies structs;

  Assignments(FileLowering file, Body body, Expressions expressions) {
    this.file = file;
    this.body = body;
    this.expressions = expressions;
    this.structs = new StructCopies(file, body);
  }

  /** Returns the expressions of a list; one alone is a list too. */
  static List<Node> listed(Node node) {
    return node.is("expression_list") ? node.named() : List.of(node);
  }

  private static List<Node> side(Node statement, String field) {
    return statement.child(field).map(Assignments::listed).orElse(List.of());
  }

  /** {@code a, b := x, y}. */
  void declare(Node statement) {
    var names = side(statement, "left");
    var values = values(side(statement, "right"), names);
    for (int at = 0; at < names.size() && at < values.size(); at++) {
      var name = names.get(at).text();
      if (body.inScope(name).isPresent()) {
        store(names.get(at), values.get(at));
      } else {
        bind(names.get(at), values.get(at), false);
      }
    }
  }

  /** {@code a, b = x, y} and {@code a += x}. */
  void assign(Node statement) {
    var left = side(statement, "left");
    var right = side(statement, "right");
    var operator = statement.child("operator").map(Node::text).orElse("=");
    if (!operator.equals("=") && left.size() == 1 && right.size() == 1) {
      var before = expressions.value(left.getFirst());
      var by = expressions.value(right.getFirst());
      var kind = Expressions.operator(operator.substring(0, operator.length() - 1));
      int result = body.operate(kind, statement.span(), before.register(), by.register());
      store(left.getFirst(), new Value(result, before.type()));
      return;
    }
    var values = values(right, left);
    boolean isLonger =
        left.size() == 1 && right.size() == 1 && isGrown(left.getFirst(), right.getFirst());
    for (int at = 0; at < left.size() && at < values.size(); at++) {
      store(left.get(at), values.get(at), isLonger ? statement.span() : left.get(at).span());
    }
  }

  /** Returns whether a list is put in its own place with more in it. */
  private static boolean isGrown(Node list, Node value) {
    return value.is("call_expression")
        && value.child("function").map(Node::text).filter("append"::equals).isPresent()
        && value.child("arguments").stream()
            .flatMap(arguments -> arguments.named().stream().limit(1))
            .anyMatch(first -> first.text().equals(list.text()));
  }

  /** Evaluates what some variables are to hold: one value each, or the results of one call. */
  List<Value> values(List<Node> sources, List<Node> targets) {
    if (sources.size() == 1 && targets.size() > 1) {
      return several(sources.getFirst(), targets);
    }
    var values = new ArrayList<Value>();
    for (int at = 0; at < sources.size() || at < targets.size(); at++) {
      if (at >= sources.size()) {
        values.add(new Value(body.register()));
        continue;
      }
      var value = structs.copied(expressions.value(sources.get(at)), sources.get(at));
      values.add(at < targets.size() ? settled(value, targets.get(at)) : value);
    }
    return values;
  }

  /** Variables keep what they were given, whatever becomes of where it came from. */
  private Value settled(Value value, Node target) {
    int copy = body.register();
    body.add(new Instruction.Copy(copy, value.register(), target.span()));
    return named(new Value(copy, value.type()), target, ERROR);
  }

  private Value named(Value value, Node target, Pattern names) {
    boolean isError = target.is("identifier") && names.matcher(target.text()).matches();
    return isError && value.type().isEmpty()
        ? new Value(body.typed(value.register(), GoType.ERROR, target.span()), GoType.ERROR)
        : value;
  }

  private List<Value> several(Node source, List<Node> targets) {
    var found = expressions.found(source);
    if (found.isPresent() && targets.size() == 2) {
      return found.get();
    }
    var whole = expressions.value(source);
    var types = expressions.resultTypes(source);
    var values = new ArrayList<Value>();
    for (int at = 0; at < targets.size(); at++) {
      var target = targets.get(at);
      int part = body.load(whole.register(), new Key.Member(Integer.toString(at)), source.span());
      var type = at < types.size() ? types.get(at) : "";
      var names = at == targets.size() - 1 ? LAST_ERROR : ERROR;
      values.add(named(new Value(part, type.equals(GoType.ERROR) ? "" : type), target, names));
    }
    return values;
  }

  /** Gives a name to a value, here or at the top. */
  void bind(Node name, Value value, boolean isGlobal) {
    var text = name.text();
    if (text.equals("_")) {
      return;
    }
    if (isGlobal) {
      body.add(
          new Instruction.Store(
              body.thisModule(name.span()), new Key.Member(text), value.register(), name.span()));
      return;
    }
    int register = body.declare(text, value.type());
    body.add(new Instruction.Copy(register, value.register(), name.span()));
  }

  /** Stores into a variable, a field, an element, or where a pointer points. */
  void store(Node target, Value value) {
    store(target, value, target.span());
  }

  private void store(Node target, Value value, Span place) {
    switch (target.kind()) {
      case "identifier" -> variable(target.text(), value.register(), place);
      case "selector_expression" -> member(target, value.register(), place);
      case "index_expression" -> {
        var object = target.child("operand").map(expressions::value);
        var key = target.child("index").map(expressions::value);
        if (object.isPresent() && key.isPresent()) {
          body.add(
              new Instruction.Store(
                  object.get().register(),
                  new Key.Element(key.get().register()),
                  value.register(),
                  place));
        }
      }
      case "parenthesized_expression" -> target.named().forEach(inner -> store(inner, value));
      case "unary_expression" ->
          target
              .child("operand")
              .map(expressions::value)
              .ifPresent(
                  pointer ->
                      body.builtin(Expressions.STORE, place, pointer.register(), value.register()));
      default -> {}
    }
  }

  /** Stores into a variable of this code, of the file, or of another file of the package. */
  void variable(String name, int value, Span place) {
    if (name.equals("_") || body.store(name, value, place)) {
      return;
    }
    file.own()
        .declaration(name)
        .ifPresent(
            found ->
                body.add(
                    new Instruction.Store(
                        expressions.module(found, file.own(), place),
                        new Key.Member(name),
                        value,
                        place)));
  }

  private void member(Node target, int value, Span place) {
    var name = target.child("field").map(Node::text).orElse("");
    var operand = target.child("operand");
    Optional<Integer> imported = operand.flatMap(each -> expressions.importedHolder(each, name));
    int object =
        imported.orElseGet(
            () -> operand.map(expressions::value).map(Value::register).orElseGet(body::register));
    body.add(new Instruction.Store(object, new Key.Member(name), value, place));
  }
}
