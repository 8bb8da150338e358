package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes which resources of the result wait for which. What waits for a connector waits in the end
 * for what the connector made; that is done for all connectors at once.
 */
final class Dependencies implements TemplatePass {
  private static final String KEY = "DependsOn";

  /** What was made in the place of resources that are gone, in the order in which they were. */
  private static final class Replacements {
    private final Map<String, List<String>> made = new LinkedHashMap<>();
  }

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
  static void replace(String logicalId, List<String> made, Transformation run) {
    run.shared(Replacements.class, Replacements::new).made.put(logicalId, List.copyOf(made));
  }

  @Override
  public void run(Transformation run) {
    var made = run.shared(Replacements.class, Replacements::new).made;
    if (made.isEmpty()) {
      return;
    }
    run.outputs()
        .forEach(
            (id, resource) -> {
              var items = list(resource);
              if (items.stream().anyMatch(item -> made.containsKey(textOf(item)))) {
                run.putOutput(id, resource.with(KEY, replaced(items, made, resource)));
              }
            });
  }

  private static Node.Sequence replaced(
      List<Node> items, Map<String, List<String>> made, Node.Mapping resource) {
    var kept = items.stream().filter(item -> !made.containsKey(textOf(item))).toList();
    var added = new ArrayList<String>();
    items.stream()
        .map(Dependencies::textOf)
        .filter(made::containsKey)
        .forEach(name -> added.addAll(made.getOrDefault(name, List.of())));
    return union(kept, added, resource);
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
      if (all.stream().noneMatch(item -> textOf(item).equals(name))) {
        all.add(Nodes.text(name, origin));
      }
    }
    return Nodes.sequence(origin, all);
  }

  private static String textOf(Node item) {
    return Trees.text(item).orElse("");
  }
}
