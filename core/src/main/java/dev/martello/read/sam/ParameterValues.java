package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The values of the template's parameters as the transform sees them: given values, then defaults,
 * and the region and partition. Only what the transform itself must decide on is resolved with
 * them; what it passes on keeps its references.
 */
final class ParameterValues {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z0-9.]+|AWS::[A-Z][A-Za-z]*)}");
  private static final String PLACEHOLDER = "{{IntrinsicFunction:";
  // Beyond what a parameter can hold; keeps references to long values from filling memory.
  private static final int MAX_TEXT = 16_384;
  // A default may not hold a reference, but hostile input may nest one in itself.
  private static final int MAX_DEPTH = 256;

  private final Map<String, Node> values;

  private ParameterValues(Map<String, Node> values) {
    this.values = values;
  }

  static ParameterValues of(Node.Mapping template, SamContext context) {
    var values = new LinkedHashMap<String, Node>();
    var given = new Origin.Derived("given parameter value", List.of());
    context.parameters().forEach((name, value) -> values.put(name, Nodes.text(value, given)));
    template
        .mapping("Parameters")
        .ifPresent(parameters -> parameters.stream().forEach(entry -> addDefault(entry, values)));
    var pseudo = new Origin.Derived("region of the deployment", List.of());
    values.putIfAbsent("AWS::Region", Nodes.text(context.region(), pseudo));
    values.putIfAbsent("AWS::Partition", Nodes.text(context.partition(), pseudo));
    return new ParameterValues(values);
  }

  /** Returns a parameter's value if it is known here. */
  Optional<Node> get(String name) {
    return Optional.ofNullable(values.get(name))
        .filter(
            value ->
                !(value instanceof Node.Text(String text, var _) && text.startsWith(PLACEHOLDER)));
  }

  /** Returns a tree with references to parameters replaced, and everything else as it was. */
  Node resolve(Node node) {
    return resolve(node, 0);
  }

  Optional<Node> resolve(Optional<? extends Node> node) {
    return node.map(this::resolve);
  }

  /**
   * Returns what AWS's transform leaves of a tree after it looked at its resolved form: references
   * to parameters inside are replaced, one that is the whole tree is not.
   */
  Node asLeftByResolving(Node node) {
    return Intrinsics.refTarget(node).isPresent() ? node : resolve(node);
  }

  private Node resolve(Node node, int depth) {
    // A value holds no references, so that it is not looked into again.
    var referred = Intrinsics.refTarget(node).flatMap(this::get);
    if (referred.isPresent() || depth > MAX_DEPTH) {
      return referred.orElse(node);
    }
    return Nodes.mapParts(withoutReferences(node), part -> resolve(part, depth + 1));
  }

  private Node withoutReferences(Node node) {
    var expression = Intrinsics.argument(node, "Fn::Sub").orElse(null);
    return switch (expression) {
      case Node.Text text -> Nodes.call("Fn::Sub", substitute(text), node.origin());
      case Node.Sequence(var items, var origin)
          when !items.isEmpty() && items.getFirst() instanceof Node.Text text -> {
        var changed = new ArrayList<>(items);
        changed.set(0, substitute(text));
        yield Nodes.call("Fn::Sub", Nodes.sequence(origin, changed), node.origin());
      }
      case null, default -> node;
    };
  }

  private Node.Text substitute(Node.Text text) {
    var replaced = new StringBuilder();
    int at = 0;
    for (var match : (Iterable<MatchResult>) REFERENCE.matcher(text.value()).results()::iterator) {
      replaced.append(text.value(), at, match.start());
      replaced.append(get(match.group(1)).map(value -> textOf(value, text)).orElse(match.group()));
      at = match.end();
      if (replaced.length() > MAX_TEXT) {
        return text;
      }
    }
    return Nodes.text(replaced.append(text.value().substring(at)).toString(), text.origin());
  }

  private static String textOf(Node value, Node.Text where) {
    return Trees.text(value)
        .orElseThrow(
            () ->
                SamInvalid.template(
                    "`Fn::Sub` expects all variables to be strings", where.origin()));
  }

  private static void addDefault(Node.Entry parameter, Map<String, Node> values) {
    if (values.containsKey(parameter.key())
        || !(parameter.value() instanceof Node.Mapping definition)) {
      return;
    }
    definition
        .get("Default")
        .ifPresent(
            value ->
                values.put(
                    parameter.key(),
                    value.withOrigin(Origin.defaultOf(parameter.key(), value.origin()))));
  }
}
