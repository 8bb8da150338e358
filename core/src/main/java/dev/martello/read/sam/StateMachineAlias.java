package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;

/** Makes the version and alias of a state machine that publishes itself. */
final class StateMachineAlias {
  private final SamResource resource;

  StateMachineAlias(SamResource resource) {
    this.resource = resource;
  }

  /** Returns the version and then the alias, or nothing if no alias is asked for. */
  List<Generated> publish(Generated machine) {
    var name = resource.getTruthy("AutoPublishAlias");
    if (name.isEmpty()) {
      requireNone("UseAliasAsEventTarget");
      requireNone("DeploymentPreference");
      return List.of();
    }
    var alias =
        Trees.text(name)
            .filter(LogicalIds::isValid)
            .orElseThrow(
                () ->
                    resource.invalid(
                        "AutoPublishAlias",
                        "`AutoPublishAlias` must be a name of letters and digits"));
    var version = version(machine);
    return List.of(version, alias(alias, version));
  }

  private Generated version(Generated machine) {
    var make = resource.makeFor("AutoPublishAlias");
    var version =
        new Generated(
                resource.logicalId() + "Version", "AWS::StepFunctions::StateMachineVersion", make)
            .attributes(resource.passThroughAttributes())
            .put("StateMachineArn", machine.ref())
            .put("StateMachineRevisionId", machine.getAtt("StateMachineRevisionId"));
    // A gradual deployment needs the version that it replaces.
    for (var policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
      if (version.attribute(policy).isEmpty()) {
        version.attribute(policy, make.text("Retain"));
      }
    }
    return version;
  }

  private Generated alias(String name, Generated version) {
    var make = resource.makeFor("AutoPublishAlias");
    Node.Mapping preference =
        resource
            .mapping("DeploymentPreference")
            .filter(Trees::isTruthy)
            .orElseGet(() -> make.map().put("Type", "ALL_AT_ONCE").build());
    return new Generated(
            resource.logicalId() + "Alias" + name, "AWS::StepFunctions::StateMachineAlias", make)
        .attributes(resource.passThroughAttributes())
        .put("Name", resource.get("AutoPublishAlias"))
        .put("DeploymentPreference", preference.with("StateMachineVersionArn", version.ref()));
  }

  private void requireNone(String property) {
    if (resource.getTruthy(property).isPresent()) {
      throw resource.invalid(property, "`%s` needs `AutoPublishAlias`; add it".formatted(property));
    }
  }
}
