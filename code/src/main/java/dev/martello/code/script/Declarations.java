package dev.martello.code.script;

import dev.martello.code.tree.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Finds the names that declarations and patterns bind. */
final class Declarations {
  private Declarations() {}

  /** Returns the names that a declaration binds. */
  static List<String> names(Node declaration) {
    var found = new ArrayList<String>();
    switch (declaration.kind()) {
      case "variable_declaration", "lexical_declaration", "using_declaration" -> {
        for (var declarator : declaration.named()) {
          declarator
              .child("name")
              .ifPresent(name -> namesIn(name).forEach(leaf -> found.add(leaf.text())));
        }
      }
      case "import_alias" ->
          declaration.first("identifier").ifPresent(name -> found.add(name.text()));
      default ->
          declaration
              .child("name")
              .ifPresent(name -> found.add(name.text().split("\\.", 2)[0].strip()));
    }
    return found;
  }

  /** Returns the names in a pattern, without recursion: patterns can be nested deeply. */
  static List<Node> namesIn(Node pattern) {
    var found = new ArrayList<Node>();
    var open = new ArrayDeque<Node>();
    open.push(pattern);
    while (!open.isEmpty()) {
      var next = open.pop();
      switch (next.kind()) {
        case "identifier", "shorthand_property_identifier_pattern" -> found.add(next);
        case "assignment_pattern", "object_assignment_pattern" ->
            next.child("left").ifPresent(open::push);
        case "required_parameter", "optional_parameter" ->
            next.child("pattern").ifPresent(open::push);
        case "pair_pattern" -> next.child("value").ifPresent(open::push);
        case "array_pattern", "object_pattern", "rest_pattern" ->
            next.named().reversed().forEach(open::push);
        default -> {}
      }
    }
    return found;
  }
}
