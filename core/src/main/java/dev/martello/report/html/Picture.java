package dev.martello.report.html;

import java.util.List;

/**
 * What is drawn of the attack paths into one function: things in columns from left to right, and
 * what leads from one to the next.
 *
 * @param nodes in the order in which they were met
 * @param leftOut how many paths did not fit
 */
record Picture(List<Node> nodes, List<Edge> edges, int leftOut) {
  Picture {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** What a node stands for; decides its looks. */
  enum Look {
    OUTSIDE,
    ENTRY,
    FUNCTION,
    IDENTITY,
    ACTION,
    ASSET,
    PRIZE
  }

  /**
   * One box.
   *
   * @param layer its column, from 0
   * @param above what sort of thing it is, in small letters
   * @param lines its name, or several names
   * @param told what else there is to say of it
   * @param function the function's key where it stands for one, or empty text
   */
  record Node(
      String key,
      int layer,
      Look look,
      String above,
      List<String> lines,
      String told,
      String function) {
    Node {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One arrow.
   *
   * @param from index of a node
   * @param to index of a node
   */
  record Edge(int from, int to, boolean isCertain) {}
}
