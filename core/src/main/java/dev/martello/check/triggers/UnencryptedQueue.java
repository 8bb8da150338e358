package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.value.Shape;
import java.util.stream.Stream;

/** Flags queues whose encryption somebody switched off. */
@About(
    severity = LOW,
    title = "Queue's encryption is switched off",
    why =
        "Messages lie in clear text for up to two weeks, and SQS takes them over plain HTTP as"
            + " well.",
    mend = "Remove `SqsManagedSseEnabled: false`, or name a key in `KmsMasterKeyId`.",
    cwe = 311,
    sameAs = {
      "SQS2",
      "SQS.1",
      "CKV_AWS_27",
      "12726829",
      "sqs_queues_server_side_encryption_enabled"
    })
final class UnencryptedQueue implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Queue.class).map(queue -> judge(queue).on(context.usersOf(queue)));
  }

  private static Verdict judge(DataStore.Queue queue) {
    return Verdict.of(
            queue.sqsManagedEncryption().isEqualTo(false).and(Shape.isEmpty(queue.key())),
            queue,
            queue.sqsManagedEncryption().origin(),
            "the queue keeps its messages in clear text",
            queue.sqsManagedEncryption(),
            queue.key())
        .mendedBy(
            Remedy.of(
                "switch the queue's encryption on",
                Change.put(queue.identity(), Term.flag(true), "SqsManagedSseEnabled")));
  }
}
