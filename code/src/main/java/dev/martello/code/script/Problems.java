package dev.martello.code.script;

import dev.martello.code.tree.Node;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what could not be understood in one file. */
final class Problems {
  private static final int MAXIMUM = 20;
  private static final int LONGEST_QUOTE = 30;

  private final List<Problem> found = new ArrayList<>();
  private boolean isTooDeep;

  /** Collects the faults of syntax. */
  Problems(SyntaxTree tree) {
    if (tree.isCut()) {
      found.add(
          Problem.of(tree.file().path(), "nested too deeply; the innermost parts are left out"));
      isTooDeep = true;
    }
    int end = -1;
    for (int id = 0; id < tree.size() && found.size() < MAXIMUM; id++) {
      var node = new Node(tree, id);
      if (node.isError() && node.end() > end) {
        end = node.end();
        found.add(Problem.at(node.origin(), message(node)));
      }
    }
  }

  private static String message(Node node) {
    if (!node.is("ERROR")) {
      return "missing `%s`".formatted(node.kind());
    }
    var text = node.text().strip().replaceAll("\\s+", " ");
    var quote = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
    return "syntax not understood: `%s`".formatted(quote);
  }

  /** Says that something is nested too deeply to be lowered. */
  void tooDeep(Node node) {
    if (!isTooDeep) {
      isTooDeep = true;
      found.add(Problem.at(node.origin(), "nested too deeply; what is inside is left out"));
    }
  }

  List<Problem> all() {
    return found;
  }
}
