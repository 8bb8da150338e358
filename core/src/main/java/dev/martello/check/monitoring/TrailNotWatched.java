package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewPolicy;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Identity;
import dev.martello.model.Trail;
import dev.martello.value.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Flags trails from which nothing can raise an alarm. */
@About(
    severity = LOW,
    title = "Trail is only stored, nothing watches it",
    why =
        "Files in a bucket are read after the damage; an alarm on a stolen key or a stopped trail"
            + " needs the events while they happen.",
    mend =
        "Set `CloudWatchLogsLogGroupArn` and `CloudWatchLogsRoleArn`, or watch the calls with rules"
            + " of EventBridge.",
    cwe = 778,
    sameAs = {
      "CloudTrail.5",
      "CKV2_AWS_10",
      "AWS-0162",
      "65d07da5",
      "CloudTrailCloudWatchLogsEnabled",
      "cloudtrail_cloudwatch_logging_enabled"
    })
final class TrailNotWatched implements Check {
  private static final long DAYS = 365;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    boolean isWatched =
        !context.isStrict() && CallRule.of(app, context).anyMatch(rule -> !rule.isIdle().isYes());
    return isWatched ? Stream.empty() : app.trails().stream().map(trail -> judge(trail, context));
  }

  private static Verdict judge(Trail trail, Context context) {
    return Verdict.of(
            Shape.isEmpty(trail.logGroup()),
            trail,
            trail.origin(),
            "the trail writes to its bucket and to no log group",
            trail.logGroup())
        .mendedBy(() -> context.isStrict() ? Remedy.none() : remedy(trail.identity()));
  }

  /**
   * AWS CloudTrail User Guide, "Sending events to CloudWatch Logs". What the profile strict wants
   * to be told of beside, only people know.
   */
  private static Remedy remedy(Identity trail) {
    var group = trail.id() + "LogGroup";
    var role = group + "Role";
    return Remedy.of(
            "send the trail to a new log group",
            new Change.Add(
                trail,
                group,
                "AWS::Logs::LogGroup",
                Term.parts().with("RetentionInDays", Term.number(DAYS))),
            new Change.Add(
                trail,
                role,
                "AWS::IAM::Role",
                NewPolicy.role(
                    "cloudtrail.amazonaws.com",
                    "write-trail",
                    List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                    Term.attribute(group, "Arn"))),
            Change.put(trail, Term.attribute(group, "Arn"), "CloudWatchLogsLogGroupArn"),
            Change.put(trail, Term.attribute(role, "Arn"), "CloudWatchLogsRoleArn"))
        .warning(
            "CloudWatch Logs bills what it takes in; nobody is told before a filter has an alarm");
  }
}
