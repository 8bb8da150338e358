package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.value.Tri;
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

  /*
   * NumberOfMessagesSent does not count what SQS itself moves to a dead-letter queue, so an alarm on it
   * does not count either (Amazon SQS Developer Guide, "Using dead-letter queues": "CloudWatch
   * statistics").
   */
  private static final List<String> SENT = List.of("NumberOfMessagesSent");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    var letters = new DeadLetters(app, context);
    return letters
        .unhandled()
        .filter(queue -> context.isStrict() || matters(queue, letters, watches))
        .map(queue -> judge(queue, watches, letters, app).on(letters.functions(queue)));
  }

  /** Where nobody is told of a function's failures at all, that is what there is to say first. */
  private static boolean matters(DataStore.Queue queue, DeadLetters letters, Watches watches) {
    return watches.onQueue(queue, SENT).isYes()
        || letters.functions(queue).stream()
            .anyMatch(function -> watches.onFailures(function).isYes());
  }

  private static Verdict judge(
      DataStore.Queue queue, Watches watches, DeadLetters letters, App app) {
    boolean isCounted = watches.onQueue(queue, SENT).isYes();
    return AlarmGaps.judge(
        isWatched(queue, watches, letters),
        queue,
        isCounted
            ? "the alarm counts what is sent to the queue, not what SQS moves there"
            : "no alarm looks at whether the dead-letter queue fills",
        alarm(queue).remedy(app),
        watches);
  }

  static Tri isWatched(DataStore.Queue queue, Watches watches, DeadLetters letters) {
    var byDepth = watches.onQueue(queue, Watches.QUEUE_DEPTH);
    return letters.isFilledBySqs(queue) ? byDepth : byDepth.or(watches.onQueue(queue, SENT));
  }

  static NewAlarm alarm(DataStore.Queue queue) {
    return NewAlarm.ofDepth(queue.identity(), queue.identity().id());
  }
}
