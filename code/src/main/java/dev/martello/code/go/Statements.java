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
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers statements. */
final class Statements {

  /** Where {@code break} and {@code continue} lead; negative where one means something outside. */
  private record Target(String label, int after, int next) {}

  private final FileLowering file;
  private final Body body;
  private final Expressions expressions;
  private final Assignments assignments;
  private final Deque<Target> targets = new ArrayDeque<>();
  private final Map<String, Integer> labels = new HashMap<>();
  private String label = "";

  Statements(FileLowering file, Body body) {
    this.file = file;
    this.body = body;
    this.expressions = new Expressions(file, body);
    this.assignments = new Assignments(file, body, expressions);
  }

  /** Lowers a block with a scope of its own. */
  void block(Node block) {
    body.open();
    statements(block.named());
    body.close();
  }

  private void statements(List<Node> all) {
    for (var node : all) {
      if (node.is("statement_list")) {
        statements(node.named());
      } else {
        statement(node);
      }
    }
  }

  private void statement(Node node) {
    if (!file.enter(node)) {
      return;
    }
    var own = label;
    label = "";
    switch (node.kind()) {
      case "block" -> block(node);
      case "expression_statement" -> node.named().forEach(expressions::value);
      case "short_var_declaration" -> assignments.declare(node);
      case "assignment_statement" -> assignments.assign(node);
      case "var_declaration" -> GoPackage.specs(node).forEach(spec -> declare(spec, false));
      case "const_declaration" -> constants(node, false);
      case "type_declaration" -> file.declareTypes(node, body);
      case "inc_statement", "dec_statement" -> step(node);
      case "send_statement" -> send(node);
      case "return_statement" -> returned(node);
      case "if_statement" -> condition(node);
      case "for_statement" -> loop(node, own);
      case "expression_switch_statement" -> choice(node, own);
      case "type_switch_statement" -> typeChoice(node, own);
      case "select_statement" -> select(node, own);
      case "go_statement" -> {
        body.builtin(Expressions.BESIDE, node.span());
        node.named().forEach(expressions::start);
      }
      case "defer_statement" -> node.named().forEach(expressions::defer);
      case "labeled_statement" -> labelled(node);
      case "break_statement" -> jump(node, true);
      case "continue_statement" -> jump(node, false);
      case "goto_statement" ->
          body.jump(labelled(node.named().stream().findFirst().map(Node::text).orElse("")));
      case "empty_statement", "fallthrough_statement", "ERROR" -> {}
      default -> {}
    }
    file.leave();
  }

  private void labelled(Node node) {
    var name = node.child("label").map(Node::text).orElse("");
    int here = labelled(name);
    body.jump(here);
    body.at(here);
    for (var inner : node.named()) {
      if (!inner.is("label_name")) {
        label = name;
        statement(inner);
      }
    }
    label = "";
  }

  /** Returns the block that begins at a label, be it before or behind the present place. */
  private int labelled(String name) {
    return labels.computeIfAbsent(name, _ -> body.block());
  }

  /** Lowers variables and constants at the top. */
  void global(Node declaration) {
    if (declaration.is("const_declaration")) {
      constants(declaration, true);
    } else {
      GoPackage.specs(declaration).forEach(spec -> declare(spec, true));
    }
  }

  private void declare(Node spec, boolean isGlobal) {
    var names = spec.all("name").stream().filter(Node::isNamed).toList();
    var type = spec.child("type").map(each -> file.types().of(each, body)).orElse("");
    var sources = spec.child("value").map(Assignments::listed).orElse(List.of());
    var values =
        sources.isEmpty()
            ? names.stream().map(name -> new Value(zero(spec, type, name, isGlobal), type)).toList()
            : assignments.values(sources, names);
    for (int at = 0; at < names.size(); at++) {
      var value = values.get(at);
      assignments.bind(
          names.get(at),
          new Value(value.register(), type.isEmpty() ? value.type() : type),
          isGlobal);
    }
  }

  private int zero(Node spec, String type, Node name, boolean isGlobal) {
    if (spec.child("type").filter(each -> each.is("array_type")).isPresent()) {
      return body.make(Instruction.Container.LIST, List.of(), name.span());
    }
    var zeros = new Zeros(file, body);
    return isGlobal ? zeros.ofGlobal(type, name.span()) : zeros.of(type, name.span());
  }

  /** A constant without a value has the expression of the one before. */
  private void constants(Node declaration, boolean isGlobal) {
    var before = List.<Node>of();
    int iota = 0;
    for (var spec : GoPackage.specs(declaration)) {
      var names = spec.all("name").stream().filter(Node::isNamed).toList();
      var sources = spec.child("value").map(Assignments::listed).orElse(before);
      before = sources;
      expressions.iota(iota++);
      for (int at = 0; at < names.size() && at < sources.size(); at++) {
        assignments.bind(names.get(at), expressions.value(sources.get(at)), isGlobal);
      }
    }
  }

