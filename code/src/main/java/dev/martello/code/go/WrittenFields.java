package dev.martello.code.go;

import dev.martello.code.tree.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Where a file writes into fields of what stands under a name; one walk tells it for all names. */
final class WrittenFields {
  private static final int DEEPEST = 16;

  private final Map<String, TreeSet<Integer>> places = new HashMap<>();

  WrittenFields(Node root) {
    root.everything()
        .filter(node -> node.is("assignment_statement"))
        .flatMap(node -> node.child("left").stream())
        .flatMap(left -> Assignments.listed(left).stream())
        .forEach(this::add);
  }

  private void add(Node target) {
    var here = Optional.of(target).filter(node -> node.is("selector_expression"));
    for (int depth = 0; here.isPresent() && depth < DEEPEST; depth++) {
      var operand = here.get().child("operand");
      operand
          .filter(node -> node.is("identifier"))
          .ifPresent(
              name -> places.computeIfAbsent(name.text(), _ -> new TreeSet<>()).add(name.start()));
      here = operand.filter(node -> node.is("selector_expression"));
    }
  }

  /** Returns whether a function, or one inside it, writes into fields of a name. */
  boolean has(String name, Node function) {
    var found = places.containsKey(name) ? places.get(name).ceiling(function.start()) : null;
    return found != null && found < function.end();
  }
}
