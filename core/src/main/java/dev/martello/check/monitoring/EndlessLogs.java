package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.LogGroup;
import dev.martello.value.Origin;
import java.util.stream.Stream;

/** Flags logs that are kept for ever, or not long enough to look back. */
@About(
    severity = LOW,
    title = "Log is kept for ever or only days",
    why =
        "Personal data in a log that never ends outlives every promise to delete it, and one of a"
            + " few days is gone before an incident is noticed.",
    mend =
        "Declare the function's log group with `RetentionInDays` as your rules ask, for instance 90.",
    cwe = 779,
    sameAs = {
      "CKV_AWS_66",
      "CKV_AWS_338",
      "W86",
      "CloudWatchLogGroupRetentionPeriod",
      "cloudwatch_log_group_retention_policy_specific_days_enabled",
      "LOG.RETENTION.001"
    })
final class EndlessLogs implements Check {
  private static final long SHORTEST_DAYS = 7;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        app.logGroups().stream().map(EndlessLogs::judge),
        app.functions().stream()
            .filter(function -> function.logGroup().isElsewhere())
            .filter(
                function -> function.logGroup().written().origin() instanceof Origin.ServiceDefault)
            .map(EndlessLogs::judgeUndeclared));
  }

  private static Verdict judge(LogGroup group) {
    if (group.retentionDays().isEmpty()) {
      return Verdict.fails(group, group.origin(), "the log group keeps its events for ever");
    }
    var days = group.retentionDays().getFirst();
    return Verdict.of(
        days.is(count -> count < SHORTEST_DAYS),
        group,
        days.origin(),
        "the log group keeps its events for only %s days".formatted(days.show()),
        days);
  }

  /** Lambda makes the missing log group itself, without retention. */
  private static Verdict judgeUndeclared(LambdaFunction function) {
    return Verdict.fails(
            function,
            function.origin(),
            "no log group is declared, so Lambda makes one that keeps its events for ever")
        .on(function);
  }
}
