package dev.martello.code.python;

import dev.martello.code.ir.Key;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** Lowers assignments: to names, members and elements, with unpacking. */
final class Targets {
  private final Lowering to;

  Targets(Lowering to) {
    this.to = to;
  }

  /** Lowers {@code a = b = value} and returns the value. */
  int assignment(Node node) {
    var targets = new ArrayList<Node>();
    var at = node;
    while (at.is("assignment") && at.child("right").filter(r -> !r.is(":")).isPresent()) {
      targets.add(at);
      at = at.child("right").orElseThrow();
    }
    if (targets.isEmpty()) {
      // Only declared; what a class declares so is read by DataClasses.
      return to.register();
    }
    var first = targets.getFirst().child("left");
    if (targets.size() == 1 && first.isPresent() && isPairwise(first.get(), at)) {
      return pairwise(first.get(), at);
    }
    int value = to.value(at);
    for (var one : targets) {
      var type = one.child("type").map(to.types()::of).orElse("");
      int typed = to.typed(value, type, one.span());
      one.child("left").ifPresent(left -> assign(left, typed));
    }
    return value;
  }

  /** {@code a, b = b, a} needs no tuple, and each value stays what it is. */
  private static boolean isPairwise(Node left, Node right) {
    return isSequence(left)
        && isSequence(right)
        && Parts.of(left).size() == Parts.of(right).size()
        && !Parts.of(left).isEmpty()
        && Parts.of(left).stream().noneMatch(Targets::isSpread)
        && Parts.of(right).stream().noneMatch(Targets::isSpread);
  }

  private static boolean isSequence(Node node) {
    return switch (node.kind()) {
      case "pattern_list", "tuple_pattern", "list_pattern", "expression_list", "tuple", "list" ->
          true;
      default -> false;
    };
  }

  private static boolean isSpread(Node node) {
    return node.is("list_splat_pattern") || node.is("list_splat");
  }

  private int pairwise(Node left, Node right) {
    var values = new ArrayList<Integer>();
    for (var part : Parts.of(right)) {
      values.add(to.kept(to.value(part), part.span()));
    }
    var targets = Parts.of(left);
    for (int at = 0; at < targets.size(); at++) {
      assign(targets.get(at), values.get(at));
    }
    return values.getLast();
  }

  /** Lowers {@code a += value}. */
  int augmented(Node node) {
    var left = node.child("left");
    var right = node.child("right");
    if (left.isEmpty() || right.isEmpty()) {
      return to.register();
    }
    var operator = Operators.binary(node.child("operator").map(Node::kind).orElse(""));
    return switch (left.get().kind()) {
      case "attribute" -> {
        int object = object(left.get(), "object");
        var key = new Key.Member(left.get().child("attribute").map(Node::text).orElse(""));
        yield through(node, object, key, operator, right.get());
      }
      case "subscript" -> {
        int object = object(left.get(), "value");
        var key = new Key.Element(to.expressions().index(left.get()));
        yield through(node, object, key, operator, right.get());
      }
      default -> {
        int before = to.value(left.get());
        int after = to.operate(operator, node.span(), before, to.value(right.get()));
        assign(left.get(), after);
        yield after;
      }
    };
  }

  private int through(Node node, int object, Key key, Operator operator, Node right) {
    int before = to.load(object, key, node.span());
    int after = to.operate(operator, node.span(), before, to.value(right));
    to.store(object, key, after, node.span());
    return after;
  }

  private int object(Node node, String field) {
    return node.child(field).map(to::value).orElseGet(to::register);
  }

  /** Gives a value to whatever stands on the left. */
  void assign(Node target, int value) {
    to.nested(target, () -> lower(target, value));
  }

  private void lower(Node target, int value) {
    switch (target.kind()) {
      case "identifier" -> to.names().store(target.text(), value, target.span());
      case "attribute" -> {
        int object = object(target, "object");
        var name = target.child("attribute").map(Node::text).orElse("");
        int typed = to.typed(value, declared(target, name), target.span());
        to.store(object, new Key.Member(name), typed, target.span());
      }
      case "subscript" -> element(target, value);
      case "pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list" ->
          unpack(target, Parts.of(target), value);
      default -> Parts.of(target).forEach(inside -> assign(inside, value));
    }
  }

  /** The class that a class declares {@code self.name} to be of; empty text for none. */
  private String declared(Node target, String name) {
    if (target.child("object").filter(object -> object.text().equals("self")).isEmpty()) {
      return "";
    }
    var around = target.parent();
    while (around.isPresent() && !around.get().is("class_definition")) {
      around = around.get().parent();
    }
    return around
        .flatMap(type -> to.unit().scopes().classes().field(type, name))
        .flatMap(field -> field.child("type"))
        .map(to.types()::of)
        .filter(type -> type.indexOf('.') > 0)
        .orElse("");
  }

  private void element(Node target, int value) {
    int object = object(target, "value");
    var indexes = Parts.in(target, "subscript");
    if (indexes.size() == 1 && indexes.getFirst().is("slice")) {
      Parts.of(indexes.getFirst()).forEach(to::value);
      to.store(object, new Key.Any(), to.each(value, target.span()), target.span());
      return;
    }
    int index = to.expressions().index(target);
    to.store(object, new Key.Element(index), value, target.span());
  }

  /** What follows a target with a star is counted from the end. */
  private void unpack(Node node, List<Node> targets, int value) {
    int kept = to.kept(value, node.span());
    boolean isAfterStar = false;
    for (int at = 0; at < targets.size(); at++) {
      var target = targets.get(at);
      if (isSpread(target)) {
        isAfterStar = true;
        assign(target, to.rest(kept, target.span()));
      } else {
        int index = isAfterStar ? at - targets.size() : at;
        assign(target, to.element(kept, index, target.span()));
      }
    }
  }

  /** Lowers {@code del}. */
  void delete(Node target) {
    if (isSequence(target) || target.is("parenthesized_expression")) {
      to.nested(target, () -> Parts.of(target).forEach(this::delete));
    } else {
      assign(target, to.nothing(target.span()));
    }
  }
}
