package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
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
  private static final List<String> METRICS =
      List.of(
          "AsyncEventsDropped",
          "AsyncEventAge",
          "AsyncEventsReceived",
          "DeadLetterErrors",
          "DestinationDeliveryFailures");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    return app.functions().stream()
        .filter(function -> function.isInvokedAsynchronously().isYes())
        .filter(function -> context.isStrict() || matters(function, watches))
        .map(function -> judge(function, watches, app).on(function));
  }

  private static Verdict judge(LambdaFunction function, Watches watches, App app) {
    return AlarmGaps.judge(
        watches.onFunction(function, METRICS),
        function,
        "no alarm looks at events that wait for the function",
        NewAlarm.of(function, "AsyncEventsDropped", "Sum", 1, false).remedy(app));
  }

  /** With a limit of its own a function is throttled, and its events wait for up to six hours. */
  private static boolean matters(LambdaFunction function, Watches watches) {
    boolean isLimited =
        function.reservedConcurrency().stream()
            .anyMatch(limit -> limit.is(count -> count > 0).isYes());
    return isLimited && watches.onFailures(function).isYes();
  }
}
