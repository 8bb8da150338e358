package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Optional;

/** Answers what kind of intrinsic function call a node is, by the rules of the SAM transform. */
final class Intrinsics {
  private Intrinsics() {}

  /** Returns whether a node is a mapping whose one key names an intrinsic function. */
  static boolean isIntrinsic(Node node) {
    return name(node).isPresent();
  }

  /** Returns whether a node is a mapping with one key, which may be an intrinsic we do not know. */
  static boolean mayBeIntrinsic(Node node) {
    return node instanceof Node.Mapping mapping && mapping.size() == 1;
  }

  /** Returns the function's name if a node is an intrinsic function call. */
  static Optional<String> name(Node node) {
    return onlyEntry(node)
        .map(Node.Entry::key)
        .filter(key -> key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::"));
  }

  /** Returns the argument of a call of the given function. */
  static Optional<Node> argument(Node node, String function) {
    return onlyEntry(node).filter(entry -> entry.key().equals(function)).map(Node.Entry::value);
  }

  static boolean isIf(Node node) {
    return argument(node, "Fn::If").isPresent();
  }

  static boolean isNoValue(Node node) {
    return refTarget(node).filter("AWS::NoValue"::equals).isPresent();
  }

  /** Returns the name in {@code {Ref: name}}. */
  static Optional<String> refTarget(Node node) {
    return argument(node, "Ref")
        .filter(Node.Text.class::isInstance)
        .map(text -> ((Node.Text) text).value());
  }

  /** Returns the three items of an {@code Fn::If} with three items. */
  static Optional<List<Node>> ifItems(Node node) {
    return argument(node, "Fn::If")
        .filter(argument -> argument instanceof Node.Sequence items && items.items().size() == 3)
        .map(argument -> ((Node.Sequence) argument).items());
  }

  /** Returns the logical id that a {@code Ref} or an {@code Fn::GetAtt} names. */
  static Optional<String> logicalId(Node node) {
    var referred = refTarget(node);
    if (referred.isPresent()) {
      return referred;
    }
    var attribute = argument(node, "Fn::GetAtt").orElse(null);
    return switch (attribute) {
      case Node.Sequence(var items, var _)
          when items.size() == 2 && items.getFirst() instanceof Node.Text(String id, var _) ->
          Optional.of(id);
      case Node.Text(String path, var _) when path.split("\\.", -1).length == 2 ->
          Optional.of(path.substring(0, path.indexOf('.')));
      case null, default -> Optional.empty();
    };
  }

  /**
   * Returns how {@code Fn::Sub} writes a {@code Ref} or an {@code Fn::GetAtt}: {@code ${Name}} or
   * {@code ${Name.Attribute}}.
   */
  static Optional<String> shorthand(Node node) {
    var referred = refTarget(node);
    if (referred.isPresent()) {
      return referred.map("${%s}"::formatted);
    }
    var attribute = argument(node, "Fn::GetAtt").orElse(null);
    if (attribute instanceof Node.Sequence(var items, var _)
        && items.stream().allMatch(Node.Text.class::isInstance)) {
      var names = items.stream().map(item -> ((Node.Text) item).value()).toList();
      return Optional.of("${%s}".formatted(String.join(".", names)));
    }
    if (attribute instanceof Node.Text(String path, var _)) {
      return Optional.of("${%s}".formatted(path));
    }
    return Optional.empty();
  }

  private static Optional<Node.Entry> onlyEntry(Node node) {
    return node instanceof Node.Mapping mapping && mapping.size() == 1
        ? mapping.stream().findFirst()
        : Optional.empty();
  }
}
