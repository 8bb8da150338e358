package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags accounts in which nobody is told of what attackers do first. */
@About(
    severity = LOW,
    title = "Nobody is alarmed of attacks on the account",
    why =
        "Use of the root user, refused calls, stopped trails and opened security groups stand in"
            + " the trail's log and nobody reads it in time.",
    mend =
        "Declare a metric filter with an alarm for each subject on the trail's log group, or use"
            + " GuardDuty and Security Hub.",
    cwe = 778,
    sameAs = {
      "AWS-0147",
      "AWS-0148",
      "AWS-0149",
      "AWS-0150",
      "AWS-0151",
      "AWS-0152",
      "AWS-0153",
      "AWS-0154",
      "AWS-0155",
      "AWS-0156",
      "AWS-0157",
      "AWS-0158",
      "AWS-0159",
      "AWS-0160",
      "AWS-0174",
      "4c18a45b",
      "0f6cbf69",
      "27c6a499",
      "cloudwatch_log_metric_filter_*"
    })
final class NoAccountAlarms implements Check {
  /*
   * The trail of an application is no place for these alarms: they are told where the log of a trail is
   * filtered for some of the subjects already, or where the account itself is set up; and under the
   * profile strict for every trail that has a log group.
   */

  private static final Pattern FIELD_OF_TRAIL =
      Pattern.compile("\\$\\.(?:eventName|eventSource|errorCode|userIdentity)");

  private static final List<String> READERS =
      List.of(
          "AWS::Logs::MetricFilter",
          "AWS::Logs::SubscriptionFilter",
          "AWS::Logs::AccountPolicy",
          "AWS::Logs::LogAnomalyDetector");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    var alarmed = new ArrayList<String>();
    var filtered = new ArrayList<String>();
    var unheard = new ArrayList<Entity>();
    for (var filter : context.resources("AWS::Logs::MetricFilter").toList()) {
      var patterns = app.settingsOf(filter).get("FilterPattern").text().candidates();
      filtered.addAll(patterns);
      if (!watches.onFilter(filter).isNo()) {
        alarmed.addAll(patterns);
      } else if (!found(patterns).isEmpty()) {
        unheard.add(filter);
      }
    }
    boolean isWanted =
        context.isStrict() || AccountServices.isBaseline(context) || !found(filtered).isEmpty();
    var missing = AccountAlarms.all().stream().filter(alarm -> !isFound(alarm, alarmed)).toList();
    if (app.trails().isEmpty() && (context.isStrict() || !found(alarmed).isEmpty())) {
      return unheard.stream()
          .filter(filter -> isOfTrail(filter, app))
          .map(
              filter ->
                  Verdict.fails(
                      filter, filter.origin(), "no alarm looks at what this filter counts"));
    }
    return isWanted && !missing.isEmpty()
        ? app.trails().stream()
            .filter(trail -> !trail.logGroup().is(String::isEmpty).isYes())
            .limit(1)
            .map(trail -> withLog(verdict(trail, missing), trail, app, context))
            .map(verdict -> withFilters(verdict, unheard))
        : Stream.empty();
  }

  /** A filter on the log of a trail elsewhere, whose records have these fields. */
  private static boolean isOfTrail(Entity filter, App app) {
    return app.settingsOf(filter)
        .get("FilterPattern")
        .text()
        .is(pattern -> FIELD_OF_TRAIL.matcher(pattern).find())
        .isYes();
  }

  private static Verdict withLog(Verdict verdict, Trail trail, App app, Context context) {
    var log = app.settingsOf(trail).get("CloudWatchLogsLogGroupArn").target();
    return log.known()
        .filter(group -> context.resources(READERS).noneMatch(one -> mayRead(one, group, app)))
        .findFirst()
        .map(group -> verdict.because(group.origin(), "nothing reads the log of the trail"))
        .orElse(verdict);
  }

  /** What names no group, or one that is not known, may read any. */
  private static boolean mayRead(Entity reader, Entity group, App app) {
    var read = app.settingsOf(reader).get("LogGroupName").target();
    return read.isElsewhere()
        || read.known().anyMatch(one -> one.identity().isSame(group.identity()));
  }

  private static Verdict withFilters(Verdict verdict, List<Entity> unheard) {
    var proven = verdict;
    for (var filter : unheard) {
      proven = proven.because(filter.origin(), "no alarm looks at what this filter counts");
    }
    return proven;
  }

  private static List<AccountAlarms> found(List<String> patterns) {
    return AccountAlarms.all().stream().filter(alarm -> isFound(alarm, patterns)).toList();
  }

  private static boolean isFound(AccountAlarms alarm, List<String> patterns) {
    return patterns.stream().anyMatch(alarm::isIn);
  }

  private static Verdict verdict(Trail trail, List<AccountAlarms> missing) {
    var phrases = missing.stream().map(AccountAlarms::phrase).toList();
    return Verdict.fails(
        trail, trail.origin(), "no filter with an alarm for " + String.join(", ", phrases));
  }
}
