package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags topics whose policy lets everybody in. */
@About(
    severity = HIGH,
    title = "Topic policy lets everybody in",
    why =
        "Anybody can publish to the topic, so that functions behind it handle events of"
            + " an attacker, or can subscribe and read along.",
    mend =
        "Name the principals, or bind the statement with `aws:SourceArn`,"
            + " `aws:SourceAccount` or `aws:PrincipalOrgID`.",
    cwe = 732,
    sameAs = {
      "SNS.4",
      "CKV_AWS_169",
      "F8",
      "F18",
      "sns_topics_not_publicly_accessible",
      "ae53ce91",
      "b26d2b7e",
      "PolicyStatement"
    })
final class PublicTopicPolicy implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return StorePolicies.judgeOpen(app, context, GuardedStore.TOPIC);
  }
}
