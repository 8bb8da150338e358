package dev.martello.code.script;

import dev.martello.code.ir.Key;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lowers what stands to the left of a value: names, members, patterns that take it apart. */
final class Patterns {
  private final Lowering lowering;
  private final Emitter code;

  Patterns(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  /** Returns the name that a function gets which is assigned to this; empty text for none. */
  static String nameOf(Node target) {
    return switch (target.kind()) {
      case "identifier", "shorthand_property_identifier_pattern" -> target.text();
      case "member_expression" -> target.child("property").map(Node::text).orElse("");
      case "subscript_expression" ->
          target.child("index").flatMap(Literals::constantText).orElse("");
      default -> "";
    };
  }

  /** Gives what a pattern names a value. */
  void bind(Node pattern, int value) {
    if (!lowering.descend(pattern)) {
      return;
    }
    lower(pattern, value);
    lowering.ascend();
  }

  private void lower(Node pattern, int value) {
    switch (pattern.kind()) {
      case "identifier", "undefined", "shorthand_property_identifier_pattern" ->
          lowering.variables.write(pattern.text(), value, pattern.span());
      case "member_expression", "subscript_expression" -> lowering.chains.store(pattern, value);
      case "object_pattern" -> object(pattern, value);
      case "array_pattern" -> array(pattern, value);
      case "assignment_pattern", "object_assignment_pattern" -> withDefault(pattern, value);
      default -> pattern.named().stream().findFirst().ifPresent(inner -> bind(inner, value));
    }
  }

  private void withDefault(Node pattern, int value) {
    pattern
        .child("left")
        .ifPresent(left -> bind(left, filled(value, left, pattern.child("right"))));
  }

  private int filled(int value, Node left, Optional<Node> right) {
    return right
        .map(
            otherwise ->
                lowering.operations.withDefault(
                    value, Operator.IS_NOTHING, otherwise, nameOf(left)))
        .orElse(value);
  }

  private void object(Node pattern, int value) {
    for (var part : pattern.named()) {
      switch (part.kind()) {
        case "shorthand_property_identifier_pattern" ->
            bind(part, code.load(value, part.text(), part.span()));
        case "object_assignment_pattern" ->
            part.child("left")
                .ifPresent(left -> bind(part, code.load(value, left.text(), left.span())));
        case "pair_pattern" -> pair(part, value);
        case "rest_pattern" -> bind(part, code.rest(value, taken(pattern), part.span()));
        default -> bind(part, code.unknown(part.span()));
      }
    }
  }

  /** Returns the names of what an object is asked for. */
  private static List<String> taken(Node pattern) {
    return pattern.named().stream()
        .flatMap(
            part ->
                switch (part.kind()) {
                  case "shorthand_property_identifier_pattern" -> Stream.of(part.text());
                  case "object_assignment_pattern" -> part.child("left").map(Node::text).stream();
                  case "pair_pattern" -> part.child("key").map(Containers::nameOf).stream();
                  default -> Stream.empty();
                })
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private void pair(Node pair, int value) {
    var key = pair.child("key");
    var target = pair.child("value");
    if (key.isEmpty() || target.isEmpty()) {
      return;
    }
    var name = Containers.nameOf(key.get());
    boolean isComputed = key.get().is("computed_property_name") && name.isEmpty();
    Key wanted =
        isComputed ? new Key.Element(lowering.containers.key(key.get())) : new Key.Member(name);
    bind(target.get(), code.load(value, wanted, key.get().span()));
  }

  private void array(Node pattern, int value) {
    int index = 0;
    for (var part : pattern.children()) {
      if (part.is(",")) {
        index++;
      } else if (part.is("rest_pattern")) {
        bind(part, code.rest(value, List.of(), part.span()));
      } else if (part.isNamed() && !part.is("comment")) {
        int place = lowering.expressions.whole(index, part.span());
        bind(part, code.load(value, new Key.Element(place), part.span()));
      }
    }
  }
}
