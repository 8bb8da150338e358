package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
  static Decision decide(String name, Scope scope, int depth) {
    return new Conditions(scope, depth).named(name, depth);
  }

  private Decision named(String name, int at) {
    var known = scope.decided(name);
    if (known.isPresent()) {
      return known.get();
    }
    var body = scope.conditions().get(name);
    if (body.isEmpty() || !open.add(name)) {
      return Decision.OPEN;
    }
    var answer = test(body.get(), at + 1);
    open.remove(name);
    scope.decide(name, answer);
    return answer;
  }

  private Decision test(Node node, int at) {
    if (at > depth + Intrinsics.DEPTH) {
      return Decision.OPEN;
    }
    if (node instanceof Node.Bool(boolean value, Origin _)) {
      return Decision.of(Tri.of(value));
    }
    if (!(node instanceof Node.Mapping mapping) || mapping.size() != 1) {
      return Decision.OPEN;
    }
    var entry = mapping.entries().getFirst();
    var argument = entry.value();
    return switch (entry.key()) {
      case "Condition" ->
          argument instanceof Node.Text(String name, Origin _) ? named(name, at) : Decision.OPEN;
      case "Fn::Not" ->
          tests(argument, at).stream().findFirst().map(Decision::not).orElse(Decision.OPEN);
      case "Fn::And" -> tests(argument, at).stream().reduce(Decision::and).orElse(Decision.OPEN);
      case "Fn::Or" -> tests(argument, at).stream().reduce(Decision::or).orElse(Decision.OPEN);
      case "Fn::Equals" -> equal(argument, at);
      default -> Decision.OPEN;
    };
  }

  private List<Decision> tests(Node argument, int at) {
    return argument instanceof Node.Sequence(List<Node> items, Origin _)
        ? items.stream().map(item -> test(item, at + 1)).toList()
        : List.of();
  }

  private Decision equal(Node argument, int at) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() != 2) {
      return Decision.OPEN;
    }
    var values = Intrinsics.at(scope, at);
    var answers = new ArrayList<Tri>();
    var defaults = new LinkedHashSet<Origin.Default>();
    for (var one : values.texts(items.get(0))) {
      for (var two : values.texts(items.get(1))) {
        answers.add(equal(one.shape(), two.shape()));
        Stream.of(one, two)
            .flatMap(text -> text.from().stream())
            .flatMap(origin -> origin.defaults().stream())
            .forEach(defaults::add);
      }
    }
    return new Decision(
        answers.stream().reduce(Tri::eitherOf).orElse(Tri.UNKNOWN), List.copyOf(defaults));
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
