package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Expands {@code AWS::Serverless::Function}: function, role, version, alias, URL and events. */
final class FunctionExpansion implements ResourceExpansion {

  @Override
  public Map<String, String> referable() {
    return Map.of(
        "Alias", "AWS::Lambda::Alias",
        "Version", "AWS::Lambda::Version",
        "DestinationTopic", "AWS::SNS::Topic",
        "DestinationQueue", "AWS::SQS::Queue");
  }

  @Override
  public List<Generated> expand(SamResource resource, Transformation run) {
    FunctionRules.check(resource);
    return new One(resource, run).expand();
  }

  /** The expansion of one function. */
  private static final class One {
    private final SamResource resource;
    private final Transformation run;
    private final List<Generated> made = new ArrayList<>();

    One(SamResource resource, Transformation run) {
      this.resource = resource;
      this.run = run;
    }

    List<Generated> expand() {
      var function = LambdaFunctionBuilder.build(resource, run);
      made.add(function);
      var invoked = publish(function);
      made.addAll(FunctionUrls.of(resource, invoked));
      DeploymentPreferences.of(run).add(resource, invoked, run);
      var destinations = EventDestinations.of(resource, invoked, run);
      made.addAll(destinations.resources());
      var role = giveRole(function, destinations.policies());
      var target = new EventTarget(resource, invoked, role);
      FunctionEvents.expand(resource, target, run).forEach(made::add);
      propagateTags();
      return made;
    }

    private Generated publish(Generated function) {
      if (resource.getTruthy("AutoPublishAlias").isEmpty()) {
        if (resource.getTruthy("ProvisionedConcurrencyConfig").isPresent()) {
          throw resource.invalid(
              "ProvisionedConcurrencyConfig",
              "`ProvisionedConcurrencyConfig` requires `AutoPublishAlias`");
        }
        return function;
      }
      var publication = new Publication(resource, function, run);
      var version = publication.version();
      var alias = publication.alias(version);
      made.add(version);
      made.add(alias);
      return alias;
    }

    private Generated giveRole(Generated function, List<Node.Mapping> destinationPolicies) {
      var role = FunctionRole.of(resource, destinationPolicies, run);
      var given = function.get("Role").orElse(null);
      if (given == null) {
        function.put("Role", role.getAtt("Arn"));
        made.add(role);
      } else if (Intrinsics.isIf(given)) {
        giveRoleByCondition(function, given, role);
      }
      return role;
    }

    private void giveRoleByCondition(Generated function, Node given, Generated role) {
      var resolved = run.parameters().resolve(given);
      var items =
          Intrinsics.ifItems(resolved)
              .orElseThrow(() -> resource.invalid("Role", "`Fn::If` in `Role` needs 3 items"));
      var condition = Trees.text(items.get(0)).orElse("");
      boolean isMadeThen = Intrinsics.isNoValue(items.get(1));
      boolean isMadeElse = Intrinsics.isNoValue(items.get(2));
      var arn = role.getAtt("Arn");
      if (isMadeThen && isMadeElse) {
        function.put("Role", arn);
      } else if (isMadeThen) {
        function.put("Role", choice(resolved, items.get(0), arn, items.get(2)));
        role.attribute("Condition", items.get(0));
      } else if (isMadeElse) {
        function.put("Role", choice(resolved, items.get(0), items.get(1), arn));
        var make = resource.makeFor("Role");
        role.attribute("Condition", make.text("NOT" + condition));
        run.putCondition("NOT" + condition, make.not(condition));
      } else {
        function.put("Role", resolved);
        return;
      }
      made.add(role);
    }

    private static Node choice(Node original, Node condition, Node then, Node otherwise) {
      var items = Nodes.sequence(original.origin(), condition, then, otherwise);
      return Nodes.call("Fn::If", items, original.origin());
    }

    private void propagateTags() {
      var tags = resource.mapping("Tags").filter(map -> !map.isEmpty());
      if (tags.isPresent() && Trees.isTruthy(resource.get("PropagateTags"))) {
        made.forEach(generated -> TagPropagation.assign(generated, tags.get()));
      }
    }
  }
}
