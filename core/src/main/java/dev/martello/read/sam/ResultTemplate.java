package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the resulting template together and rewrites references: to resources whose logical id
 * changed, and to names such as {@code MyFunction.Alias} that stand for generated resources.
 */
final class ResultTemplate {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z0-9.]+|AWS::[A-Z][A-Za-z]*)}");
  // INVARIANT: readers bound the depth of trees far below what recursion here can take.

  private final Map<String, String> renamed;
  private final Map<String, Map<String, String>> referable;

  private ResultTemplate(Transformation run) {
    this.renamed = run.renamed();
    this.referable = run.referable();
  }

  static Node.Mapping of(Transformation run) {
    var origin = run.template().origin();
    var sections = new ArrayList<Node.Entry>();
    for (var entry : run.template().without("Transform").entries()) {
      if (!entry.key().equals("Resources") && !entry.key().equals("Conditions")) {
        sections.add(entry);
      }
    }
    if (run.template().has("Conditions") || !run.conditions().isEmpty()) {
      sections.add(section(run, "Conditions", run.conditions()));
    }
    if (run.template().has("Resources")) {
      sections.add(section(run, "Resources", run.outputs()));
    }
    return (Node.Mapping) new ResultTemplate(run).rewrite(Node.Mapping.of(sections, origin));
  }

  private static Node.Entry section(
      Transformation run, String name, Map<String, ? extends Node> content) {
    var written = run.template().entry(name);
    var origin = written.map(entry -> entry.value().origin()).orElse(run.template().origin());
    var entries =
        content.entrySet().stream()
            .map(entry -> keyed(written, entry.getKey(), entry.getValue()))
            .toList();
    return new Node.Entry(
        name, written.map(Node.Entry::keyOrigin).orElse(origin), Node.Mapping.of(entries, origin));
  }

  private static Node.Entry keyed(Optional<Node.Entry> section, String key, Node value) {
    var origin =
        section
            .map(Node.Entry::value)
            .filter(Node.Mapping.class::isInstance)
            .flatMap(map -> ((Node.Mapping) map).entry(key))
            .map(Node.Entry::keyOrigin)
            .orElse(value.origin());
    return new Node.Entry(key, origin, value);
  }

  private Node rewrite(Node node) {
    if (renamed.isEmpty() && referable.isEmpty()) {
      return node;
    }
    return switch (rewriteReference(node)) {
      case Node.Sequence(var items, var origin) ->
          Nodes.sequence(origin, items.stream().map(this::rewrite).toList());
      case Node.Mapping mapping -> rewriteEntries(mapping);
      case Node scalar -> scalar;
    };
  }

  private Node.Mapping rewriteEntries(Node.Mapping mapping) {
    var entries = new ArrayList<Node.Entry>();
    for (var entry : mapping.entries()) {
      var value = entry.key().equals("DependsOn") ? rewriteDependsOn(entry.value()) : entry.value();
      entries.add(new Node.Entry(entry.key(), entry.keyOrigin(), rewrite(value)));
    }
    return Node.Mapping.of(entries, mapping.origin());
  }

  private Node rewriteDependsOn(Node value) {
    return switch (value) {
      case Node.Text(String id, var origin) -> Nodes.text(renamed.getOrDefault(id, id), origin);
      case Node.Sequence(var items, var origin) ->
          Nodes.sequence(
              origin,
              items.stream()
                  .map(item -> item instanceof Node.Text ? rewriteDependsOn(item) : item)
                  .toList());
      default -> value;
    };
  }

  private Node rewriteReference(Node node) {
    var function = Intrinsics.name(node).orElse("");
    var argument = Intrinsics.argument(node, function).orElse(node);
    return switch (function) {
      case "Ref" ->
          argument instanceof Node.Text(String target, var origin)
              ? Nodes.call("Ref", Nodes.text(refTo(target), origin), node.origin())
              : node;
      case "Fn::GetAtt" ->
          argument instanceof Node.Sequence path
              ? Nodes.call("Fn::GetAtt", attributeOf(path), node.origin())
              : node;
      case "Fn::Sub" -> Nodes.call("Fn::Sub", expression(argument), node.origin());
      default -> node;
    };
  }

  private String refTo(String target) {
    int dot = target.indexOf('.');
    if (dot < 0) {
      return renamed.getOrDefault(target, target);
    }
    return generated(target.substring(0, dot), target.substring(dot + 1)).orElse(target);
  }

  private Node attributeOf(Node.Sequence path) {
    boolean isPath =
        path.items().size() >= 2 && path.items().stream().allMatch(Node.Text.class::isInstance);
    if (!isPath) {
      return path;
    }
    var names =
        String.join(".", path.items().stream().map(item -> ((Node.Text) item).value()).toList())
            .split("\\.", -1);
    var changed = new ArrayList<>(List.of(names));
    boolean isChanged = renamed.containsKey(changed.getFirst());
    changed.set(0, renamed.getOrDefault(changed.getFirst(), changed.getFirst()));
    var made = generated(changed.getFirst(), changed.get(1));
    if (made.isPresent()) {
      changed.removeFirst();
      changed.set(0, made.get());
    }
    return isChanged || made.isPresent() ? Nodes.texts(path.origin(), changed) : path;
  }

  private Node expression(Node argument) {
    return switch (argument) {
      case Node.Text text -> substitute(text);
      case Node.Sequence(var items, var origin)
          when !items.isEmpty() && items.getFirst() instanceof Node.Text text -> {
        var changed = new ArrayList<>(items);
        changed.set(0, substitute(text));
        yield Nodes.sequence(origin, changed);
      }
      default -> argument;
    };
  }

  private Node.Text substitute(Node.Text text) {
    if (!text.value().contains("${")) {
      return text;
    }
    UnaryOperator<String> rewrite =
        name -> {
          int dot = name.indexOf('.');
          var head = dot < 0 ? name : name.substring(0, dot);
          var rest = dot < 0 ? "" : name.substring(dot);
          var moved = renamed.getOrDefault(head, head) + rest;
          return substituteGenerated(moved);
        };
    var replaced =
        REFERENCE
            .matcher(text.value())
            .replaceAll(
                match -> Matcher.quoteReplacement("${" + rewrite.apply(match.group(1)) + "}"));
    return replaced.equals(text.value()) ? text : Nodes.text(replaced, text.origin());
  }

  private String substituteGenerated(String name) {
    var parts = name.split("\\.", 3);
    if (parts.length < 2) {
      return name;
    }
    return generated(parts[0], parts[1])
        .map(made -> parts.length == 2 ? made : made + "." + parts[2])
        .orElse(name);
  }

  private Optional<String> generated(String logicalId, String name) {
    return Optional.ofNullable(referable.getOrDefault(logicalId, Map.of()).get(name));
  }
}
