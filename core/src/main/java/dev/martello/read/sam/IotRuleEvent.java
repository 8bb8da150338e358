package dev.martello.read.sam;

import java.util.List;

/** Expands {@code IoTRule}: a rule on messages of an IoT topic. */
final class IotRuleEvent implements EventExpansion {

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var make = event.make();
    var arn = ServiceArns.of(run, "iot", "rule/${RuleName}");
    var variables = make.map().put("RuleName", make.ref(event.logicalId())).build();
    var permission =
        InvokePermission.of(event, target, "iot.amazonaws.com")
            .put("SourceArn", make.sub(arn, variables))
            .put("SourceAccount", make.sub("${AWS::AccountId}"));
    var action =
        make.map().put("Lambda", make.map().put("FunctionArn", target.arn(make)).build()).build();
    var payload = make.map();
    event.properties().entry("Sql").ifPresent(payload::put);
    payload.put("RuleDisabled", false).put("Actions", make.list(action));
    event
        .getTruthy("AwsIotSqlVersion")
        .ifPresent(version -> payload.put("AwsIotSqlVersion", version));
    var rule =
        new Generated(event.logicalId(), "AWS::IoT::TopicRule", make)
            .attributes(target.passThroughAttributes())
            .put("TopicRulePayload", payload.build());
    return List.of(permission, rule);
  }
}
