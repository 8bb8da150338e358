package dev.martello.code.java;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;

/** Lowers statements. */
final class Statements {
  private static final int NONE = -1;

  /**
   * Where jumps out of a statement lead.
   *
   * @param label empty text for none
   * @param onBreak negative where {@code break} means one further out
   * @param onContinue negative where {@code continue} means one further out
   * @param cleanups how many stand around the statement
   */
  private record Target(String label, int onBreak, int onContinue, int cleanups) {}

  /**
   * What runs on every way out of a statement.
   *
   * @param handler of what surrounds the statement
   */
  private record Cleanup(Runnable code, int handler) {}

  private final FileLowering file;
  private final Body body;
  private final ProcedureBuilder builder;
  private final Expressions expressions;
  private final List<Target> targets = new ArrayList<>();
  private List<Cleanup> cleanups = new ArrayList<>();
  private int handler = NONE;
  private String label = "";

  Statements(FileLowering file, Body body) {
    this.file = file;
    this.body = body;
    builder = body.builder();
    expressions = new Expressions(file, body, this);
  }

  Expressions expressions() {
    return expressions;
  }

  /** Lowers a statement. */
  void lower(Node node) {
    if (file.enter(node)) {
      try {
        lowerHere(node);
      } finally {
        file.leave();
      }
    }
  }

  private void lowerHere(Node node) {
    switch (node.kind()) {
      case "block", "constructor_body" -> lowerBlock(node);
      case "expression_statement" -> node.named().forEach(expressions::effect);
      case "local_variable_declaration" -> declare(node);
      case "if_statement" -> lowerIf(node);
      case "while_statement" -> lowerWhile(node);
      case "do_statement" -> lowerDo(node);
      case "for_statement" -> lowerFor(node);
      case "enhanced_for_statement" -> lowerForEach(node);
      case "labeled_statement" -> lowerLabeled(node);
      case "break_statement" -> leave(node, true);
      case "continue_statement" -> leave(node, false);
      case "return_statement" -> lowerReturn(node);
      case "throw_statement" -> lowerThrow(node);
      case "yield_statement" -> node.named().stream().findFirst().ifPresent(expressions::result);
      case "switch_expression" -> expressions.effect(node);
      case "try_statement", "try_with_resources_statement" -> lowerTry(node);
      case "synchronized_statement" -> lowerSynchronized(node);
      case "explicit_constructor_invocation" -> expressions.calls().delegate(node);
      case "assert_statement" -> {}
      case "class_declaration", "record_declaration", "enum_declaration", "interface_declaration" ->
          expressions.creations().localClass(node);
      case "ERROR" -> node.named().forEach(this::lower);
      default -> expressions.effect(node);
    }
  }

  /** Lowers statements in a scope of their own. */
  void lowerAll(List<Node> statements) {
    body.open();
    statements.forEach(this::lower);
    body.close();
  }

  private void lowerBlock(Node block) {
    lowerAll(block.named());
  }

  private void declare(Node node) {
    var declared =
        node.child("type").map(each -> file.types().of(each, body.type())).orElse(JavaType.UNKNOWN);
    for (var declarator : node.all("declarator")) {
      var name = declarator.child("name").map(Node::text).orElse("");
      var type = file.types().arrayOf(declared, declarator.child("dimensions"));
      var value = declarator.child("value");
      if (value.isEmpty()) {
        body.declare(name, type);
      } else if (type.isKnown()) {
        int initial = expressions.initial(value.get(), type);
        int register = body.declare(name, type);
        body.add(
            new Instruction.Typed(
                register, initial, type.name(), type.attributes(), declarator.span()));
      } else {
        var initial = expressions.lower(value.get());
        int register = body.declare(name, initial.type());
        body.add(new Instruction.Copy(register, initial.register(), declarator.span()));
      }
    }
  }

  private void lowerIf(Node node) {
    int whenTrue = builder.block();
    int after = builder.block();
    var alternative = node.child("alternative");
    int whenFalse = alternative.isPresent() ? builder.block() : after;
    node.child("condition").ifPresent(each -> expressions.condition(each, whenTrue, whenFalse));
    builder.at(whenTrue);
    node.child("consequence").ifPresent(this::lower);
    builder.jump(after);
    if (alternative.isPresent()) {
      builder.at(whenFalse);
      lower(alternative.get());
      builder.jump(after);
    }
    builder.at(after);
  }

  private void lowerWhile(Node node) {
    int header = builder.block();
    int inside = builder.block();
    int after = builder.block();
    builder.jump(header);
    builder.at(header);
    node.child("condition").ifPresent(each -> expressions.condition(each, inside, after));
    builder.at(inside);
    loop(node, after, header);
    builder.jump(header);
    builder.at(after);
  }

  private void loop(Node node, int onBreak, int onContinue) {
    targets.add(new Target(takeLabel(), onBreak, onContinue, cleanups.size()));
    node.child("body").ifPresent(this::lower);
    targets.removeLast();
  }

