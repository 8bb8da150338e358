package dev.martello.assemble;

import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Knows which web ACLs stand in front of what. */
final class Firewalls {
  /*
   * An association names what it guards by ARN: a stage of a REST API as
   * arn:...:apigateway:REGION::/restapis/API/stages/STAGE, others by their own ARN (CloudFormation
   * Template Reference, AWS::WAFv2::WebACLAssociation). So does it name the API by a hole in the ARN.
   */
  private static final Map<String, String> ASSOCIATIONS =
      Map.of(
          "AWS::WAFv2::WebACLAssociation", "WebACLArn",
          "AWS::WAFRegional::WebACLAssociation", "WebACLId");

  private final References references;
  private final Map<String, List<Val<String>>> byResource = new HashMap<>();

  Firewalls(References references) {
    this.references = references;
    for (var type : ASSOCIATIONS.keySet().stream().sorted().toList()) {
      for (var association : references.inventory().ofType(type)) {
        var firewall = association.get(ASSOCIATIONS.getOrDefault(type, "")).text();
        for (var guarded : guarded(association.get("ResourceArn"), association)) {
          byResource
              .computeIfAbsent(Inventory.key(guarded), _ -> new ArrayList<>())
              .add(references.canonical(firewall, association.stackId()));
        }
      }
    }
  }

  /** Returns the ARNs of the web ACLs in front of a resource. */
  List<Val<String>> of(Resource resource) {
    return byResource.getOrDefault(Inventory.key(resource), List.of());
  }

  private List<Resource> guarded(View arn, Resource association) {
    var found = new LinkedHashSet<Resource>();
    for (var alternative : arn.alternatives()) {
      for (var shape : Shape.of(alternative.text())) {
        for (var hole : shape.holes()) {
          references.resourceOf(hole, association.stackId()).ifPresent(found::add);
        }
      }
    }
    return List.copyOf(found);
  }
}
