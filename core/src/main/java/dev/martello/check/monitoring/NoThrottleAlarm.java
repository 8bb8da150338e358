package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
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
  static final FunctionAlarm ALARM =
      new FunctionAlarm(
          List.of(
              "Throttles",
              "ConcurrentExecutions",
              "ClaimedAccountConcurrency",
              "UnreservedConcurrentExecutions"),
          "no alarm looks at the function's throttles",
          _ -> true,
          NoThrottleAlarm::isDecisive,
          function -> NewAlarm.of(function, "Throttles", "Sum", 1, false));

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return ALARM.judge(app, context);
  }

  /** A limit of zero switches a function off. */
  private static boolean isDecisive(LambdaFunction function) {
    return function.exposure().level() != Exposure.Level.INTERNAL
        || function.reservedConcurrency().stream()
            .anyMatch(limit -> limit.is(count -> count > 0).isYes());
  }
}
