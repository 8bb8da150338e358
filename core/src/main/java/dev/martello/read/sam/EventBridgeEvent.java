package dev.martello.read.sam;

import java.util.ArrayList;
import java.util.List;

/** Expands {@code EventBridgeRule} and {@code CloudWatchEvent}: a rule on a pattern of events. */
final class EventBridgeEvent implements EventExpansion {
  private static final List<String> TARGET =
      List.of("Input", "InputPath", "RetryPolicy", "InputTransformer");

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var properties = event.properties();
    var rule =
        new Generated(event.logicalId(), "AWS::Events::Rule", event.make())
            .attributes(target.passThroughAttributes())
            .copy(properties, "EventBusName")
            .put("EventPattern", event.get("Pattern"))
            .put("Name", event.get("RuleName"));
    RuleTargets.putState(rule, event);
    var targets = new RuleTargets(event, target, rule);
    rule.put("Targets", targets.of(event.logicalId(), TARGET));
    var made = new ArrayList<Generated>();
    made.add(rule);
    made.addAll(targets.deadLetters());
    made.add(
        InvokePermission.of(event, target, "events.amazonaws.com")
            .put("SourceArn", rule.getAtt("Arn")));
    return made;
  }
}
