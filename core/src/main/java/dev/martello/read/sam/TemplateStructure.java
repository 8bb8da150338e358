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

  /** Reports what is wrong and takes the resources that cannot be read out of the run. */
  static void check(Node.Mapping template, Transformation run) {
    var mappings = template.entry("Mappings");
    if (mappings.isPresent() && !(mappings.get().value() instanceof Node.Mapping)) {
      run.report(
          SamInvalid.template("section `Mappings` must be a map", mappings.get().keyOrigin()));
    }
    var resources = template.mapping("Resources").filter(map -> !map.isEmpty());
    if (resources.isEmpty()) {
      run.report(SamInvalid.template("section `Resources` is missing; add it", template.origin()));
    }
    resources.ifPresent(map -> map.entries().forEach(entry -> checkResource(entry, run)));
  }

  private static void checkResource(Node.Entry entry, Transformation run) {
    if (!(entry.value() instanceof Node.Mapping definition)) {
      run.report(
          SamInvalid.resource(
              entry.key(), "it must be a map; check the indentation", entry.keyOrigin()));
      return;
    }
    var condition = definition.get("Condition").filter(Trees::isTruthy);
    if (condition.isPresent() && !(condition.get() instanceof Node.Text)) {
      run.report(
          SamInvalid.resource(
              entry.key(),
              "attribute `Condition` must be a string; name a condition",
              condition.get().origin()));
      run.removeSource(entry.key());
    }
    var properties = definition.get("Properties");
    if (definition.text("Type").filter(TYPES::contains).isPresent()
        && properties.isPresent()
        && !(properties.get() instanceof Node.Mapping)) {
      run.report(
          SamInvalid.resource(
              entry.key(), "attribute `Properties` must be a map", properties.get().origin()));
      run.removeSource(entry.key());
    }
  }
}
