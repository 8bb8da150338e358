package dev.martello.code.script;

import dev.martello.code.ir.Exit;
import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Optional;

/** Lowers statements, of which each kind with ways of its own has its class. */
final class Statements {
  private final Lowering lowering;
  private final Emitter code;

  Statements(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  void all(List<Node> statements) {
    for (var statement : statements) {
      lower(statement);
    }
  }

  /** Lowers statements in the scope of a node. */
  void block(Node owner, Node block) {
    var before = lowering.enter(owner);
    lowering.functions.hoistSince(before);
    all(block.named());
    lowering.leaveTo(before);
  }

  /** Lowers the statement in a field. */
  void field(Node node, String field) {
    var statement = node.child(field);
    if (statement.isPresent()) {
      lower(statement.get());
    }
  }

  void lower(Node node) {
    if (lowering.descend(node)) {
      statement(node);
      lowering.ascend();
    }
  }

  private void statement(Node node) {
    switch (node.kind()) {
      case "expression_statement" -> node.named().forEach(lowering.expressions::value);
      case "variable_declaration", "lexical_declaration", "using_declaration" -> declare(node);
      case "class_declaration", "abstract_class_declaration" ->
          lowering.classes.declare(node, List.of());
      case "if_statement" -> choose(node);
      case "statement_block" -> block(node, node);
      case "return_statement" -> leave(node);
      case "throw_statement" -> {
        int thrown = lowering.expressions.only(node);
        code.end(new Exit.Throw(thrown, node.span()));
      }
      case "while_statement" -> lowering.loops.whileLoop(node, "");
      case "do_statement" -> lowering.loops.doLoop(node, "");
      case "for_statement" -> lowering.loops.forLoop(node, "");
      case "for_in_statement" -> lowering.loops.eachLoop(node, "");
      case "switch_statement" -> lowering.loops.choice(node, "");
      case "labeled_statement" -> labelled(node);
      case "break_statement" -> lowering.loops.leave(node, false);
      case "continue_statement" -> lowering.loops.leave(node, true);
      case "try_statement" -> lowering.tries.lower(node);
      case "with_statement" -> {
        lowering.expressions.field(node, "object");
        field(node, "body");
      }
      case "export_statement" -> lowering.modules.export(node);
      case "enum_declaration" -> lowering.modules.enumeration(node);
      case "internal_module", "module" -> lowering.modules.namespace(node);
      case "import_alias" -> lowering.modules.alias(node);
      case "import_statement",
          "function_declaration",
          "generator_function_declaration",
          "empty_statement",
          "debugger_statement",
          "hash_bang_line",
          "comment",
          "html_comment",
          "decorator" -> {}
      case "ERROR", "else_clause", "finally_clause", "catch_clause", "switch_case" ->
          all(node.named());
      default -> {
        if (!Scopes.isErased(node.kind())) {
          lowering.expressions.value(node);
        }
      }
    }
  }

  private void declare(Node declaration) {
    boolean isVar = declaration.is("variable_declaration");
    for (var declarator : declaration.named()) {
      var name = declarator.child("name");
      if (name.isEmpty()) {
        if (declarator.isError()) {
          lower(declarator);
        }
        continue;
      }
      var value = declarator.child("value");
      if (value.isPresent()) {
        int made = declared(value.get(), Patterns.nameOf(name.get()), declarator.child("type"));
        lowering.patterns.bind(name.get(), made);
      } else if (!isVar) {
        lowering.patterns.bind(name.get(), code.nothing(declarator.span()));
      }
    }
  }

  /** Lowers a value whose variable or field may have a declared type. */
  int declared(Node value, String name, Optional<Node> type) {
    if (type.isEmpty()) {
      return lowering.expressions.named(value, name);
    }
    int made = lowering.functions.contextual(value, name, type.get());
    return code.typed(
        made,
        lowering.types.ofClass(type.get()),
        lowering.types.attributes(type.get()),
        value.span());
  }

  /** Lowers a chain of {@code else if} without recursion along it. */
  private void choose(Node node) {
    int after = code.block();
    var at = Optional.of(node);
    while (at.isPresent()) {
      var choice = at.get();
      int yes = code.block();
      int no = code.block();
      lowering.operations.condition(choice, yes, no);
      code.at(yes);
      field(choice, "consequence");
      code.jump(after);
      code.at(no);
      var otherwise =
          choice.child("alternative").flatMap(clause -> clause.named().stream().findFirst());
      at = otherwise.filter(it -> it.is("if_statement"));
      if (at.isEmpty()) {
        otherwise.ifPresent(this::lower);
      }
    }
    code.jump(after);
    code.at(after);
  }

  private void leave(Node node) {
    var value = node.named().stream().findFirst();
    var place = value.map(Node::span).orElse(node.span());
    int returned = value.map(lowering.expressions::value).orElse(-1);
    lowering.tries.leave(returned, place);
  }

  private void labelled(Node node) {
    var label = node.child("label").map(Node::text).orElse("");
    var body = node.child("body");
    if (body.isEmpty()) {
      return;
    }
    switch (body.get().kind()) {
      case "while_statement" -> lowering.loops.whileLoop(body.get(), label);
      case "do_statement" -> lowering.loops.doLoop(body.get(), label);
      case "for_statement" -> lowering.loops.forLoop(body.get(), label);
      case "for_in_statement" -> lowering.loops.eachLoop(body.get(), label);
      case "switch_statement" -> lowering.loops.choice(body.get(), label);
      default -> lowering.loops.labelled(body.get(), label);
    }
  }
}
