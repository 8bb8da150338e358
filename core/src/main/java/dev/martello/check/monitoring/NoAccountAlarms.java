package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Trail;
import java.util.ArrayList;
import java.util.List;
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

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    var alarmed = new ArrayList<String>();
    var filtered = new ArrayList<String>();
    for (var filter : context.resources("AWS::Logs::MetricFilter").toList()) {
      var patterns = app.settingsOf(filter).get("FilterPattern").text().candidates();
      filtered.addAll(patterns);
      if (!watches.onFilter(filter).isNo()) {
        alarmed.addAll(patterns);
      }
    }
    boolean isWanted =
        context.isStrict() || AccountServices.isBaseline(context) || !found(filtered).isEmpty();
    var missing = AccountAlarms.all().stream().filter(alarm -> !isFound(alarm, alarmed)).toList();
    return isWanted && !missing.isEmpty()
        ? app.trails().stream()
            .filter(trail -> !trail.logGroup().is(String::isEmpty).isYes())
            .limit(1)
            .map(trail -> verdict(trail, missing))
        : Stream.empty();
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
