package dev.martello.read;

import dev.martello.stack.Template;
import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Finds templates that nest each other in a circle, which CloudFormation can never deploy. */
public final class NestingCircles {
  /*
   * A template that nests none of the others is in no circle, nor is one that nests only such
   * templates: these are taken away until each one left nests another one left. A walk from any of
   * them then comes back to where it was, and no template is walked over twice. Time grows with the
   * number of nested stacks; of circles that share a template one is told.
   */
  private final Map<String, Template> left = new TreeMap<>();

  private NestingCircles(Collection<Template> templates) {
    templates.forEach(template -> left.put(template.id(), template));
    var parents = new HashMap<String, List<String>>();
    var nesting = new HashMap<String, Integer>();
    for (var template : left.values()) {
      var children = template.nested().values().stream().filter(left::containsKey).toList();
      nesting.put(template.id(), children.size());
      children.forEach(
          child -> parents.computeIfAbsent(child, _ -> new ArrayList<>()).add(template.id()));
    }
    var leaves = new ArrayDeque<String>();
    nesting.forEach((id, count) -> addIf(count == 0, id, leaves));
    while (!leaves.isEmpty()) {
      var leaf = leaves.remove();
      left.remove(leaf);
      for (var parent : parents.getOrDefault(leaf, List.of())) {
        addIf(nesting.merge(parent, -1, Integer::sum) == 0, parent, leaves);
      }
    }
  }

  private static void addIf(boolean isLeaf, String id, ArrayDeque<String> leaves) {
    if (isLeaf) {
      leaves.add(id);
    }
  }

  /**
   * Returns one problem per circle, at the resource that closes it; a template that nests itself is
   * told where it is expanded.
   */
  public static List<Problem> problems(Collection<Template> templates) {
    return new NestingCircles(templates).problems();
  }

  private List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    var seen = new HashSet<String>();
    for (var start : left.keySet()) {
      var walked = new LinkedHashSet<String>();
      var id = start;
      while (seen.add(id)) {
        walked.add(id);
        id = next(id).getValue();
      }
      if (walked.contains(id)) {
        problems.add(problem(id, walked));
      }
    }
    return problems;
  }

  /** Returns the first nested stack, by logical id, whose template is left. */
  private Map.Entry<String, String> next(String id) {
    return template(id).nested().entrySet().stream()
        .filter(entry -> left.containsKey(entry.getValue()))
        .min(Map.Entry.comparingByKey())
        .orElseThrow();
  }

  private Template template(String id) {
    return Objects.requireNonNull(left.get(id));
  }

  private Problem problem(String first, Set<String> walked) {
    var circle = walked.stream().dropWhile(id -> !id.equals(first)).toList();
    var closing = next(circle.getLast()).getKey();
    return Problem.at(
        place(template(circle.getLast()), closing),
        "stack `%s` closes a circle of templates that nest each other: `%s`"
            .formatted(closing, String.join("` > `", circle)));
  }

  private static Origin place(Template template, String logicalId) {
    return template
        .root()
        .mapping("Resources")
        .flatMap(resources -> resources.get(logicalId))
        .map(Node::origin)
        .orElse(template.root().origin());
  }
}
