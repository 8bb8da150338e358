package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** Expands {@code AWS::Serverless::StateMachine}: the machine, its role, alias and events. */
final class StateMachineExpansion implements ResourceExpansion {
  private static final String CREATED_BY = "stateMachine:createdBy";
  private static final List<String> TAGGED =
      List.of("AWS::StepFunctions::StateMachine", "AWS::IAM::Role", "AWS::SQS::Queue");

  @Override
  public List<Generated> expand(SamResource resource, Transformation run) {
    var made = new ArrayList<Generated>();
    var machine = machine(resource);
    made.add(machine);
    var role = role(resource, run);
    if (resource.getTruthy("Role").isPresent()) {
      machine.put("RoleArn", resource.get("Role"));
    } else {
      machine.put("RoleArn", role.getAtt("Arn"));
      made.add(role);
    }
    var published = new StateMachineAlias(resource).publish(machine);
    made.addAll(published);
    boolean isAliasInvoked = resource.isTrue("UseAliasAsEventTarget");
    var invoked = isAliasInvoked ? published.getLast() : machine;
    made.addAll(events(resource, new EventTarget(resource, invoked, role), run));
    propagateTags(resource, made);
    return made;
  }

  private static Generated machine(SamResource resource) {
    var machine =
        new Generated(resource.logicalId(), "AWS::StepFunctions::StateMachine", resource.make())
            .dependsOn(resource.dependsOn())
            .attributes(resource.attributes());
    define(resource, machine);
    return machine
        .put("StateMachineName", resource.get("Name"))
        .put("StateMachineType", resource.get("Type"))
        .put("LoggingConfiguration", resource.get("Logging"))
        .put("TracingConfiguration", resource.get("Tracing"))
        .put("Tags", tags(resource));
  }

  private static void define(SamResource resource, Generated machine) {
    var definition = resource.getTruthy("Definition");
    var uri = resource.getTruthy("DefinitionUri");
    if (definition.isPresent() == uri.isPresent()) {
      throw resource.invalid(
          "DefinitionUri",
          definition.isPresent()
              ? "it has both `Definition` and `DefinitionUri`; remove one"
              : "it has neither `Definition` nor `DefinitionUri`; add one");
    }
    var substitutions =
        resource
            .mapping("DefinitionSubstitutions")
            .orElseGet(() -> resource.makeFor("Definition").map().build());
    if (definition.isPresent() && definition.get() instanceof Node.Mapping inline) {
      var text = new StateMachineDefinition(inline, resource.makeFor("Definition"));
      machine.put("DefinitionString", text.text());
      var found =
          text.substitutions().entrySet().stream()
              .map(each -> new Node.Entry(each.getKey(), each.getValue().origin(), each.getValue()))
              .toList();
      substitutions = Trees.merged(substitutions, Node.Mapping.of(found, substitutions.origin()));
    }
    uri.ifPresent(
        location ->
            machine.put(
                "DefinitionS3Location",
                S3Location.of(resource, "DefinitionUri", location, S3Location.Form.OBJECT)));
    if (!substitutions.isEmpty()) {
      machine.put("DefinitionSubstitutions", substitutions);
    }
  }

  private static Generated role(SamResource resource, Transformation run) {
    if (resource.getTruthy("Role").isPresent() && resource.getTruthy("Policies").isPresent()) {
      throw resource.invalid("Policies", "it has both `Role` and `Policies`; remove one");
    }
    var make = resource.make();
    var role =
        ExecutionRole.of(
            resource, IamDocuments.trust("states.amazonaws.com", make), List.of(), List.of(), run);
    boolean isTraced =
        resource.mapping("Tracing").filter(map -> Trees.isTrue(map.get("Enabled"))).isPresent();
    if (isTraced) {
      var partition = run.context().partition();
      var name = partition.equals("aws") ? "AWSXrayWriteOnlyAccess" : "AWSXRayDaemonWriteAccess";
      var tracing = resource.makeFor("Tracing");
      ExecutionRole.attach(
          role, tracing.text(ManagedPolicyArns.standard().find(partition, name).orElse(name)));
    }
    return role.put("Tags", tags(resource));
  }

  private static Node.Sequence tags(SamResource resource) {
    var make = resource.make();
    var own = make.tagList(make.map().put(CREATED_BY, "SAM").build());
    return resource
        .mapping("Tags")
        .map(written -> Trees.concat(own, make.tagList(written)))
        .orElse(own);
  }

  private static List<Generated> events(
      SamResource resource, EventTarget target, Transformation run) {
    var expansions = Expansions.stateMachineEvents();
    var made = new ArrayList<Generated>();
    for (var entry : resource.mapping("Events").map(Node.Mapping::entries).orElse(List.of())) {
      if (entry.value() instanceof Node.Mapping definition) {
        var event = new SamEvent(resource.logicalId(), entry.key(), entry.keyOrigin(), definition);
        var expansion = expansions.get(event.type());
        if (expansion != null) {
          made.addAll(expansion.expand(event, target, run));
        }
      }
    }
    return made;
  }

  private static void propagateTags(SamResource resource, List<Generated> made) {
    var tags = resource.mapping("Tags").filter(Trees::isTruthy);
    if (resource.isTrue("PropagateTags") && tags.isPresent()) {
      made.stream()
          .filter(each -> TAGGED.contains(each.type()))
          .forEach(each -> each.put("Tags", resource.make().tagList(tags.get())));
    }
  }
}
