package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.value.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags queues that feed a function and have nowhere to put what it cannot handle. */
@About(
    severity = LOW,
    title = "Messages that always fail come back until lost",
    why =
        "A message that the function cannot handle runs it again and again until it expires and is"
            + " gone; in a FIFO queue everything behind it waits that long.",
    mend = "Set `RedrivePolicy` with a dead-letter queue and a `maxReceiveCount` of five or more.",
    cwe = 755,
    sameAs = {"SQS3", "SQSRedrivePolicy"})
final class QueueWithoutDeadLetters implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var deadLetters = DeadLetters.arns(app, context);
    var sources = Sources.in(context);
    return app.stores(DataStore.Queue.class)
        .filter(queue -> !DeadLetters.isOne(queue, deadLetters, app))
        .flatMap(
            queue -> {
              var fed = sources.readers(queue).stream().findFirst();
              return fed.isPresent() || context.asksOfEveryResource()
                  ? Stream.of(
                      judge(queue, fed, app, context)
                          .on(fed.map(Sources.Reader::function).map(List::of).orElse(List.of()))
                          .on(context.usersOf(queue)))
                  : Stream.empty();
            });
  }

  private static Verdict judge(
      DataStore.Queue queue, Optional<Sources.Reader> fed, App app, Context context) {
    var verdict =
        Verdict.of(
                Shape.isEmpty(queue.deadLetter()),
                queue,
                queue.origin(),
                "the queue has no dead-letter queue",
                queue.deadLetter())
            .raised(fed.isPresent() && queue.isFifo().isEqualTo(true).isYes() ? 1 : 0)
            .mendedBy(DeadLetters.ofQueue(queue, app, context));
    return fed.isEmpty()
        ? verdict
        : verdict.because(fed.get().trigger().origin(), "a function gets the messages");
  }
}
