package dev.martello.code.python;

import dev.martello.code.tree.Node;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out which scope binds which names, before anything is lowered. */
final class Scopes {
  /*
   * One walk over the tree; the tree's depth is bounded, so the walk may recurse. Whatever has a
   * scope of its own (functions, lambdas, classes, comprehensions) is found again by its node.
   */
  private static final int MAXIMUM_STARRED = 4;

  private final String unit;
  private final Imports imports;
  private final Map<Integer, Scope> byNode = new HashMap<>();
  private final Classes classes = new Classes();
  private final Set<String> starred = new LinkedHashSet<>();

  private Scopes(String unit, Imports imports) {
    this.unit = unit;
    this.imports = imports;
  }

  static Scopes of(Node module, String unit, Imports imports) {
    var scopes = new Scopes(unit, imports);
    var scope = Scope.module();
    scopes.byNode.put(module.id(), scope);
    scopes.inside(module, scope);
    return scopes;
  }

  /** Returns the scope that a module, function, lambda, class or comprehension makes. */
  Scope of(Node node) {
    var scope = byNode.get(node.id());
    if (scope == null) {
      throw new IllegalArgumentException(node + " has no scope");
    }
    return scope;
  }

  /** Returns the modules of which everything is imported, the first few. */
  List<String> starred() {
    return List.copyOf(starred);
  }

  Classes classes() {
    return classes;
  }

  private void inside(Node node, Scope scope) {
    for (var child : node.children()) {
      if (child.isNamed()) {
        visit(child, scope);
      }
    }
  }

  private void visit(Node node, Scope scope) {
    switch (node.kind()) {
      case "identifier", "comment" -> {}
      case "function_definition" -> {
        node.child("name").ifPresent(name -> scope.bind(name.text()));
        function(node, scope);
      }
      case "lambda" -> function(node, scope);
      case "class_definition" -> type(node, scope);
      case "list_comprehension",
          "set_comprehension",
          "dictionary_comprehension",
          "generator_expression" ->
          comprehension(node, scope);
      case "import_statement", "import_from_statement", "future_import_statement" ->
          imports.of(node).stream()
              .filter(binding -> !binding.bound().isEmpty())
              .forEach(binding -> imported(binding, scope));
      case "global_statement" -> Parts.of(node).forEach(name -> scope.global(name.text()));
      case "nonlocal_statement" -> Parts.of(node).forEach(name -> scope.nonlocal(name.text()));
      case "case_pattern" -> pattern(node, scope);
      default -> binding(node, scope);
    }
  }

  private void imported(Imports.Binding binding, Scope scope) {
    scope.bind(binding.bound(), binding.dotted());
    if (binding.isEverything() && starred.size() < MAXIMUM_STARRED) {
      starred.add(binding.module());
    }
  }

  private void binding(Node node, Scope scope) {
    switch (node.kind()) {
      case "assignment", "augmented_assignment", "for_statement", "for_in_clause" ->
          targets(node, "left", scope);
      case "except_clause" -> {
        Tries.oldAlias(node).ifPresent(alias -> target(alias, scope));
        inside(node, scope);
      }
      case "named_expression" -> {
        node.child("name").ifPresent(name -> scope.bindOutside(name.text()));
        node.child("value").ifPresent(value -> visit(value, scope));
      }
      case "as_pattern_target", "delete_statement" ->
          Parts.of(node).forEach(child -> target(child, scope));
      case "type_alias_statement" -> {
        node.child("left").map(Scopes::firstName).ifPresent(name -> scope.bind(name.text()));
        inside(node, scope);
      }
      case "yield" -> {
        scope.generator();
        inside(node, scope);
      }
      default -> inside(node, scope);
    }
  }

  static Node firstName(Node type) {
    var at = type;
    while (!at.is("identifier")) {
      var parts = Parts.of(at);
      if (parts.isEmpty()) {
        return at;
      }
      at = parts.getFirst();
    }
    return at;
  }

