package dev.martello.code.python;

import dev.martello.code.tree.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classes that a unit defines, found by their names. */
final class Classes {
  /*
   * What is read of a class is read once, and not more than a person would write: many classes may
   * inherit from the same large one.
   */
  private static final int MAXIMUM_BASES = 32;
  private static final int MAXIMUM_FIELDS = 255;

  private final Map<String, Node> definitions = new HashMap<>();
  private final Map<Integer, List<Node>> bases = new HashMap<>();
  private final Map<Integer, List<Node>> fields = new HashMap<>();

  /** Keeps a class; of several with the same name the first. */
  void add(String dotted, Node definition) {
    definitions.putIfAbsent(dotted, definition);
  }

  Optional<Node> find(String dotted) {
    return Optional.ofNullable(definitions.get(dotted));
  }

  /** Returns the expressions for the classes that a class extends. */
  List<Node> bases(Node definition) {
    return bases.computeIfAbsent(
        definition.id(),
        unused ->
            definition.child("superclasses").map(Parts::of).orElse(List.of()).stream()
                .filter(base -> !base.is("keyword_argument"))
                .limit(MAXIMUM_BASES)
                .toList());
  }

  /** Returns the assignments and declarations with annotations in a class. */
  List<Node> fields(Node definition) {
    return fields.computeIfAbsent(
        definition.id(),
        unused ->
            definition.child("body").map(Parts::of).orElse(List.of()).stream()
                .flatMap(statement -> statement.first("assignment").stream())
                .filter(
                    assignment ->
                        assignment.child("type").isPresent() || Factories.isField(assignment))
                .limit(MAXIMUM_FIELDS)
                .toList());
  }

  /** Returns the declaration of a field of a class. */
  Optional<Node> field(Node definition, String name) {
    return fields(definition).stream()
        .filter(field -> field.child("left").filter(it -> it.text().equals(name)).isPresent())
        .findFirst();
  }
}
