package dev.martello.read.sam;

import java.util.ArrayList;
import java.util.List;

/** Expands {@code Schedule}: an EventBridge rule that runs by the clock. */
final class ScheduleEvent implements EventExpansion {

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var rule =
        new Generated(event.logicalId(), "AWS::Events::Rule", event.make())
            .attributes(target.passThroughAttributes())
            .put("ScheduleExpression", event.get("Schedule"))
            .copy(event.properties(), "Name", "Description");
    RuleTargets.putState(rule, event);
    var made = new ArrayList<Generated>();
    made.add(rule);
    var targets = new RuleTargets(event, target, rule);
    rule.put("Targets", targets.of(event.logicalId(), List.of("Input", "RetryPolicy")));
    made.addAll(targets.deadLetters());
    made.add(
        InvokePermission.of(event, target, "events.amazonaws.com")
            .put("SourceArn", rule.getAtt("Arn")));
    return made;
  }
}
