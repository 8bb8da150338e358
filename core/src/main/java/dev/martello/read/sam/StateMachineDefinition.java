package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns an inline definition into text: values that only CloudFormation knows are replaced by
 * substitution names, in the order of sorted keys.
 */
final class StateMachineDefinition {
  private static final Pattern DYNAMIC_REFERENCE =
      Pattern.compile("\\{\\{resolve:[a-z-]+:.+}}\\n?");
  // INVARIANT: readers bound the depth of trees; this bound is for trees made otherwise.
  private static final int MAX_DEPTH = 1_000;

  private final Map<String, Node> substitutions = new LinkedHashMap<>();
  private final Node text;

  StateMachineDefinition(Node.Mapping definition, Make make) {
    var replaced = replace(definition, 0);
    var lines = PrettyJson.lines(replaced).stream().map(make::text).toList();
    this.text = make.join("\n", lines);
  }

  /** Returns the {@code DefinitionString}. */
  Node text() {
    return text;
  }

  /** Returns what the substitution names in the text stand for. */
  Map<String, Node> substitutions() {
    return substitutions;
  }

  private Node replace(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      return node;
    }
    return switch (node) {
      case Node.Mapping mapping -> replaceEntries(mapping, depth);
      case Node.Sequence(var items, var origin) -> {
        var changed = new ArrayList<Node>();
        for (var item : items) {
          changed.add(replaceValue(item, depth));
        }
        yield Nodes.sequence(origin, changed);
      }
      default -> node;
    };
  }

  private Node.Mapping replaceEntries(Node.Mapping mapping, int depth) {
    var replaced = new HashMap<String, Node>();
    for (var entry : mapping.stream().sorted(Comparator.comparing(Node.Entry::key)).toList()) {
      replaced.put(entry.key(), replaceValue(entry.value(), depth));
    }
    return Node.Mapping.of(
        mapping.stream()
            .map(
                entry ->
                    new Node.Entry(
                        entry.key(),
                        entry.keyOrigin(),
                        replaced.getOrDefault(entry.key(), entry.value())))
            .toList(),
        mapping.origin());
  }

  private Node replaceValue(Node value, int depth) {
    boolean isDynamic =
        Intrinsics.isIntrinsic(value)
            || (value instanceof Node.Text(String written, var _)
                && DYNAMIC_REFERENCE.matcher(written).matches());
    if (!isDynamic) {
      return replace(value, depth + 1);
    }
    var name = "definition_substitution_" + (substitutions.size() + 1);
    substitutions.put(name, value);
    return Nodes.text("${" + name + "}", value.origin());
  }
}
