package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Permitting;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.Invocation;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags functions whose failed asynchronous events vanish. */
@About(
    severity = MEDIUM,
    title = "Failed asynchronous events are lost",
    why =
        "After two more tries Lambda throws a failed event away: an order, upload or alert is gone"
            + " and nobody knows.",
    mend =
        "Set a destination for failures (`EventInvokeConfig`, `OnFailure`) or a dead-letter queue.",
    cwe = 755,
    sameAs = {
      "CKV_AWS_116",
      "c2eae442",
      "cb2f612b",
      "dec7bc85",
      "LambdaAsyncFailureDestination",
      "LambdaDLQ",
      "awslambda_function_no_dead_letter_queue",
      "A.7",
      "DLQ.MISSING.001"
    })
final class UnhandledAsynchronousFailure implements Check {
  /*
   * Only asynchronous invocation loses events; callers that wait see the error, and polled sources
   * keep what failed. Schedules repeat themselves and custom resources time out loudly, so they do
   * not count (Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations").
   */

  private static final long LONGEST_RETENTION = 1_209_600;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function ->
                losing(function)
                    .limit(1)
                    .map(trigger -> judge(function, trigger))
                    .map(verdict -> verdict.mendedBy(remedy(function, context)).on(function)));
  }

  /** Gives a function a queue for the events that fail. */
  static Remedy remedy(LambdaFunction function, Context context) {
    var id = function.identity().id() + "Failures";
    var queue = Term.attribute(id, "Arn");
    var properties =
        Term.parts()
            .with("MessageRetentionPeriod", Term.number(LONGEST_RETENTION))
            .with("SqsManagedSseEnabled", Term.flag(true));
    var remedy =
        Remedy.of(
            "keep failed events in a queue",
            new Change.Add(function.identity(), id, "AWS::SQS::Queue", properties),
            Change.put(function.identity(), queue, "DeadLetterConfig", "TargetArn"));
    return Permitting.permit(remedy, function, context, queue, "sqs:SendMessage");
  }

  /** Returns the triggers whose failed events are lost without a place to go. */
  static Stream<Trigger> losing(LambdaFunction function) {
    return function.triggers().stream()
        .filter(trigger -> trigger.invocation() == Invocation.ASYNCHRONOUS)
        .filter(trigger -> trigger.source() != EventSource.SCHEDULE)
        .filter(trigger -> trigger.source() != EventSource.CLOUDFORMATION)
        .filter(trigger -> trigger.source() != EventSource.LOGS);
  }

  private static Verdict judge(LambdaFunction function, Trigger trigger) {
    Tri hasQueue = Shape.isEmpty(function.deadLetter()).not();
    Tri hasDestination =
        function.asynchronous().stream()
            .map(configuration -> Shape.isEmpty(configuration.onFailure()).not())
            .reduce(Tri.NO, Tri::or);
    Tri isLost = trigger.exists().and(hasQueue.or(hasDestination).not());
    var verdict =
        Verdict.of(
            isLost,
            function,
            function.origin(),
            "events from %s that fail are thrown away".formatted(trigger.source().sender()),
            function.deadLetter());
    return verdict instanceof Verdict.Fails fails
        ? fails.because(trigger.origin(), trigger.source().sender() + " invokes asynchronously")
        : verdict;
  }
}
