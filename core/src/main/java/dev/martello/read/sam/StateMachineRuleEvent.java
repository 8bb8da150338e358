package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expands the events of a state machine that become EventBridge rules: {@code Schedule}, {@code
 * CloudWatchEvent} and {@code EventBridgeRule}.
 */
final class StateMachineRuleEvent implements EventExpansion {
  private static final String TARGET_SUFFIX = "StepFunctionsTarget";
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
  private static final int MAX_TARGET_ID = 64;

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var attributes = target.passThroughAttributes();
    var made = new ArrayList<Generated>();
    var rule =
        new Generated(event.logicalId(), "AWS::Events::Rule", event.make()).attributes(attributes);
    made.add(rule);
    rule.put("ScheduleExpression", event.get("Schedule"))
        .put("EventBusName", event.get("EventBusName"))
        .put("EventPattern", event.get("Pattern"))
        .put("Name", event.get(event.type().equals("Schedule") ? "Name" : "RuleName"))
        .put("Description", event.get("Description"))
        .put("State", state(event));
    var role = event.get("RoleArn").orElseGet(() -> madeRole(event, target, made));
    Optional<EventDeadLetters> deadLetters =
        event
            .mapping("DeadLetterConfig")
            .map(_ -> EventDeadLetters.of(event, attributes))
            .map(queue -> queue.acceptingFrom(rule.getAtt("Arn"), event, attributes));
    deadLetters.ifPresent(queue -> made.addAll(queue.made()));
    rule.put("Targets", event.make().list(targetOf(event, target, role, deadLetters)));
    return made;
  }

  private static Optional<Node> state(SamEvent event) {
    var enabled = event.get("Enabled");
    var state = event.getTruthy("State");
    if (enabled.isPresent() && state.isPresent()) {
      throw event.invalid("State", "`State` and `Enabled` exclude each other; remove `Enabled`");
    }
    return enabled
        .<Node>map(
            value -> event.makeFor("Enabled").text(Trees.isTruthy(value) ? "ENABLED" : "DISABLED"))
        .or(() -> state);
  }

  private static Node madeRole(SamEvent event, EventTarget target, List<Generated> made) {
    var make = event.make();
    var roleId = event.logicalId() + "Role";
    var role =
        new Generated(roleId, "AWS::IAM::Role", make)
            .attributes(target.passThroughAttributes())
            .put("AssumeRolePolicyDocument", IamDocuments.trust("events.amazonaws.com", make))
            .put("Policies", make.list(IamDocuments.startExecution(roleId, target.arn(make), make)))
            .put("PermissionsBoundary", target.owner().getTruthy("PermissionsBoundary"));
    made.add(role);
    return role.getAtt("Arn");
  }

  private static Node.Mapping targetOf(
      SamEvent event, EventTarget target, Node role, Optional<EventDeadLetters> deadLetters) {
    var make = event.make();
    var built =
        make.map().put("Arn", target.arn(make)).put("Id", targetId(event)).put("RoleArn", role);
    for (var name : List.of("Input", "InputPath")) {
      event.get(name).ifPresent(value -> built.put(name, value));
    }
    deadLetters.ifPresent(queue -> built.put("DeadLetterConfig", queue.config(make)));
    for (var name : List.of("RetryPolicy", "InputTransformer")) {
      event.get(name).ifPresent(value -> built.put(name, value));
    }
    return built.build();
  }

  private static Node targetId(SamEvent event) {
    return event
        .mapping("Target")
        .flatMap(target -> target.get("Id"))
        .orElseGet(
            () -> {
              var id = event.logicalId();
              int longest = MAX_TARGET_ID - TARGET_SUFFIX.length();
              return event
                  .make()
                  .text(id.substring(0, Math.min(id.length(), longest)) + TARGET_SUFFIX);
            });
  }
}
