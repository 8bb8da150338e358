package dev.martello.read.sam;

import java.util.List;

/** Expands {@code CloudWatchLogs}: a subscription to a log group. */
final class LogsEvent implements EventExpansion {

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var make = event.make();
    var variables = make.map();
    event.get("LogGroupName").ifPresent(name -> variables.put("__LogGroupName__", name));
    var permission =
        InvokePermission.of(event, target, "logs.amazonaws.com")
            .put(
                "SourceArn",
                make.sub(
                    ServiceArns.of(run, "logs", "log-group:${__LogGroupName__}:*"),
                    variables.build()));
    var filter =
        new Generated(event.logicalId(), "AWS::Logs::SubscriptionFilter", make)
            .attribute("DependsOn", make.texts(permission.logicalId()))
            .attributes(target.passThroughAttributes())
            .copy(event.properties(), "LogGroupName", "FilterPattern")
            .put("DestinationArn", target.arn(make));
    return List.of(permission, filter);
  }
}
