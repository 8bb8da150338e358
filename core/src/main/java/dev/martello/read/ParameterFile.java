package dev.martello.read;

import dev.martello.stack.Setting.Given;
import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file of parameter values for a deployment. It is listed and used where the user names it; which
 * template it belongs to stands nowhere.
 *
 * @param values by parameter name
 */
public record ParameterFile(String path, Map<String, Given> values) {
  /*
   * Forms: the list of ParameterKey and ParameterValue of `aws cloudformation create-stack`; the
   * mapping with `Parameters` of CodePipeline and Git sync; a plain mapping; a list of `Key=Value`.
   */
  public ParameterFile {
    values = Map.copyOf(values);
  }

  /** Takes the values out of a tree; what is no value is left out. */
  public static ParameterFile of(String path, Node root) {
    return new ParameterFile(path, values(root));
  }

  /** Returns parameter values from any of the forms that AWS's tools take. */
  static Map<String, Given> values(Node node) {
    var values = new LinkedHashMap<String, Given>();
    switch (node) {
      case Node.Sequence sequence -> sequence.items().forEach(item -> values.putAll(item(item)));
      case Node.Mapping mapping ->
          mapping.mapping("Parameters").orElse(mapping).stream()
              .forEach(
                  entry ->
                      text(entry.value())
                          .ifPresent(
                              value ->
                                  values.put(
                                      entry.key(), new Given(value, entry.value().origin()))));
      case Node.Text(String value, Origin origin) -> values.putAll(Overrides.parse(value, origin));
      case Node.Num _, Node.Bool _, Node.Null _ -> {}
    }
    return values;
  }

  private static Map<String, Given> item(Node item) {
    if (item instanceof Node.Text(String value, Origin origin)) {
      return Overrides.assignment(value, origin);
    }
    if (item instanceof Node.Mapping mapping) {
      var key = mapping.text("ParameterKey");
      var value = mapping.get("ParameterValue");
      if (key.isPresent() && value.isPresent()) {
        return text(value.get())
            .map(text -> Map.of(key.get(), new Given(text, value.get().origin())))
            .orElse(Map.of());
      }
    }
    return Map.of();
  }

  /** Returns a value as the text that CloudFormation gets; a list is joined by commas. */
  private static Optional<String> text(Node node) {
    return switch (node) {
      case Node.Text text -> Optional.of(text.value());
      case Node.Num number -> Optional.of(number.literal());
      case Node.Bool bool -> Optional.of(Boolean.toString(bool.value()));
      case Node.Sequence(List<Node> items, Origin _) ->
          Optional.of(
              items.stream().flatMap(item -> text(item).stream()).collect(Collectors.joining(",")));
      case Node.Mapping _, Node.Null _ -> Optional.empty();
    };
  }
}
