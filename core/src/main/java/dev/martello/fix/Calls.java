package dev.martello.fix;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Optional;

/** Knows calls of CloudFormation's functions among mappings. */
final class Calls {
  private Calls() {}

  /** Returns the only entry of a mapping that is a call, such as {@code {"Fn::Sub": "..."}}. */
  static Optional<Node.Entry> call(Node node) {
    if (node instanceof Node.Mapping mapping && mapping.size() == 1) {
      var entry = mapping.entries().getFirst();
      return isFunction(entry.key()) ? Optional.of(entry) : Optional.empty();
    }
    return Optional.empty();
  }

  static boolean isCall(Node node) {
    return call(node).isPresent();
  }

  private static boolean isFunction(String key) {
    return key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::");
  }

  /** Returns what a {@code Ref} names. */
  static Optional<String> ref(Node node) {
    return call(node).filter(entry -> entry.key().equals("Ref")).flatMap(Calls::text);
  }

  /** Returns the resource whose attribute a {@code Fn::GetAtt} asks for. */
  static Optional<String> attributeOf(Node node) {
    return call(node)
        .filter(entry -> entry.key().equals("Fn::GetAtt"))
        .flatMap(
            entry ->
                switch (entry.value()) {
                  case Node.Text text -> Optional.of(text.value().split("\\.", 2)[0]);
                  case Node.Sequence list
                      when !list.items().isEmpty()
                          && list.items().getFirst() instanceof Node.Text id ->
                      Optional.of(id.value());
                  default -> Optional.empty();
                });
  }

  /** Returns the tag that stands for a call whose argument fits on one line behind it. */
  static Optional<String> tag(Node node) {
    return call(node)
        .flatMap(
            entry ->
                switch (entry.key()) {
                  case "Ref" -> text(entry).map(_ -> "!Ref");
                  case "Fn::Sub" -> text(entry).map(_ -> "!Sub");
                  case "Fn::GetAtt" -> attribute(entry).map(_ -> "!GetAtt");
                  default -> Optional.empty();
                });
  }

  /** Returns what stands behind the tag. */
  static String argument(Node node) {
    var entry = call(node).orElseThrow();
    return text(entry).or(() -> attribute(entry)).orElseThrow();
  }

  private static Optional<String> text(Node.Entry entry) {
    return entry.value() instanceof Node.Text text ? Optional.of(text.value()) : Optional.empty();
  }

  private static Optional<String> attribute(Node.Entry entry) {
    return entry.value() instanceof Node.Sequence(List<Node> items, var _)
            && items.size() == 2
            && items.get(0) instanceof Node.Text id
            && items.get(1) instanceof Node.Text attribute
        ? Optional.of(id.value() + "." + attribute.value())
        : Optional.empty();
  }
}