  private void targets(Node node, String field, Scope scope) {
    for (var child : Parts.of(node)) {
      if (child.field().equals(field)) {
        target(child, scope);
      } else {
        visit(child, scope);
      }
    }
  }

  private void target(Node node, Scope scope) {
    switch (node.kind()) {
      case "identifier" -> scope.bind(node.text());
      case "pattern_list",
          "tuple_pattern",
          "list_pattern",
          "list_splat_pattern",
          "list_splat",
          "tuple",
          "list",
          "expression_list",
          "parenthesized_expression" ->
          Parts.of(node).forEach(child -> target(child, scope));
      default -> visit(node, scope);
    }
  }

  private void function(Node node, Scope scope) {
    var inner = scope.inner(Scope.Kind.FUNCTION);
    byNode.put(node.id(), inner);
    for (var child : Parts.of(node)) {
      switch (child.field()) {
        case "name" -> {}
        case "parameters" -> Parts.of(child).forEach(one -> parameter(one, scope, inner));
        case "body" -> visit(child, inner);
        default -> visit(child, scope);
      }
    }
  }

  private void parameter(Node node, Scope scope, Scope inner) {
    switch (node.kind()) {
      case "identifier" -> inner.bind(node.text());
      case "default_parameter", "typed_default_parameter", "typed_parameter" -> {
        for (var child : Parts.of(node)) {
          if (child.field().equals("value") || child.field().equals("type")) {
            visit(child, scope);
          } else {
            parameter(child, scope, inner);
          }
        }
      }
      default -> Parts.of(node).forEach(child -> parameter(child, scope, inner));
    }
  }

  private void type(Node node, Scope scope) {
    var called = node.child("name").map(Node::text).orElse("");
    scope.bind(called, unit + "." + called);
    classes.add(unit + "." + called, node);
    var inner = scope.inner(Scope.Kind.CLASS);
    byNode.put(node.id(), inner);
    for (var child : Parts.of(node)) {
      visit(child, child.field().equals("body") ? inner : scope);
    }
  }

  /** What the first loop goes over is looked up outside; see the language reference, 6.2.4. */
  private void comprehension(Node node, Scope scope) {
    var inner = scope.inner(Scope.Kind.COMPREHENSION);
    byNode.put(node.id(), inner);
    boolean isFirst = true;
    for (var child : Parts.of(node)) {
      if (child.is("for_in_clause") && isFirst) {
        isFirst = false;
        for (var part : Parts.of(child)) {
          if (part.field().equals("left")) {
            target(part, inner);
          } else {
            visit(part, scope);
          }
        }
      } else {
        visit(child, inner);
      }
    }
  }

  private void pattern(Node node, Scope scope) {
    switch (node.kind()) {
      case "dotted_name" -> {
        var parts = Parts.of(node);
        if (parts.size() == 1) {
          scope.bind(parts.getFirst().text());
        }
      }
      case "splat_pattern" -> Parts.of(node).forEach(name -> scope.bind(name.text()));
      case "class_pattern" -> rest(node).forEach(child -> pattern(child, scope));
      case "keyword_pattern" -> rest(node).forEach(child -> pattern(child, scope));
      case "as_pattern" -> {
        for (var child : Parts.of(node)) {
          if (child.is("identifier")) {
            scope.bind(child.text());
          } else {
            pattern(child, scope);
          }
        }
      }
      case "dict_pattern" ->
          Parts.of(node).stream()
              .filter(child -> !child.field().equals("key"))
              .forEach(child -> pattern(child, scope));
      case "string", "concatenated_string" -> inside(node, scope);
      default -> Parts.of(node).forEach(child -> pattern(child, scope));
    }
  }

  private static List<Node> rest(Node node) {
    var parts = Parts.of(node);
    return parts.subList(Math.min(1, parts.size()), parts.size());
  }
}
