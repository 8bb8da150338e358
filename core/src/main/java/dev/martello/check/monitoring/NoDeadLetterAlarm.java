package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import java.util.List;
import java.util.stream.Stream;

/** Flags dead-letter queues that fill without anybody being told. */
@About(
    severity = LOW,
    title = "Nobody is alarmed when events fail for good",
    why =
        "Events that failed wait in the queue and are deleted after days at the latest: they are as"
            + " lost as without a queue, only later.",
    mend =
        "Declare a CloudWatch alarm on the metric `ApproximateNumberOfMessagesVisible` of the"
            + " queue, or let a function handle what comes there.",
    cwe = 778)
final class NoDeadLetterAlarm implements Check {
  private static final String MESSAGE = "no alarm looks at whether the dead-letter queue fills";

  /*
   * NumberOfMessagesSent does not count what SQS itself moves to a dead-letter queue, so an alarm on it
   * does not count either (Amazon SQS Developer Guide, "Using dead-letter queues": "CloudWatch
   * statistics").
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    var letters = new DeadLetters(app, context);
    return app.stores(DataStore.Queue.class)
        .filter(letters::takes)
        .filter(queue -> !letters.isHandled(queue))
        .filter(queue -> context.isStrict() || !letters.functions(queue).isEmpty())
        .map(queue -> judge(queue, watches, letters, app).on(letters.functions(queue)));
  }

  private static Verdict judge(
      DataStore.Queue queue, Watches watches, DeadLetters letters, App app) {
    var isWatched = watches.onQueue(queue, Watches.QUEUE_DEPTH);
    var isCounted = watches.onQueue(queue, List.of("NumberOfMessagesSent"));
    if (!letters.isFilledBySqs(queue)) {
      return AlarmGaps.judge(isWatched.or(isCounted), queue, MESSAGE, alarm(queue).remedy(app));
    }
    var message =
        isCounted.isYes()
            ? "the alarm counts what is sent to the queue, not what SQS moves there"
            : MESSAGE;
    return AlarmGaps.judge(isWatched, queue, message, alarm(queue).remedy(app));
  }

  private static NewAlarm alarm(DataStore.Queue queue) {
    var id = queue.identity().id();
    return new NewAlarm(
        queue.identity(),
        id + "DepthAlarm",
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        NewAlarm.dimension("QueueName", Term.attribute(id, "QueueName")),
        "Maximum",
        0,
        true);
  }
}
