package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;

/** Flags functions that may be throttled without anybody being told. */
@About(
    severity = LOW,
    title = "Nobody is alarmed when the function is throttled",
    why =
        "A throttled call is no error of the function: a flood of calls keeps customers out while"
            + " every other alarm stays silent.",
    mend =
        "Declare a CloudWatch alarm on the metric `Throttles` of namespace `AWS/Lambda` for the"
            + " function.",
    cwe = 778,
    sameAs = {"ALARM.THROTTLES.001"})
final class NoThrottleAlarm implements Check {
  /** An alarm before the limit is reached tells as much as one when it is. */
  private static final List<String> METRICS =
      List.of(
          "Throttles",
          "ConcurrentExecutions",
          "ClaimedAccountConcurrency",
          "UnreservedConcurrentExecutions");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    return app.functions().stream()
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
        "no alarm looks at the function's throttles",
        alarm(function).remedy(app));
  }

  static Tri isWatched(LambdaFunction function, Watches watches) {
    return watches.onFunction(function, METRICS);
  }

  static NewAlarm alarm(LambdaFunction function) {
    return NewAlarm.of(function, "Throttles", "Sum", 1, false);
  }

  /** A limit of zero switches a function off. */
  static boolean isDecisive(LambdaFunction function) {
    return function.exposure().level() != Exposure.Level.INTERNAL
        || function.reservedConcurrency().stream()
            .anyMatch(limit -> limit.is(count -> count > 0).isYes());
  }
}
