package dev.martello.code.script;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.tree.Node;
import dev.martello.code.tree.SyntaxTree;
import java.util.List;

/** Lowers one file: what the parts of the work share, and their order. */
final class Lowering {
  /** What is nested deeper than this is left out: lowering recurses. */
  private static final int MAXIMUM_DEPTH = 300;

  final Language language;
  final Scopes scopes;
  final Emitter code;
  final Variables variables;
  final Types types;
  final Expressions expressions;
  final Operations operations;
  final Chains chains;
  final Calls calls;
  final Containers containers;
  final Patterns patterns;
  final Functions functions;
  final Classes classes;
  final Statements statements;
  final Loops loops;
  final Tries tries;
  final Modules modules;

  private final SyntaxTree tree;
  private final Problems problems;
  private Scope scope;
  private int depth;

  Lowering(SyntaxTree tree, Language language) {
    this.tree = tree;
    this.language = language;
    problems = new Problems(tree);
    scopes = new Scopes(tree);
    scope = scopes.module();
    code = new Emitter(scope, tree.root().span());
    variables = new Variables(this);
    types = new Types(this);
    expressions = new Expressions(this);
    operations = new Operations(this);
    chains = new Chains(this);
    calls = new Calls(this);
    containers = new Containers(this);
    patterns = new Patterns(this);
    functions = new Functions(this);
    classes = new Classes(this);
    statements = new Statements(this);
    loops = new Loops(this);
    tries = new Tries(this);
    modules = new Modules(this);
  }

  /** Lowers the file as the unit of a name. */
  Unit unit(String name) {
    modules.lower(tree.root());
    return new Unit(name, tree.file(), language, code.procedures(), List.of(), problems.all());
  }

  /** Returns the scope of what is being lowered. */
  Scope scope() {
    return scope;
  }

  /** Goes into the scope of a node, if it makes one; returns the scope before. */
  Scope enter(Node node) {
    return enter(scopes.of(node, scope));
  }

  Scope enter(Scope inner) {
    var before = scope;
    scope = inner;
    return before;
  }

  void leaveTo(Scope before) {
    scope = before;
  }

  /** Goes one level deeper; where that is too deep, says so and answers no. */
  boolean descend(Node node) {
    if (depth >= MAXIMUM_DEPTH) {
      problems.tooDeep(node);
      return false;
    }
    depth++;
    return true;
  }

  void ascend() {
    depth--;
  }
}