  private void step(Node node) {
    for (var operand : node.named()) {
      int one = body.constant(new Literal.Whole(1), node.span());
      int before = expressions.value(operand).register();
      var operator = node.is("inc_statement") ? Operator.ADD : Operator.SUBTRACT;
      assignments.store(operand, new Value(body.operate(operator, node.span(), before, one)));
    }
  }

  private void send(Node node) {
    var channel = node.child("channel").map(expressions::value);
    var value = node.child("value").map(expressions::value);
    if (channel.isPresent() && value.isPresent()) {
      body.add(
          new Instruction.Store(
              channel.get().register(), new Key.Any(), value.get().register(), node.span()));
    }
  }

  private void returned(Node node) {
    var values =
        node.named().stream()
            .flatMap(list -> Assignments.listed(list).stream())
            .map(expressions::value)
            .map(Value::register)
            .toList();
    leave(values, node.span());
  }

  /** Ends the function: what was deferred runs, the last first. */
  void leave(List<Integer> values, Span place) {
    beyondPanics();
    var returned = new ArrayList<>(values);
    boolean isNamed = !body.results().isEmpty() && values.size() == body.results().size();
    if (isNamed) {
      for (int at = 0; at < values.size(); at++) {
        int result = body.results().get(at).register();
        body.add(new Instruction.Copy(result, values.get(at), place));
        returned.set(at, result);
      }
    }
    for (var call : body.deferred().reversed()) {
      body.call(call.callee(), call.arguments(), call.place());
    }
    Functions.returning(body, returned, place);
  }

  /** Once the results are there, the function does not recover any more. */
  private void beyondPanics() {
    int handler = body.builder().handledBy(-1);
    int end = body.block();
    body.builder().handledBy(handler);
    body.jump(end);
    body.at(end);
  }

  private void condition(Node node) {
    body.open();
    node.child("initializer").ifPresent(this::statement);
    int then = body.block();
    int otherwise = body.block();
    int after = body.block();
    node.child("condition")
        .ifPresentOrElse(
            each -> expressions.condition(each, then, otherwise), () -> body.jump(then));
    body.at(then);
    node.child("consequence").ifPresent(this::block);
    body.jump(after);
    body.at(otherwise);
    node.child("alternative").ifPresent(this::statement);
    body.jump(after);
    body.at(after);
    body.close();
  }

  private void loop(Node node, String own) {
    body.open();
    var range = node.first("range_clause");
    var clause = node.first("for_clause");
    if (range.isPresent()) {
      range(node, range.get(), own);
    } else {
      clause.flatMap(each -> each.child("initializer")).ifPresent(this::statement);
      int head = body.block();
      int start = body.block();
      int next = body.block();
      int after = body.block();
      body.jump(head);
      body.at(head);
      var condition =
          clause.isPresent()
              ? clause.get().child("condition")
              : node.named().stream().filter(each -> !each.is("block")).findFirst();
      condition.ifPresentOrElse(
          each -> expressions.condition(each, start, after),
          () -> body.builder().end(new Exit.Either(start, after)));
      body.at(start);
      inside(node, own, after, next);
      body.jump(next);
      body.at(next);
      clause.flatMap(each -> each.child("update")).ifPresent(this::statement);
      body.jump(head);
      body.at(after);
    }
    body.close();
  }

  private void range(Node node, Node clause, String own) {
    var iterated = clause.child("right").map(expressions::value);
    if (iterated.isPresent() && startsOthers(node)) {
      body.builtin(Expressions.EACH, node.span(), iterated.get().register());
    }
    int head = body.block();
    int start = body.block();
    int after = body.block();
    body.jump(head);
    body.at(head);
    body.builder().end(new Exit.Either(start, after));
    body.at(start);
    var variables = clause.child("left").map(Assignments::listed).orElse(List.of());
    boolean isNew = clause.has(":=");
    for (int at = 0; at < variables.size() && iterated.isPresent(); at++) {
      var variable = variables.get(at);
      boolean isChannel = iterated.get().type().startsWith("chan ");
      boolean isKey = at == 0 && !isChannel;
      int element = body.register();
      body.add(new Instruction.Each(element, iterated.get().register(), isKey, variable.span()));
      var value = new Value(element, isKey ? "" : GoType.element(iterated.get().type()));
      if (isNew) {
        assignments.bind(variable, value, false);
      } else {
        assignments.store(variable, value);
      }
    }
    inside(node, own, after, head);
    body.jump(head);
    body.at(after);
  }

