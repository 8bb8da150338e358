package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.List;

/** The resource or event whose values are judged; what is wrong with them is told in its name. */
record Subject(String id, boolean isEvent) {

  static Subject resource(String logicalId) {
    return new Subject(logicalId, false);
  }

  static Subject event(String name) {
    return new Subject(name, true);
  }

  SamInvalid invalid(Origin origin, String message) {
    return isEvent
        ? SamInvalid.event(id, message, origin)
        : SamInvalid.resource(id, message, origin);
  }

  /** Returns a mapping or says that it must be one. */
  Node.Mapping mapping(Node node, String path) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw wrongKind(node, path, "map");
  }

  /** Returns the items of a list or says that it must be one. */
  List<Node> items(Node node, String path) {
    if (node instanceof Node.Sequence(List<Node> items, Origin _)) {
      return items;
    }
    throw wrongKind(node, path, "list");
  }

  /** Returns a text or says that it must be one. */
  String text(Node node, String path) {
    if (node instanceof Node.Text(String value, Origin _)) {
      return value;
    }
    throw wrongKind(node, path, "string");
  }

  /** Says that a value must be a boolean unless it is one. */
  void requireBoolean(Node node, String path) {
    if (!(node instanceof Node.Bool)) {
      throw wrongKind(node, path, "boolean");
    }
  }

  private SamInvalid wrongKind(Node node, String path, String expected) {
    return invalid(node.origin(), "`%s` should be a %s".formatted(path, expected));
  }
}
