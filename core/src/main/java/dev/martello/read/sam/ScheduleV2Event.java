package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expands a {@code ScheduleV2} event of a function or state machine: EventBridge Scheduler. */
final class ScheduleV2Event implements EventExpansion {

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var attributes = target.passThroughAttributes();
    var made = new ArrayList<Generated>();
    var schedule =
        new Generated(event.logicalId(), "AWS::Scheduler::Schedule", event.make())
            .attributes(attributes);
    made.add(schedule);
    name(event).ifPresent(name -> schedule.put("Name", name));
    schedule
        .copy(
            event.properties(),
            "ScheduleExpression",
            "Description",
            "StartDate",
            "EndDate",
            "ScheduleExpressionTimezone",
            "GroupName",
            "KmsKeyArn")
        .put("State", event.getTruthy("State"))
        .put(
            "FlexibleTimeWindow",
            event
                .getTruthy("FlexibleTimeWindow")
                .orElseGet(() -> event.make().map().put("Mode", "OFF").build()));
    Optional<EventDeadLetters> deadLetters =
        event.mapping("DeadLetterConfig").map(_ -> EventDeadLetters.of(event, attributes));
    deadLetters.ifPresent(queue -> made.addAll(queue.made()));
    var role = event.getTruthy("RoleArn");
    if (role.isEmpty()) {
      var execution = executionRole(event, target, deadLetters);
      made.add(execution);
      role = Optional.of(execution.getAtt("Arn"));
    }
    schedule.put("Target", targetOf(event, target, role.get(), deadLetters));
    return made;
  }

  private static Optional<Node> name(SamEvent event) {
    var name = event.getTruthy("Name");
    if (Trees.isTrue(event.get("OmitName"))) {
      if (name.isPresent()) {
        throw event.invalid("Name", "`Name` and `OmitName: true` exclude each other; remove one");
      }
      return Optional.empty();
    }
    return name.or(() -> Optional.of(event.make().text(event.logicalId())));
  }

  private static Generated executionRole(
      SamEvent event, EventTarget target, Optional<EventDeadLetters> deadLetters) {
    var make = event.make();
    var policies = new ArrayList<Node>();
    policies.add(
        target.owner().type().equals("AWS::Serverless::StateMachine")
            ? IamDocuments.startExecution(event.logicalId(), target.arn(make), make)
            : IamDocuments.invokeFunction(event.logicalId(), target.arn(make), make));
    deadLetters.ifPresent(
        queue -> policies.add(IamDocuments.sendToQueue(event.logicalId(), queue.arn(), make)));
    return new Generated(event.logicalId() + "Role", "AWS::IAM::Role", make)
        .attributes(target.passThroughAttributes())
        .put("AssumeRolePolicyDocument", IamDocuments.trust("scheduler.amazonaws.com", make))
        .put("Policies", make.list(policies))
        .put("PermissionsBoundary", event.getTruthy("PermissionsBoundary"));
  }

  private static Node.Mapping targetOf(
      SamEvent event, EventTarget target, Node role, Optional<EventDeadLetters> deadLetters) {
    var make = event.make();
    var built = make.map().put("Arn", target.arn(make)).put("RoleArn", role);
    event.get("Input").ifPresent(input -> built.put("Input", input));
    deadLetters.ifPresent(queue -> built.put("DeadLetterConfig", queue.config(make)));
    event.get("RetryPolicy").ifPresent(policy -> built.put("RetryPolicy", policy));
    return built.build();
  }
}
