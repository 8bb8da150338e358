package dev.martello.code.script;

import dev.martello.code.tree.Node;
import dev.martello.code.tree.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what binds which name, before anything is lowered. */
final class Scopes {
  /*
   * One walk over the tree in the order of the text, with a stack of the scopes around. Names can
   * be used before the text that binds them, so lowering needs all of them at hand.
   */
  private record Open(Scope scope, int end) {}

  private record Exported(Node specifier, Scope scope) {}

  private record Assigned(Node target, Scope scope) {}

  /** Below these stand types and what is only declared; none of it exists at run time. */
  private static final Set<String> ERASED =
      Set.of(
          "type_annotation",
          "type_arguments",
          "type_parameters",
          "type_predicate_annotation",
          "asserts_annotation",
          "interface_declaration",
          "type_alias_declaration",
          "ambient_declaration",
          "function_signature",
          "method_signature",
          "abstract_method_signature",
          "index_signature",
          "implements_clause",
          "function_type",
          "constructor_type",
          "object_type",
          "union_type",
          "intersection_type",
          "nested_type_identifier",
          "type_query");

  /** Names of every module of CommonJS, which it may give other values. */
  private static final Set<String> GIVEN = Set.of("exports", "module", "arguments", "undefined");

  private final SyntaxTree tree;
  private final Scope module = Scope.module();
  private final Map<Integer, Scope> scopes = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> prototypes = new HashSet<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Exported> exported = new ArrayList<>();
  private final List<Assigned> assigned = new ArrayList<>();

  Scopes(SyntaxTree tree) {
    this.tree = tree;
    scopes.put(tree.root().id(), module);
    open.push(new Open(module, Integer.MAX_VALUE));
    walk();
    assigned.forEach(this::bindGlobals);
    for (var export : exported) {
      export(export);
    }
  }

  Scope module() {
    return module;
  }

  /** Returns the scope that a node makes, or the one given if it makes none. */
  Scope of(Node node, Scope otherwise) {
    return scopes.getOrDefault(node.id(), otherwise);
  }

  /** Returns the scope that a node makes; a new one if it was not seen as making one. */
  Scope ofProcedure(Node node, Scope around) {
    return scopes.computeIfAbsent(node.id(), id -> around.inner(Scope.Kind.FUNCTION));
  }

  /** Returns whether a name is used for more than a type. */
  boolean isUsed(String name) {
    return used.contains(name);
  }

  /** Returns whether the prototype of something of that name is used: it is a class, then. */
  boolean hasPrototype(String name) {
    return prototypes.contains(name);
  }

  static boolean isErased(String kind) {
    return ERASED.contains(kind);
  }

  private void walk() {
    int erasedUntil = -1;
    for (int id = 1; id < tree.size(); id++) {
      var node = new Node(tree, id);
      int start = node.start();
      if (start < erasedUntil || !node.isNamed()) {
        continue;
      }
      if (isErased(node.kind())) {
        erasedUntil = node.end();
        continue;
      }
      while (open.size() > 1 && start >= open.getFirst().end()) {
        open.pop();
      }
      visit(node, open.getFirst().scope());
      if (isAboutOthers(node)) {
        erasedUntil = node.end();
      }
    }
  }

  /** Names in such statements are those of other modules. */
  private static boolean isAboutOthers(Node node) {
    return node.is("import_statement")
        || (node.is("export_statement") && node.child("source").isPresent());
  }

  private void visit(Node node, Scope scope) {
    switch (node.kind()) {
      case "identifier", "shorthand_property_identifier" -> use(node, scope);
      case "function_declaration", "generator_function_declaration" -> {
        node.child("name").ifPresent(name -> bind(name, scope));
        scope.addFunction(node);
        function(node, scope, Scope.Kind.FUNCTION);
      }
      case "function_expression", "generator_function" -> {
        function(node, scope, Scope.Kind.FUNCTION);
        node.child("name")
            .ifPresent(name -> bind(name, of(node, scope), scope.procedure(), node.start()));
      }
      case "method_definition" -> function(node, scope, Scope.Kind.FUNCTION);
      case "member_expression" -> notePrototype(node);
      case "arrow_function" -> function(node, scope, Scope.Kind.ARROW);
      case "class_declaration", "abstract_class_declaration" -> {
        node.child("name").ifPresent(name -> bind(name, scope));
        begin(node, scope.inner(Scope.Kind.CLASS));
      }
      case "class" -> {
        var inner = scope.inner(Scope.Kind.CLASS);
        begin(node, inner);
        node.child("name").ifPresent(name -> bind(name, inner));
      }
      case "enum_declaration" -> node.child("name").ifPresent(name -> bind(name, scope));
      case "internal_module", "module" -> {
        node.child("name").ifPresent(name -> bindNamespace(name, scope));
        begin(node, scope.inner(Scope.Kind.NAMESPACE));
      }
      case "class_static_block" -> begin(node, scope.inner(Scope.Kind.NAMESPACE));
      case "statement_block" -> {
        if (!node.parent().map(Scopes::hasOwnBody).orElse(false)) {
          begin(node, scope.inner(Scope.Kind.BLOCK));
        }
      }
      case "for_statement", "switch_body" -> begin(node, scope.inner(Scope.Kind.BLOCK));
      case "for_in_statement" -> {
        var inner = scope.inner(Scope.Kind.BLOCK);
        begin(node, inner);
        node.child("kind")
            .ifPresentOrElse(
                kind -> bindLoop(node, kind, inner), () -> assign(node.child("left"), inner));
      }
      case "catch_clause" -> {
        var inner = scope.inner(Scope.Kind.BLOCK);
        begin(node, inner);
        node.child("parameter").ifPresent(name -> bindPattern(name, inner, Variable.Kind.OTHER));
      }
      case "variable_declarator" -> bindDeclared(node, scope);
      case "assignment_expression", "augmented_assignment_expression" ->
          assign(node.child("left"), scope);
      case "update_expression" -> assign(node.child("argument"), scope);
      case "import_statement" -> Imports.read(node, this::bindImport);
      case "import_alias" -> node.first("identifier").ifPresent(name -> bind(name, scope));
      case "export_statement" -> readExport(node, scope);
      default -> {}
    }
  }