  private String takeLabel() {
    var taken = label;
    label = "";
    return taken;
  }

  private void lowerDo(Node node) {
    int inside = builder.block();
    int check = builder.block();
    int after = builder.block();
    builder.jump(inside);
    builder.at(inside);
    loop(node, after, check);
    builder.jump(check);
    builder.at(check);
    node.child("condition").ifPresent(each -> expressions.condition(each, inside, after));
    builder.at(after);
  }

  private void lowerFor(Node node) {
    body.open();
    for (var init : node.all("init")) {
      lower(init);
    }
    int header = builder.block();
    int inside = builder.block();
    int update = builder.block();
    int after = builder.block();
    builder.jump(header);
    builder.at(header);
    node.child("condition").ifPresent(each -> expressions.condition(each, inside, after));
    builder.jump(inside);
    builder.at(inside);
    loop(node, after, update);
    builder.jump(update);
    builder.at(update);
    node.all("update").forEach(expressions::effect);
    builder.jump(header);
    builder.at(after);
    body.close();
  }

  private void lowerForEach(Node node) {
    body.open();
    var all = node.child("value").map(expressions::lower);
    int header = builder.block();
    int inside = builder.block();
    int after = builder.block();
    builder.jump(header);
    builder.at(header);
    builder.end(new Exit.Either(inside, after));
    builder.at(inside);
    if (all.isPresent()) {
      var declared = Parameters.typeOf(node, body.type(), file.types());
      var type = declared.isKnown() ? declared : all.get().type().element();
      var name = node.child("name");
      int register = body.declare(name.map(Node::text).orElse(""), type);
      var place = name.orElse(node).span();
      body.add(new Instruction.Each(register, all.get().register(), false, place));
      if (type.isKnown()) {
        body.add(new Instruction.Typed(register, register, type.name(), type.attributes(), place));
      }
    }
    loop(node, after, header);
    builder.jump(header);
    builder.at(after);
    body.close();
  }

  private void lowerLabeled(Node node) {
    var parts = node.named();
    if (parts.size() < 2) {
      return;
    }
    var name = parts.getFirst().text();
    int after = builder.block();
    targets.add(new Target(name, after, NONE, cleanups.size()));
    label = name;
    lower(parts.getLast());
    label = "";
    targets.removeLast();
    builder.jump(after);
    builder.at(after);
  }

  /** Makes {@code break} lead to a block while code is lowered. */
  void breakable(int onBreak, Runnable code) {
    targets.add(new Target("", onBreak, NONE, cleanups.size()));
    code.run();
    targets.removeLast();
  }

  private void leave(Node node, boolean isBreak) {
    var wanted = node.named().stream().findFirst().map(Node::text).orElse("");
    for (var target : targets.reversed()) {
      int block = isBreak ? target.onBreak() : target.onContinue();
      if (block >= 0 && (wanted.isEmpty() ? isPlain(target) : wanted.equals(target.label()))) {
        cleanDownTo(target.cleanups());
        builder.jump(block);
        return;
      }
    }
  }

  /** A labeled statement that is no loop is left only by its label. */
  private static boolean isPlain(Target target) {
    return target.label().isEmpty() || target.onContinue() >= 0;
  }

  /** Runs what stands around, the innermost first. */
  private void cleanDownTo(int count) {
    var all = cleanups;
    int before = handler;
    for (int at = all.size() - 1; at >= count && file.mayRepeat(); at--) {
      cleanups = new ArrayList<>(all.subList(0, at));
      handle(all.get(at).handler());
      body.fresh();
      all.get(at).code().run();
    }
    cleanups = all;
    handle(before);
  }

  private void handle(int block) {
    handler = block;
    builder.handledBy(block);
  }

  /** Runs everything that stands around, before the procedure is left. */
  private void lowerReturn(Node node) {
    var value = node.named().stream().findFirst().map(expressions::lower);
    int register = value.map(Value::register).orElse(NONE);
    if (register >= 0 && !cleanups.isEmpty()) {
      int kept = body.register();
      body.add(new Instruction.Copy(kept, register, node.span()));
      register = kept;
    }
    cleanDownTo(0);
    builder.end(new Exit.Return(register, node.span()));
  }

  private void lowerThrow(Node node) {
    int value =
        node.named().stream().findFirst().map(expressions::lower).map(Value::register).orElse(NONE);
    builder.end(new Exit.Throw(value, node.span()));
  }

  private void lowerSynchronized(Node node) {
    for (var part : node.named()) {
      if (part.is("block")) {
        lower(part);
      } else {
        expressions.effect(part);
      }
    }
  }

  private void lowerTry(Node node) {
    var cleanup = node.first("finally_clause");
    if (cleanup.isPresent()) {
      var block = cleanup.get();
      surrounded(() -> lowerCatches(node), () -> runFinally(block), block.span());
    } else {
      lowerCatches(node);
    }
  }

