package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.LogGroup;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags logs that are kept for ever, or not long enough to look back. */
@About(
    severity = LOW,
    title = "Log is kept for ever or only days",
    why =
        "Personal data in a log that never ends outlives every promise to delete it, and one of a"
            + " few days is gone before an incident is noticed.",
    mend =
        "Declare the function's log group with `RetentionInDays` as your rules ask, for instance"
            + " 90.",
    cwe = 779,
    sameAs = {
      "CKV_AWS_66",
      "CKV_AWS_338",
      "W86",
      "CloudWatchLogGroupRetentionPeriod",
      "cloudwatch_log_group_retention_policy_specific_days_enabled",
      "D.1",
      "LOG.RETENTION.001",
      "LOG.MISSING.001"
    })
final class EndlessLogs implements Check {
  private static final long SHORTEST_DAYS = 7;

  /** What auditors ask for where nobody has looked at what the log is for. */
  private static final long SHORTEST_STRICT_DAYS = 365;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    long shortest = context.isStrict() ? SHORTEST_STRICT_DAYS : SHORTEST_DAYS;
    return Stream.concat(
        app.logGroups().stream()
            .map(group -> judge(group, shortest).on(LogGroups.writersOf(group, app))),
        app.functions().stream()
            .filter(LogGroups::isMadeByLambda)
            .map(function -> judgeUndeclared(function, shortest, context)));
  }

  private static Verdict judge(LogGroup group, long shortest) {
    var remedy =
        Remedy.of(
            "keep the log for %d days".formatted(days(shortest)),
            Change.put(group.identity(), Term.number(days(shortest)), "RetentionInDays"));
    if (group.retentionDays().isEmpty()) {
      return Verdict.fails(group, group.origin(), "the log group keeps its events for ever")
          .mendedBy(remedy);
    }
    var days = group.retentionDays().getFirst();
    return Verdict.of(
            days.is(count -> count < shortest),
            group,
            days.origin(),
            "the log group keeps its events for only %s days".formatted(days.show()),
            days)
        .mendedBy(remedy);
  }

  /** Lambda makes the missing log group itself, without retention. */
  private static Verdict judgeUndeclared(LambdaFunction function, long shortest, Context context) {
    return Verdict.fails(
            function,
            function.origin(),
            "no log group is declared, so Lambda makes one that keeps its events for ever")
        .mendedBy(remedy(function, shortest, context))
        .on(function);
  }

  /**
   * A group under another name than Lambda's does not collide with the one that Lambda has made; a
   * role that may write to Lambda's alone needs it under that name.
   */
  private static Remedy remedy(LambdaFunction function, long shortest, Context context) {
    return mayWriteAnywhere(function, context).isYes()
        ? NewLogGroup.ofItsOwn(function, days(shortest))
        : NewLogGroup.underLambdasName(function, days(shortest));
  }

  private static Tri mayWriteAnywhere(LambdaFunction function, Context context) {
    var answers =
        function
            .role()
            .known()
            .map(role -> context.grantsOf(role).grants("logs:PutLogEvents", LogGroups.ANY_STREAM))
            .toList();
    return answers.isEmpty() ? Tri.UNKNOWN : Tri.all(answers);
  }

  private static long days(long shortest) {
    return Math.max(shortest, 90);
  }
}
