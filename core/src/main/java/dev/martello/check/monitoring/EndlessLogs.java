package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.UnreadStacks;
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
      "W86",
      "CloudWatchLogGroupRetentionPeriod",
      "cloudwatch_log_group_retention_policy_specific_days_enabled",
      "D.1",
      "LOG.RETENTION.001",
      "LOG.MISSING.001"
    })
final class EndlessLogs implements Check {
  private static final long SHORTEST_DAYS = 7;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    long wanted = context.isStrict() ? LogsKeptUnderOneYear.DAYS : NewLogGroup.DAYS;
    return Stream.concat(
        app.logGroups().stream()
            .map(group -> judge(group, wanted).on(LogGroups.writersOf(group, app))),
        app.functions().stream()
            .filter(LogGroups::isMadeByLambda)
            .map(function -> judgeUndeclared(function, wanted, context)));
  }

  private static Verdict judge(LogGroup group, long wanted) {
    var remedy =
        Remedy.of(
            "keep the log for %d days".formatted(wanted),
            Change.put(group.identity(), Term.number(wanted), "RetentionInDays"));
    if (group.retentionDays().isEmpty()) {
      return Verdict.fails(group, group.origin(), "the log group keeps its events for ever")
          .mendedBy(remedy);
    }
    var days = group.retentionDays().getFirst();
    return Verdict.of(
            days.is(count -> count < SHORTEST_DAYS),
            group,
            days.origin(),
            "the log group keeps its events for only %s days".formatted(days.show()),
            days)
        .mendedBy(remedy);
  }

  /** Lambda makes the missing log group itself, without retention. */
  private static Verdict judgeUndeclared(LambdaFunction function, long wanted, Context context) {
    var message = "no log group is declared, so Lambda makes one that keeps its events for ever";
    var verdict =
        LogGroups.unreadStackOf(function, context)
            .map(
                stack ->
                    Verdict.undecided(
                        function, function.origin(), message, UnreadStacks.needs(stack, function)))
            .orElseGet(
                () ->
                    Verdict.fails(function, function.origin(), message)
                        .mendedBy(remedy(function, wanted, context)));
    return verdict.on(function);
  }

  /**
   * A group under another name than Lambda's does not collide with the one that Lambda has made; a
   * role that may write to Lambda's alone needs it under that name.
   */
  private static Remedy remedy(LambdaFunction function, long wanted, Context context) {
    return mayWriteAnywhere(function, context).isYes()
        ? NewLogGroup.ofItsOwn(function, wanted)
        : NewLogGroup.underLambdasName(function, wanted);
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
}
