package dev.martello.code.python;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** What of a node's children has a meaning. */
final class Parts {
  private Parts() {}

  /** Returns the children without tokens, comments and escaped line breaks. */
  static List<Node> of(Node node) {
    var found = new ArrayList<Node>();
    for (var child : node.children()) {
      if (child.isNamed() && !child.is("comment") && !child.is("line_continuation")) {
        found.add(child);
      }
    }
    return found;
  }

  /** Returns the children in a field without the commas between them. */
  static List<Node> in(Node node, String field) {
    return of(node).stream().filter(child -> child.field().equals(field)).toList();
  }

  /** Returns the operators of a comparison as they are written. */
  static List<String> operators(Node comparison) {
    return comparison.all("operators").stream().map(Node::kind).toList();
  }

  /** Returns what stands inside parentheses. */
  static Node inside(Node node) {
    var at = node;
    while (at.is("parenthesized_expression")) {
      var parts = of(at);
      if (parts.size() != 1) {
        return at;
      }
      at = parts.getFirst();
    }
    return at;
  }
}
