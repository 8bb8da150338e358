package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fills the placeholders of a connector profile, for instance {@code %{Source.Arn}/stream/*}. */
final class ConnectorTexts {
  private static final List<String> NAMES = List.of("Arn", "ResourceId", "Name", "Qualifier");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{.+}");

  private final ConnectorEnd source;
  private final ConnectorEnd destination;
  private final SamResource connector;
  private final Make make;

  ConnectorTexts(ConnectorEnd source, ConnectorEnd destination, SamResource connector, Make make) {
    this.source = source;
    this.destination = destination;
    this.connector = connector;
    this.make = make;
  }

  /** Returns the node for a text: the value itself, or a substitution that holds it. */
  Node fill(String text) {
    var variables = make.map();
    var expression = text;
    for (var name : NAMES) {
      for (var end : List.of(source, destination)) {
        var placeholder = "%{" + end.side() + "." + name + "}";
        if (expression.contains(placeholder)) {
          var value = required(end, name);
          if (expression.equals(placeholder)) {
            return value;
          }
          var variable = end.side() + name;
          expression = expression.replace(placeholder, "${" + variable + "}");
          variables.put(variable, value);
        }
      }
    }
    return VARIABLE.matcher(expression).find()
        ? make.sub(expression, variables.build())
        : make.text(expression);
  }

  /** Throws if a text of the profile needs what an end does not have. */
  void requireAll(ConnectorProfile profile) {
    for (var grants : profile.grants().values()) {
      for (var grant : grants) {
        switch (grant) {
          case ConnectorProfile.Allow(var _, var resources) -> resources.forEach(this::fill);
          case ConnectorProfile.Accept _ -> {
            required(destination, "Arn");
            required(source, "Arn");
          }
          case ConnectorProfile.Permit permit -> fill(permit.sourceArn());
        }
      }
    }
  }

  Node required(ConnectorEnd end, String name) {
    Optional<Node> value = end.value(name);
    return value.orElseThrow(
        () ->
            SamInvalid.resource(
                connector.logicalId(),
                "`%s.%s` is missing; add it".formatted(end.side(), name),
                end.origin()));
  }
}
