package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides the conditions of a template as far as its parameters are known. */
final class Conditions {
  /*
   * Source: AWS CloudFormation User Guide, "Condition functions". Each condition is decided once for
   * a scope, so that conditions built on conditions cost no more than their text; one that refers to
   * itself in a circle stays undecided.
   */
  private final Scope scope;
  private final int depth;
  private final Set<String> open = new HashSet<>();

  private Conditions(Scope scope, int depth) {
    this.scope = scope;
    this.depth = depth;
  }

  /** Decides a condition by name; a name that the template does not have stays undecided. */
  static Tri decide(String name, Scope scope, int depth) {
    return new Conditions(scope, depth).named(name, depth);
  }

  private Tri named(String name, int at) {
    var known = scope.decided(name);
    if (known.isPresent()) {
      return known.get();
    }
    var body = scope.conditions().get(name);
    if (body.isEmpty() || !open.add(name)) {
      return Tri.UNKNOWN;
    }
    var answer = test(body.get(), at + 1);
    open.remove(name);
    scope.decide(name, answer);
    return answer;
  }

  private Tri test(Node node, int at) {
    if (at > depth + Intrinsics.DEPTH) {
      return Tri.UNKNOWN;
    }
    if (node instanceof Node.Bool(boolean value, Origin _)) {
      return Tri.of(value);
    }
    if (!(node instanceof Node.Mapping mapping) || mapping.size() != 1) {
      return Tri.UNKNOWN;
    }
    var entry = mapping.entries().getFirst();
    var argument = entry.value();
    return switch (entry.key()) {
      case "Condition" ->
          argument instanceof Node.Text(String name, Origin _) ? named(name, at) : Tri.UNKNOWN;
      case "Fn::Not" -> tests(argument, at).stream().findFirst().map(Tri::not).orElse(Tri.UNKNOWN);
      case "Fn::And" -> tests(argument, at).stream().reduce(Tri::and).orElse(Tri.UNKNOWN);
      case "Fn::Or" -> tests(argument, at).stream().reduce(Tri::or).orElse(Tri.UNKNOWN);
      case "Fn::Equals" -> equal(argument, at);
      default -> Tri.UNKNOWN;
    };
  }

  private List<Tri> tests(Node argument, int at) {
    return argument instanceof Node.Sequence(List<Node> items, Origin _)
        ? items.stream().map(item -> test(item, at + 1)).toList()
        : List.of();
  }

  private Tri equal(Node argument, int at) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() != 2) {
      return Tri.UNKNOWN;
    }
    var values = Intrinsics.at(scope, at);
    var answers = new ArrayList<Tri>();
    for (var one : values.texts(items.get(0))) {
      for (var two : values.texts(items.get(1))) {
        answers.add(equal(one.shape(), two.shape()));
      }
    }
    return answers.stream().reduce(Tri::eitherOf).orElse(Tri.UNKNOWN);
  }

  private static Tri equal(Shape one, Shape two) {
    if (two.isLiteral()) {
      return one.isEqual(two.literalStart());
    }
    if (one.isLiteral()) {
      return two.isEqual(one.literalStart());
    }
    return one.equals(two) ? Tri.YES : Tri.UNKNOWN;
  }
}
