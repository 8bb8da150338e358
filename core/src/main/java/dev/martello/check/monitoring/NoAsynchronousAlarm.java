package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
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
        .filter(
            function ->
                context.isStrict()
                    || (isDecisive(function) && watches.onFailures(function).isYes()))
        .map(function -> judge(function, watches, app).on(function));
  }

  private static Verdict judge(LambdaFunction function, Watches watches, App app) {
    return AlarmGaps.judge(
        isWatched(function, watches),
        function,
        "no alarm looks at events that wait for the function",
        alarm(function).remedy(app));
  }

  static Tri isWatched(LambdaFunction function, Watches watches) {
    return watches.onFunction(function, METRICS);
  }

  static NewAlarm alarm(LambdaFunction function) {
    return NewAlarm.of(function, "AsyncEventsDropped", "Sum", 1, false);
  }

  /** With a limit of its own a function is throttled, and its events wait for up to six hours. */
  static boolean isDecisive(LambdaFunction function) {
    return function.isInvokedAsynchronously().isYes()
        && function.reservedConcurrency().stream()
            .anyMatch(limit -> limit.is(count -> count > 0).isYes());
  }
}
