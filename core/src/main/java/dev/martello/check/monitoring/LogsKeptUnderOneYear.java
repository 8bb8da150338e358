package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LogGroup;
import java.util.stream.Stream;

/** Flags logs that are gone before auditors come. */
@About(
    severity = LOW,
    title = "Log is kept for less than a year",
    why =
        "Break-ins are found months later, and some rules ask for what happened in the whole last"
            + " year.",
    mend = "Set `RetentionInDays` to 365 or more, or export the log before it ends.",
    cwe = 778,
    sameAs = {"CKV_AWS_338", "cloudwatch_log_group_retention_policy_specific_days_enabled"},
    isStrict = true)
final class LogsKeptUnderOneYear implements Check {
  static final long DAYS = 365;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.logGroups().stream()
        .flatMap(group -> judge(group).map(verdict -> verdict.on(LogGroups.writersOf(group, app))));
  }

  /** What is kept for ever is kept for a year. */
  private static Stream<Verdict> judge(LogGroup group) {
    return group.retentionDays().stream()
        .map(
            days ->
                Verdict.of(
                        days.is(count -> count < DAYS),
                        group,
                        days.origin(),
                        "the log group keeps its events for %s days".formatted(days.show()),
                        days)
                    .mendedBy(
                        Remedy.of(
                            "keep the log for a year",
                            Change.put(group.identity(), Term.number(DAYS), "RetentionInDays"))));
  }
}
