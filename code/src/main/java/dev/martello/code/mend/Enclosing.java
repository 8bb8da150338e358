package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.Optional;
import java.util.Set;

/** What an expression stands in. */
final class Enclosing {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "function_definition",
          "function_declaration",
          "function_expression",
          "generator_function",
          "generator_function_declaration",
          "class_static_block",
          "arrow_function",
          "method_definition",
          "method_declaration",
          "func_literal",
          "lambda",
          "lambda_expression",
          "constructor_declaration",
          "class_definition",
          "class_body");

  private Enclosing() {}

  /** Returns the nearest function, the body of a class, or the file. */
  static Node function(Node node) {
    var at = node;
    while (at.parent().isPresent()) {
      at = at.parent().get();
      if (FUNCTIONS.contains(at.kind())) {
        return at;
      }
    }
    return at;
  }

  /** Returns the statement of the file itself that a node is or stands in. */
  static Optional<Node> statement(Node node) {
    var at = node;
    while (at.parent().isPresent()) {
      if (at.parent().get().parent().isEmpty()) {
        return Optional.of(at);
      }
      at = at.parent().get();
    }
    return Optional.empty();
  }
}