  /** Returns whether a loop starts functions that run beside this one. */
  private static boolean startsOthers(Node loop) {
    return loop.text().contains("go ") || loop.text().contains(".Go(");
  }

  private void inside(Node node, String own, int after, int next) {
    targets.push(new Target(own, after, next));
    node.child("body").ifPresent(this::block);
    targets.pop();
  }

  private void jump(Node node, boolean isBreak) {
    var name = node.named().stream().findFirst().map(Node::text).orElse("");
    for (var target : targets) {
      int block = isBreak ? target.after() : target.next();
      if (block >= 0 && (name.isEmpty() || target.label().equals(name))) {
        body.jump(block);
        return;
      }
    }
  }

  private static boolean isCase(Node node) {
    return node.kind().endsWith("_case");
  }

  private void choice(Node node, String own) {
    body.open();
    node.child("initializer").ifPresent(this::statement);
    var value = node.child("value").map(expressions::value);
    var cases = node.named().stream().filter(Statements::isCase).toList();
    var blocks = cases.stream().map(_ -> body.block()).toList();
    int after = body.block();
    int otherwise = after;
    for (int at = 0; at < cases.size(); at++) {
      if (cases.get(at).is("default_case")) {
        otherwise = blocks.get(at);
        continue;
      }
      var tested = cases.get(at).child("value").map(Assignments::listed).orElse(List.of());
      for (var test : tested) {
        int next = body.block();
        if (value.isPresent()) {
          int other = expressions.value(test).register();
          int same = body.operate(Operator.EQUAL, test.span(), value.get().register(), other);
          body.branch(same, blocks.get(at), next, test.span());
        } else {
          expressions.condition(test, blocks.get(at), next);
        }
        body.at(next);
      }
    }
    body.jump(otherwise);
    targets.push(new Target(own, after, -1));
    for (int at = 0; at < cases.size(); at++) {
      body.at(blocks.get(at));
      var statements = inCase(cases.get(at));
      body.open();
      statements(statements);
      body.close();
      boolean falls = fallsThrough(statements) && at + 1 < cases.size();
      body.jump(falls ? blocks.get(at + 1) : after);
    }
    targets.pop();
    body.at(after);
    body.close();
  }

  private static List<Node> inCase(Node node) {
    return node.named().stream()
        .filter(each -> !List.of("value", "type", "communication").contains(each.field()))
        .toList();
  }

  private static boolean fallsThrough(List<Node> statements) {
    return !statements.isEmpty()
        && (statements.getLast().is("fallthrough_statement")
            || (statements.getLast().is("statement_list")
                && fallsThrough(statements.getLast().named())));
  }

  private void typeChoice(Node node, String own) {
    body.open();
    node.child("initializer").ifPresent(this::statement);
    var value = node.child("value").map(expressions::value);
    var alias = node.child("alias").map(Assignments::listed).orElse(List.of());
    int after = body.block();
    targets.push(new Target(own, after, -1));
    for (var each : node.named().stream().filter(Statements::isCase).toList()) {
      int inside = body.block();
      int next = body.block();
      body.builder().end(new Exit.Either(inside, next));
      body.at(inside);
      body.open();
      var types =
          each.all("type").stream()
              .filter(Node::isNamed)
              .map(type -> file.types().of(type, body))
              .toList();
      if (value.isPresent() && !alias.isEmpty()) {
        var narrowed =
            types.size() == 1
                ? expressions.asserted(value.get(), types.getFirst(), each.span())
                : value.get();
        assignments.bind(alias.getFirst(), narrowed, false);
      }
      statements(inCase(each));
      body.close();
      body.jump(after);
      body.at(next);
    }
    targets.pop();
    body.jump(after);
    body.at(after);
    body.close();
  }

  private void select(Node node, String own) {
    int after = body.block();
    targets.push(new Target(own, after, -1));
    for (var each : node.named().stream().filter(Statements::isCase).toList()) {
      int inside = body.block();
      int next = body.block();
      body.builder().end(new Exit.Either(inside, next));
      body.at(inside);
      body.open();
      each.child("communication").ifPresent(this::communicate);
      statements(inCase(each));
      body.close();
      body.jump(after);
      body.at(next);
    }
    targets.pop();
    body.jump(after);
    body.at(after);
  }

  private void communicate(Node node) {
    if (!node.is("receive_statement")) {
      statement(node);
      return;
    }
    Optional<Value> received = node.child("right").map(expressions::value);
    var left = node.child("left").map(Assignments::listed).orElse(List.of());
    if (received.isPresent() && !left.isEmpty()) {
      if (node.has(":=")) {
        assignments.bind(left.getFirst(), received.get(), false);
      } else {
        assignments.store(left.getFirst(), received.get());
      }
    }
  }
}
