package dev.martello.code.script;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** Names that declarations bind. */
final class Declarations {
  private Declarations() {}

  /** Returns the names that a declaration binds. */
  static List<String> names(Node declaration) {
    var found = new ArrayList<String>();
    switch (declaration.kind()) {
      case "variable_declaration", "lexical_declaration", "using_declaration" -> {
        for (var declarator : declaration.named()) {
          declarator.child("name").ifPresent(name -> collect(name, found));
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

  private static void collect(Node pattern, List<String> found) {
    switch (pattern.kind()) {
      case "identifier", "shorthand_property_identifier_pattern" -> found.add(pattern.text());
      case "assignment_pattern", "object_assignment_pattern" ->
          pattern.child("left").ifPresent(left -> collect(left, found));
      case "pair_pattern" -> pattern.child("value").ifPresent(value -> collect(value, found));
      case "array_pattern", "object_pattern", "rest_pattern" ->
          pattern.named().forEach(inner -> collect(inner, found));
      default -> {}
    }
  }
}
