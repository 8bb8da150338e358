package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.DataStore;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags queues that hand a message out again while the function still works on it. */
@About(
    severity = MEDIUM,
    title = "Queue's visibility timeout is below function timeout",
    why =
        "A message comes back while it is still being worked on, so the same order is handled"
            + " twice; CloudFormation refuses the mapping where it notices.",
    mend = "Set the queue's `VisibilityTimeout` to six times the function's `Timeout`.",
    cwe = 799,
    sameAs = {"LambdaEventSourceSQSVisibilityTimeout", "E3505"})
final class VisibilityTimeoutBelowFunctionTimeout implements FunctionCheck {
  private static final long TIMES = 6;
  private static final long LONGEST_SECONDS = 43_200;

  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    return function
        .triggersOf(EventSource.SQS)
        .filter(Trigger.FromEvent.class::isInstance)
        .map(Trigger.FromEvent.class::cast)
        .flatMap(
            trigger ->
                trigger
                    .from()
                    .known()
                    .filter(DataStore.Queue.class::isInstance)
                    .map(queue -> judge(function, (DataStore.Queue) queue, trigger)));
  }

  private static Verdict judge(
      LambdaFunction function, DataStore.Queue queue, Trigger.FromEvent trigger) {
    var verdict =
        Verdict.of(
            isBelow(queue.visibilityTimeout(), function.timeout()),
            queue,
            queue.visibilityTimeout().origin(),
            "messages come back after %s s, the function may need %s s"
                .formatted(queue.visibilityTimeout().show(), function.timeout().show()),
            queue.visibilityTimeout(),
            function.timeout());
    return verdict instanceof Verdict.Fails fails
        ? fails
            .because(function.timeout().origin(), "the function's timeout")
            .because(trigger.origin(), "the queue triggers the function")
            .mendedBy(remedy(function, queue))
        : verdict;
  }

  /**
   * "Set the source queue's visibility timeout to at least six times your function's timeout"
   * (Lambda Developer Guide, "Using Lambda with Amazon SQS").
   */
  private static Remedy remedy(LambdaFunction function, DataStore.Queue queue) {
    if (!(function.timeout() instanceof Val.Known<Long>(Long seconds, Origin _))) {
      return Remedy.none();
    }
    long visibility = Math.min(TIMES * seconds, LONGEST_SECONDS);
    return Remedy.of(
        "set `VisibilityTimeout` to %d s".formatted(visibility),
        Change.put(queue.identity(), Term.number(visibility), "VisibilityTimeout"));
  }

  private static Tri isBelow(Val<Long> visibility, Val<Long> timeout) {
    return visibility.candidates().stream()
        .map(seconds -> timeout.is(limit -> seconds < limit))
        .reduce(Tri::eitherOf)
        .orElse(Tri.UNKNOWN);
  }
}
