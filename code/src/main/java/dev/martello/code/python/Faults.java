package dev.martello.code.python;

import dev.martello.code.tree.Node;

/** Tells where the text is no Python. */
final class Faults {
  private Faults() {}

  static void tell(Node root, UnitLowering unit) {
    int[] told = {-1};
    root.everything()
        .filter(Node::isError)
        .filter(node -> node.start() >= told[0])
        .forEach(
            node -> {
              told[0] = Math.max(node.end(), node.start() + 1);
              unit.problem(node, message(node));
            });
    if (root.tree().isCut()) {
      unit.problem(root, "code is nested too deeply or too long; a part of it is left out");
    }
  }

  private static String message(Node node) {
    return node.start() == node.end() && !node.isNamed()
        ? "`" + node.kind() + "` is missing here"
        : "this is not understood as Python; the rest of the file is read";
  }
}
