package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.List;
import java.util.stream.Stream;

/** Flags functions whose waiting events may be dropped without anybody being told. */
@About(
    severity = LOW,
    title = "Nobody is alarmed when waiting events are dropped",
    why =
        "Events that wait too long for a free place are dropped before the function sees them, so"
            + " its errors stay at none.",
    mend =
        "Declare a CloudWatch alarm on the metric `AsyncEventsDropped` or `AsyncEventAge` of"
            + " namespace `AWS/Lambda` for the function.",
    cwe = 778)
final class NoAsynchronousAlarm implements Check {
  static final FunctionAlarm ALARM =
      new FunctionAlarm(
          List.of(
              "AsyncEventsDropped",
              "AsyncEventAge",
              "AsyncEventsReceived",
              "DeadLetterErrors",
              "DestinationDeliveryFailures"),
          "no alarm looks at events that wait for the function",
          function -> function.isInvokedAsynchronously().isYes(),
          NoAsynchronousAlarm::isDecisive,
          function -> NewAlarm.of(function, "AsyncEventsDropped", "Sum", 1, false));

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return ALARM.judge(app, context);
  }

  /** With a limit of its own a function is throttled, and its events wait for up to six hours. */
  private static boolean isDecisive(LambdaFunction function) {
    return function.reservedConcurrency().stream()
        .anyMatch(limit -> limit.is(count -> count > 0).isYes());
  }
}
