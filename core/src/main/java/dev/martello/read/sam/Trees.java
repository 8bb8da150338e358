package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads and rewrites trees the way the transform looks at them. */
final class Trees {
  private Trees() {}

  /** Returns whether a value counts as set: neither null, false, zero nor empty. */
  static boolean isTruthy(Node node) {
    return switch (node) {
      case Node.Text text -> !text.value().isEmpty();
      case Node.Num number -> !isZero(number.value());
      case Node.Bool bool -> bool.value();
      case Node.Null _ -> false;
      case Node.Sequence sequence -> !sequence.items().isEmpty();
      case Node.Mapping mapping -> !mapping.isEmpty();
    };
  }

  static boolean isTruthy(Optional<? extends Node> node) {
    return node.isPresent() && isTruthy(node.get());
  }

  /** Returns a key's value unless it is absent or null. */
  static Optional<Node> get(Node.Mapping mapping, String key) {
    return mapping.get(key).filter(value -> !(value instanceof Node.Null));
  }

  /** Returns a key's value if it counts as set. */
  static Optional<Node> getTruthy(Node.Mapping mapping, String key) {
    return mapping.get(key).filter(Trees::isTruthy);
  }

  static Optional<String> text(Node node) {
    return node instanceof Node.Text(String value, var _) ? Optional.of(value) : Optional.empty();
  }

  static Optional<String> text(Optional<? extends Node> node) {
    return node.flatMap(Trees::text);
  }

  /** Returns whether a node is the boolean true. */
  static boolean isTrue(Optional<? extends Node> node) {
    return node.isPresent() && node.get() instanceof Node.Bool(boolean value, var _) && value;
  }

  /** Returns the value at the end of a path of keys, as far as there are mappings. */
  static Optional<Node> at(Node root, List<String> path) {
    Optional<Node> found = Optional.of(root);
    for (var key : path) {
      found =
          found.flatMap(node -> node instanceof Node.Mapping map ? map.get(key) : Optional.empty());
    }
    return found;
  }

  /**
   * Returns a copy of a mapping in which the mapping at a path is replaced by what a function makes
   * of it; missing mappings on the way are made.
   */
  static Node.Mapping update(
      Node.Mapping root, List<String> path, Make make, UnaryOperator<Node.Mapping> change) {
    if (path.isEmpty()) {
      return change.apply(root);
    }
    var key = path.getFirst();
    var child = root.mapping(key).orElseGet(() -> make.map().build());
    return root.with(key, update(child, path.subList(1, path.size()), make, change));
  }

  /** Returns one mapping with the entries of two; those of the second win. */
  static Node.Mapping merged(Node.Mapping first, Node.Mapping second) {
    var entries = new ArrayList<>(first.entries());
    entries.addAll(second.entries());
    return Node.Mapping.of(entries, first.origin());
  }

  static Node.Sequence concat(Node.Sequence first, Node.Sequence second) {
    var items = new ArrayList<>(first.items());
    items.addAll(second.items());
    return Nodes.sequence(first.origin(), items);
  }

  private static boolean isZero(Number number) {
    return switch (number) {
      case Long value -> value == 0;
      case BigDecimal value -> value.signum() == 0;
      case java.math.BigInteger value -> value.signum() == 0;
      default -> number.doubleValue() == 0;
    };
  }
}
