package dev.martello.read.cloudformation;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.Shape;
import dev.martello.value.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds references that lead nowhere or in a circle, which make CloudFormation refuse a template.
 */
public final class TemplateReferences {
  private final Node.Mapping root;
  private final Set<String> resources;
  private final Set<String> parameters;
  private final Set<String> conditions;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Set<String>> dependencies = new LinkedHashMap<>();

  private TemplateReferences(Node.Mapping root) {
    this.root = root;
    this.resources = keys(root, "Resources");
    this.parameters = keys(root, "Parameters");
    this.conditions = keys(root, "Conditions");
  }

  /** Returns what is wrong with the references of a template without transforms. */
  public static List<Problem> problems(Node.Mapping root) {
    var references = new TemplateReferences(root);
    references.readShape();
    references.readResources();
    references.readConditions();
    for (var section : List.of("Outputs")) {
      root.mapping(section).stream()
          .flatMap(Node.Mapping::stream)
          .forEach(entry -> references.read(entry.value(), Set.of()));
    }
    return references.problems;
  }

  private static Set<String> keys(Node.Mapping root, String section) {
    return root.mapping(section).map(Node.Mapping::keys).orElse(Set.of());
  }

  /** Sections and resources of the wrong type are told and then left out. */
  private void readShape() {
    for (var section : List.of("Resources", "Parameters", "Conditions", "Mappings", "Outputs")) {
      root.get(section)
          .filter(node -> !(node instanceof Node.Mapping) && !(node instanceof Node.Null))
          .ifPresent(
              node ->
                  problems.add(
                      Problem.at(node.origin(), "`%s` must be a mapping".formatted(section))));
    }
    root.mapping("Resources").stream()
        .flatMap(Node.Mapping::stream)
        .filter(entry -> !isLoop(entry.key()))
        .forEach(this::readShape);
  }

  private static boolean isLoop(String key) {
    return key.startsWith("Fn::");
  }

  private void readShape(Node.Entry entry) {
    if (!(entry.value() instanceof Node.Mapping body)) {
      problems.add(
          Problem.at(entry.keyOrigin(), "resource `%s` must be a mapping".formatted(entry.key())));
    } else if (body.text("Type").isEmpty()) {
      problems.add(
          Problem.at(entry.keyOrigin(), "resource `%s` needs a `Type`".formatted(entry.key())));
    } else {
      body.get("Properties")
          .filter(node -> !(node instanceof Node.Mapping) && !(node instanceof Node.Null))
          .ifPresent(
              node ->
                  problems.add(
                      Problem.at(
                          node.origin(),
                          "`Properties` of `%s` must be a mapping".formatted(entry.key()))));
    }
  }

  private void readResources() {
    var origins = new LinkedHashMap<String, Origin>();
    root.mapping("Resources").stream()
        .flatMap(Node.Mapping::stream)
        .forEach(
            entry -> {
              origins.put(entry.key(), entry.keyOrigin());
              readResource(entry);
            });
    reportCycle(dependencies, origins, "resources");
  }

  private void readResource(Node.Entry entry) {
    if (!(entry.value() instanceof Node.Mapping body)) {
      return;
    }
    var found = new LinkedHashSet<String>();
    body.stream()
        .filter(field -> !Set.of("Type", "Condition", "DependsOn").contains(field.key()))
        .forEach(field -> found.addAll(read(field.value(), Set.of())));
    body.get("DependsOn").stream()
        .flatMap(node -> texts(node).stream())
        .forEach(
            text -> {
              if (resources.contains(text.value())) {
                found.add(text.value());
              } else {
                unknown(text.value(), text.origin(), resources, "resource");
              }
            });
    body.get("Condition").stream()
        .flatMap(node -> texts(node).stream())
        .filter(text -> !conditions.contains(text.value()))
        .forEach(text -> unknown(text.value(), text.origin(), conditions, "condition"));
    dependencies.put(entry.key(), found);
  }

  private static List<Node.Text> texts(Node node) {
    return switch (node) {
      case Node.Text text -> List.of(text);
      case Node.Sequence(List<Node> items, Origin _) ->
          items.stream().filter(Node.Text.class::isInstance).map(Node.Text.class::cast).toList();
      case Node.Num _, Node.Bool _, Node.Null _, Node.Mapping _ -> List.of();
    };
  }

  private void readConditions() {
    var graph = new LinkedHashMap<String, Set<String>>();
    var origins = new LinkedHashMap<String, Origin>();
    root.mapping("Conditions").stream()
        .flatMap(Node.Mapping::stream)
        .forEach(
            entry -> {
              origins.put(entry.key(), entry.keyOrigin());
              graph.put(entry.key(), conditionsIn(entry.value()));
              read(entry.value(), Set.of());
            });
    reportCycle(graph, origins, "conditions");
  }

  private static Set<String> conditionsIn(Node condition) {
    var found = new LinkedHashSet<String>();
    walk(
        condition, node -> found.addAll(conditionOf(node).stream().map(Node.Text::value).toList()));
    return found;
  }