  private void runFinally(Node block) {
    file.repeat(() -> block.named().forEach(this::lower));
  }

  /** Lowers code after which other code runs, whichever way it is left. */
  private void surrounded(Runnable code, Runnable after, Span place) {
    int before = handler;
    int thrown = builder.block();
    int end = builder.block();
    cleanups.add(new Cleanup(after, before));
    handle(thrown);
    body.fresh();
    code.run();
    cleanups.removeLast();
    handle(before);
    body.fresh();
    after.run();
    builder.jump(end);
    builder.at(thrown);
    body.add(new Instruction.Caught(body.register(), List.of(), place));
    if (file.mayRepeat()) {
      after.run();
    }
    builder.end(new Exit.Throw(NONE, place));
    builder.at(end);
  }

  private void lowerCatches(Node node) {
    var catches = node.named().stream().filter(each -> each.is("catch_clause")).toList();
    if (catches.isEmpty()) {
      lowerResources(node);
      return;
    }
    int before = handler;
    int thrown = builder.block();
    int after = builder.block();
    handle(thrown);
    body.fresh();
    lowerResources(node);
    handle(before);
    builder.jump(after);
    builder.at(thrown);
    lowerHandlers(catches, after);
    builder.at(after);
  }

  private void lowerHandlers(List<Node> catches, int after) {
    var types = catches.stream().map(this::caughtTypes).toList();
    if (catches.size() == 1) {
      lowerHandler(catches.getFirst(), types.getFirst(), after);
      return;
    }
    boolean isAll = types.stream().anyMatch(List::isEmpty);
    body.add(
        new Instruction.Caught(
            body.register(),
            isAll ? List.of() : types.stream().flatMap(List::stream).distinct().toList(),
            catches.getFirst().span()));
    for (int at = 0; at < catches.size(); at++) {
      int inside = builder.block();
      boolean isLast = at == catches.size() - 1;
      int next = isLast ? NONE : builder.block();
      builder.end(isLast ? new Exit.Jump(inside) : new Exit.Either(inside, next));
      builder.at(inside);
      lowerHandler(catches.get(at), types.get(at), after);
      if (!isLast) {
        builder.at(next);
      }
    }
  }

  private List<String> caughtTypes(Node clause) {
    var names =
        clause
            .first("catch_formal_parameter")
            .flatMap(each -> each.first("catch_type"))
            .map(Node::named)
            .orElse(List.of())
            .stream()
            .map(each -> file.types().of(each, body.type()).name())
            .toList();
    return names.contains("java.lang.Throwable") ? List.of() : names;
  }

  private void lowerHandler(Node clause, List<String> types, int after) {
    body.open();
    var parameter = clause.first("catch_formal_parameter");
    var name = parameter.flatMap(each -> each.child("name"));
    var type = types.size() == 1 ? types.getFirst() : "java.lang.Throwable";
    int register = body.declare(name.map(Node::text).orElse(""), JavaType.of(type));
    body.add(new Instruction.Caught(register, types, parameter.orElse(clause).span()));
    body.fresh();
    clause.child("body").ifPresent(this::lower);
    builder.jump(after);
    body.close();
  }

  private void lowerResources(Node node) {
    body.open();
    var resources =
        node.child("resources").map(Node::named).orElse(List.of()).stream()
            .filter(each -> each.is("resource"))
            .toList();
    lowerWithResources(resources, node);
    body.close();
  }

  private void lowerWithResources(List<Node> resources, Node node) {
    if (resources.isEmpty()) {
      node.child("body").ifPresent(this::lower);
      return;
    }
    var resource = resources.getFirst();
    var value = open(resource);
    surrounded(
        () -> lowerWithResources(resources.subList(1, resources.size()), node),
        () -> close(value, resource.span()),
        resource.span());
  }

  private Value open(Node resource) {
    var initial = resource.child("value");
    if (initial.isEmpty()) {
      return resource.named().stream()
          .findFirst()
          .map(expressions::lower)
          .orElseGet(
              () -> new Value(ClassLowering.nothing(body, resource.span()), JavaType.UNKNOWN));
    }
    var value = expressions.lower(initial.get());
    var declared = Parameters.typeOf(resource, body.type(), file.types());
    var type = declared.isKnown() ? declared : value.type();
    int register = body.declare(resource.child("name").map(Node::text).orElse(""), type);
    body.add(
        type.isKnown()
            ? new Instruction.Typed(
                register, value.register(), type.name(), type.attributes(), resource.span())
            : new Instruction.Copy(register, value.register(), resource.span()));
    return new Value(register, type);
  }

  private void close(Value resource, Span place) {
    var callee =
        new Callee.Declared(resource.type().name(), "close", "()V", resource.register(), false);
    body.add(new Instruction.Call(NONE, callee, List.of(), place));
  }
}
