package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Set;

/** Checks what must hold of a template before the transform looks at its resources. */
final class TemplateStructure {
  private static final Set<String> TYPES =
      Set.of(
          "AWS::Serverless::Api",
          "AWS::Serverless::Function",
          "AWS::Serverless::SimpleTable",
          "AWS::Serverless::Application",
          "AWS::Serverless::LayerVersion",
          "AWS::Serverless::HttpApi",
          "AWS::Serverless::WebSocketApi",
          "AWS::Serverless::StateMachine",
          "AWS::Serverless::CapacityProvider");

  private TemplateStructure() {}

  static void check(Node.Mapping template) {
    var mappings = template.entry("Mappings");
    if (mappings.isPresent() && !(mappings.get().value() instanceof Node.Mapping)) {
      throw SamInvalid.template(
          "the template is invalid: section `Mappings` must be a map", mappings.get().keyOrigin());
    }
    var resources = template.mapping("Resources").filter(map -> !map.isEmpty());
    if (resources.isEmpty()) {
      throw SamInvalid.template(
          "the template is invalid: section `Resources` is required", template.origin());
    }
    for (var entry : resources.get().entries()) {
      if (!(entry.value() instanceof Node.Mapping definition)) {
        throw SamInvalid.template(
            "the template is invalid: resource `%s` must be a map; check the indentation"
                .formatted(entry.key()),
            entry.keyOrigin());
      }
      checkResource(entry, definition);
    }
  }

  private static void checkResource(Node.Entry entry, Node.Mapping definition) {
    var condition = definition.get("Condition").filter(Trees::isTruthy);
    if (condition.isPresent() && !(condition.get() instanceof Node.Text)) {
      throw SamInvalid.template(
          "the template is invalid: attribute `Condition` of resource `%s` must be a string"
              .formatted(entry.key()),
          condition.get().origin());
    }
    var properties = definition.get("Properties");
    if (definition.text("Type").filter(TYPES::contains).isPresent()
        && properties.isPresent()
        && !(properties.get() instanceof Node.Mapping)) {
      throw SamInvalid.resource(
          entry.key(), "attribute `Properties` should be a map", properties.get().origin());
    }
  }
}
