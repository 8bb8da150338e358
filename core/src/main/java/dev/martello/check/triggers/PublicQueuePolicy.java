package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags queues whose policy lets everybody in. */
@About(
    severity = HIGH,
    title = "Queue policy lets everybody in",
    why =
        "Anybody can put messages into the queue that a function trusts, or read and"
            + " delete those of others.",
    mend =
        "Name the principals, or bind the statement with `aws:SourceArn` or"
            + " `aws:PrincipalOrgID`.",
    cwe = 732,
    sameAs = {
      "SQS.3",
      "CKV_AWS_168",
      "CKV_AWS_387",
      "F7",
      "F21",
      "sqs_queues_not_publicly_accessible",
      "730675f9",
      "9b6a3f5b",
      "abb06e5f",
      "PolicyStatement"
    })
final class PublicQueuePolicy implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return StorePolicies.judgeOpen(app, context, GuardedStore.QUEUE);
  }
}
