package dev.martello.check.monitoring;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import java.util.stream.Stream;

/** Flags policies of log groups that let in strangers. */
@About(
    severity = MEDIUM,
    title = "Policy of logs lets everybody in",
    why =
        "Strangers write events that look like yours and cost you money, or, with a right to read,"
            + " learn what customers sent and how the application works.",
    mend =
        "Name the service that delivers logs and bind it with `aws:SourceArn` or"
            + " `aws:SourceAccount`.",
    cwe = 732,
    sameAs = {"cloudwatch_log_group_not_publicly_accessible"})
final class PublicLogPolicy implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        context
            .resources("AWS::Logs::ResourcePolicy")
            .flatMap(policy -> judge(policy, "PolicyDocument", app, context)),
        context
            .resources("AWS::Logs::LogGroup")
            .flatMap(group -> judge(group, "ResourcePolicyDocument", app, context)));
  }

  private static Stream<Verdict> judge(Entity owner, String property, App app, Context context) {
    return OpenPolicies.judge(owner, app.settingsOf(owner).get(property), context);
  }
}
