package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The contents of a value that {@code Fn::If} may choose: both arms, or the value itself. */
final class Arms {
  private static final String IF = "Fn::If";

  private Arms() {}

  /** Returns the arms that are not {@code AWS::NoValue}. */
  static List<Node> of(Node node, Subject subject) {
    if (!(node instanceof Node.Mapping mapping) || !mapping.has(IF)) {
      return List.of(node);
    }
    var choice = choice(mapping, subject);
    return choice.stream().skip(1).filter(arm -> !Intrinsics.isNoValue(arm)).toList();
  }

  /** Changes each arm that is not {@code AWS::NoValue}, or the value itself. */
  static Node rewrite(Node node, Subject subject, UnaryOperator<Node> change) {
    if (!(node instanceof Node.Mapping mapping) || !mapping.has(IF)) {
      return change.apply(node);
    }
    var choice = choice(mapping, subject);
    var changed = new ArrayList<Node>();
    for (int index = 0; index < choice.size(); index++) {
      var arm = choice.get(index);
      changed.add(index == 0 || Intrinsics.isNoValue(arm) ? arm : change.apply(arm));
    }
    var origin = mapping.get(IF).orElse(mapping).origin();
    return mapping.with(IF, new Node.Sequence(changed, origin));
  }

  private static List<Node> choice(Node.Mapping mapping, Subject subject) {
    return subject.items(mapping.get(IF).orElse(mapping), IF);
  }
}