  private static Optional<Node.Text> conditionOf(Node node) {
    return node instanceof Node.Mapping mapping
            && mapping.size() == 1
            && mapping.get("Condition").orElse(null) instanceof Node.Text text
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Looks at every reference below a node and returns the resources that it names. */
  private Set<String> read(Node start, Set<String> locals) {
    var found = new LinkedHashSet<String>();
    walk(
        start,
        node -> {
          if (!(node instanceof Node.Mapping mapping) || mapping.size() != 1) {
            return;
          }
          var entry = mapping.entries().getFirst();
          switch (entry.key()) {
            case "Ref" ->
                texts(entry.value())
                    .forEach(text -> reference(text.value(), text.origin(), locals, found));
            case "Fn::GetAtt" -> getAtt(entry.value(), found);
            case "Fn::Sub" -> sub(entry.value(), found);
            case "Fn::If" -> choice(entry.value());
            default -> {}
          }
        });
    return found;
  }

  private void reference(String name, Origin origin, Set<String> locals, Set<String> found) {
    if (resources.contains(name)) {
      found.add(name);
    } else if (!name.startsWith("AWS::") && !parameters.contains(name) && !locals.contains(name)) {
      var known = new TreeSet<>(resources);
      known.addAll(parameters);
      unknown(name, origin, known, "resource or parameter");
    }
  }

  private void getAtt(Node argument, Set<String> found) {
    var parts = texts(argument);
    if (parts.isEmpty()) {
      return;
    }
    var path = parts.getFirst().value();
    var name = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    if (resources.contains(name)) {
      found.add(name);
    } else if (!resources.contains(path)) {
      unknown(name, parts.getFirst().origin(), resources, "resource");
    }
  }

  private void sub(Node argument, Set<String> found) {
    var template = argument;
    Set<String> locals = Set.of();
    if (argument instanceof Node.Sequence(List<Node> items, Origin _) && !items.isEmpty()) {
      template = items.getFirst();
      locals =
          items.size() > 1 && items.get(1) instanceof Node.Mapping given ? given.keys() : Set.of();
    }
    if (!(template instanceof Node.Text(String text, Origin origin))) {
      return;
    }
    for (var hole : Shape.parse(text).holes()) {
      if (!locals.contains(hole)) {
        int dot = hole.indexOf('.');
        reference(
            dot < 0 || hole.startsWith("AWS::") ? hole : hole.substring(0, dot),
            origin,
            locals,
            found);
      }
    }
  }

  private void choice(Node argument) {
    if (argument instanceof Node.Sequence(List<Node> items, Origin _)
        && !items.isEmpty()
        && items.getFirst() instanceof Node.Text(String name, Origin origin)
        && !conditions.contains(name)) {
      unknown(name, origin, conditions, "condition");
    }
  }

  private void unknown(String name, Origin origin, Set<String> known, String kind) {
    var nearest = Spelling.nearest(name, known);
    var hint = nearest.map(other -> "; did you mean `" + other + "`?").orElse("");
    problems.add(Problem.at(origin, "unknown %s `%s`%s".formatted(kind, name, hint)));
  }

  private static void walk(Node start, Consumer<Node> visitor) {
    Deque<Node> waiting = new ArrayDeque<>();
    waiting.push(start);
    while (!waiting.isEmpty()) {
      var node = waiting.pop();
      visitor.accept(node);
      switch (node) {
        case Node.Sequence(List<Node> items, Origin _) -> items.reversed().forEach(waiting::push);
        case Node.Mapping mapping ->
            mapping.entries().reversed().forEach(entry -> waiting.push(entry.value()));
        case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> {}
      }
    }
  }

  /** Reports one circle of a graph, if there is any; a depth-first search without recursion. */
  private void reportCycle(
      Map<String, Set<String>> graph, Map<String, Origin> origins, String what) {
    var done = new HashSet<String>();
    for (var start : graph.keySet()) {
      var path = new ArrayList<String>();
      var onPath = new LinkedHashSet<String>();
      var waiting = new ArrayDeque<Deque<String>>();
      waiting.push(new ArrayDeque<>(List.of(start)));
      while (!waiting.isEmpty()) {
        var next = waiting.peek().poll();
        if (next == null) {
          waiting.pop();
          if (!path.isEmpty()) {
            var left = path.removeLast();
            onPath.remove(left);
            done.add(left);
          }
        } else if (onPath.contains(next)) {
          var circle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
          circle.add(next);
          problems.add(
              Problem.at(
                  Objects.requireNonNull(origins.get(next), next),
                  "%s refer to each other in a circle: %s"
                      .formatted(
                          what,
                          String.join(
                              " -> ", circle.stream().map(id -> "`" + id + "`").toList()))));
          return;
        } else if (!done.contains(next) && graph.containsKey(next)) {
          path.add(next);
          onPath.add(next);
          waiting.push(new ArrayDeque<>(graph.get(next)));
        }
      }
    }
  }
}