  /** Returns whether a node's block has the same scope as the node. */
  private static boolean hasOwnBody(Node node) {
    return switch (node.kind()) {
      case "function_declaration",
          "generator_function_declaration",
          "function_expression",
          "generator_function",
          "method_definition",
          "arrow_function",
          "internal_module",
          "module",
          "class_static_block" ->
          true;
      default -> false;
    };
  }

  private void begin(Node node, Scope inner) {
    scopes.put(node.id(), inner);
    open.push(new Open(inner, node.end()));
  }

  private void use(Node node, Scope scope) {
    var name = node.text();
    used.add(name);
    if (name.equals("arguments")) {
      scope.bindArguments(node.start());
    }
  }

  private void notePrototype(Node member) {
    boolean isPrototype =
        member.child("property").map(it -> it.text().equals("prototype")).orElse(false);
    if (isPrototype) {
      member
          .child("object")
          .filter(object -> object.is("identifier"))
          .ifPresent(object -> prototypes.add(object.text()));
    }
  }

  private void function(Node node, Scope scope, Scope.Kind kind) {
    scope.markFunctions();
    var inner = scope.inner(kind);
    begin(node, inner);
    node.child("parameter").ifPresent(name -> bindPattern(name, inner, Variable.Kind.PARAMETER));
    for (var parameter : node.child("parameters").map(Node::named).orElse(List.of())) {
      bindPattern(parameter, inner, Variable.Kind.PARAMETER);
    }
  }

  private void bindDeclared(Node declarator, Scope scope) {
    boolean isVar =
        declarator.parent().map(parent -> parent.is("variable_declaration")).orElse(false);
    declarator
        .child("name")
        .ifPresent(
            name -> {
              if (isVar) {
                bindPattern(name, scope.ofVar(), Variable.Kind.VAR);
              } else {
                bindPattern(name, scope, Variable.Kind.OTHER);
              }
            });
  }

  private void bindLoop(Node loop, Node kind, Scope inner) {
    boolean isVar = kind.is("var");
    var scope = isVar ? inner.ofVar() : inner;
    loop.child("left")
        .ifPresent(
            left -> bindPattern(left, scope, isVar ? Variable.Kind.VAR : Variable.Kind.OTHER));
  }

  private void assign(Optional<Node> target, Scope scope) {
    target
        .filter(it -> it.is("identifier") || it.is("array_pattern") || it.is("object_pattern"))
        .ifPresent(it -> assigned.add(new Assigned(it, scope)));
  }

  /** Names that are given values without being declared are shared by all functions. */
  private void bindGlobals(Assigned assignment) {
    for (var name : Declarations.namesIn(assignment.target())) {
      var text = name.text();
      if (!GIVEN.contains(text) && assignment.scope().find(text).isEmpty()) {
        module.bind(text, Variable.Kind.OTHER, module, name.start());
      }
    }
  }

  private void bindNamespace(Node name, Scope scope) {
    for (var part = name; ; part = part.child("object").orElseThrow()) {
      if (part.is("identifier")) {
        bind(part, scope);
        return;
      }
      if (part.child("object").isEmpty()) {
        return;
      }
    }
  }

  private void bind(Node name, Scope scope) {
    bind(name, scope, scope.procedure(), name.start());
  }

  private static void bind(Node name, Scope scope, Scope home, int offset) {
    scope.bind(name.text(), Variable.Kind.OTHER, home, offset);
  }

  private void bindImport(Node name, Variable.Origin origin) {
    module.bind(name.text(), Variable.Kind.OTHER, module, name.start()).comesFrom(origin);
  }

  /** Binds all names of a pattern. */
  private static void bindPattern(Node pattern, Scope scope, Variable.Kind kind) {
    for (var name : Declarations.namesIn(pattern)) {
      scope.bind(name.text(), kind, scope.procedure(), name.start());
    }
  }

  private void readExport(Node export, Scope scope) {
    if (export.child("source").isPresent()) {
      return;
    }
    for (var clause : export.named()) {
      if (clause.is("export_clause")) {
        clause.named().forEach(specifier -> exported.add(new Exported(specifier, scope)));
      }
    }
    if (export.child("declaration").isPresent()) {
      exported.add(new Exported(export, scope));
    }
  }

  /** Notes at a variable under which name it is exported; by now all variables are known. */
  private void export(Exported exported) {
    var scope = exported.scope();
    if (!scope.isModule() && !scope.isNamespace()) {
      return;
    }
    var node = exported.specifier();
    if (node.is("export_statement")) {
      boolean isDefault = node.has("default");
      for (var name : Declarations.names(node.child("declaration").orElseThrow())) {
        find(name, scope)
            .ifPresent(variable -> variable.exportAs(scope, isDefault ? "default" : name));
      }
      return;
    }
    node.child("name")
        .map(Imports::exportedName)
        .ifPresent(
            name ->
                find(name, scope)
                    .ifPresent(
                        variable ->
                            variable.exportAs(
                                scope,
                                node.child("alias").map(Imports::exportedName).orElse(name))));
  }

  private static Optional<Variable> find(String name, Scope scope) {
    return scope.find(name);
  }
}
