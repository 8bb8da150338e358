package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;

/** Changes which resources of the result wait for which. */
final class Dependencies {
  private static final String KEY = "DependsOn";

  private Dependencies() {}

  /** Lets a resource wait for another; nothing happens if the first is not there. */
  static void add(String logicalId, String waitsFor, Transformation run) {
    run.output(logicalId)
        .ifPresent(
            resource ->
                run.putOutput(
                    logicalId,
                    resource.with(KEY, union(list(resource), List.of(waitsFor), resource))));
  }

  /** Lets whatever waits for one resource wait for others in its place. */
  static void replace(String logicalId, List<String> replacements, Transformation run) {
    run.outputs()
        .forEach(
            (id, resource) -> {
              var items = list(resource);
              boolean isWaiting = items.stream().anyMatch(item -> isText(item, logicalId));
              if (isWaiting) {
                var rest = items.stream().filter(item -> !isText(item, logicalId)).toList();
                run.putOutput(id, resource.with(KEY, union(rest, replacements, resource)));
              }
            });
  }

  private static List<Node> list(Node.Mapping resource) {
    return resource
        .get(KEY)
        .map(value -> value instanceof Node.Sequence(var items, var _) ? items : List.of(value))
        .orElse(List.of());
  }

  private static Node.Sequence union(List<Node> items, List<String> added, Node.Mapping resource) {
    var origin = resource.get(KEY).map(Node::origin).orElse(resource.origin());
    var all = new ArrayList<>(items);
    for (var name : added) {
      if (all.stream().noneMatch(item -> isText(item, name))) {
        all.add(Nodes.text(name, origin));
      }
    }
    return Nodes.sequence(origin, all);
  }

  private static boolean isText(Node item, String text) {
    return Trees.text(item).filter(text::equals).isPresent();
  }
}
