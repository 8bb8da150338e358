package dev.martello.read.sam.rules;

import dev.martello.syntax.Node;
import java.util.Map;

/** Checks a SAM resource, after Globals were merged, and its events against the known types. */
public final class ResourceRules {
  private static final Map<String, String> OWNERS_OF_EVENTS =
      Map.of(
          "AWS::Serverless::Function", "Function",
          "AWS::Serverless::StateMachine", "StateMachine");
  private static final Map<String, String> NESTED =
      Map.of(
          "AWS::Serverless::GraphQLApi", "@GraphQLApi",
          "AWS::Serverless::CapacityProvider", "@CapacityProvider");

  private static final String CAPACITY = "CapacityProviderConfig";

  private ResourceRules() {}

  /** Adds what SAM would refuse of a resource. */
  public static void check(String logicalId, Node.Mapping definition, Complaints complaints) {
    var type = definition.text("Type").orElse("");
    var properties =
        definition
            .mapping("Properties")
            .orElseGet(() -> Node.Mapping.of(java.util.List.of(), definition.origin()));
    var rules = new PropertyRules(complaints, "`" + logicalId + "`");
    rules.check(type, properties, definition.origin());
    var nested = NESTED.get(type);
    if (nested != null) {
      rules.check(nested, properties, definition.origin());
    }
    if (type.equals("AWS::Serverless::Function")) {
      properties
          .mapping(CAPACITY)
          .filter(config -> !config.isEmpty())
          .ifPresent(
              config -> rules.check("@" + CAPACITY, CAPACITY + ".", config, config.origin()));
    }
    var owner = OWNERS_OF_EVENTS.get(type);
    if (owner != null) {
      properties
          .mapping("Events")
          .ifPresent(events -> new EventRules(owner, logicalId, complaints).check(events));
    }
  }
}
