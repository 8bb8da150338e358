package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Invocation;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;

/** Flags functions that may get too slow without anybody being told. */
@About(
    severity = LOW,
    title = "Nobody is alarmed when the function gets slow",
    why =
        "Callers get errors from the API while the function counts none, or a job that cannot be"
            + " given more time stops halfway.",
    mend =
        "Declare a CloudWatch alarm on the metric `Duration` of namespace `AWS/Lambda` with a"
            + " threshold below what the function or its API may take.",
    cwe = 778,
    sameAs = {"ALARM.DURATION.001"})
final class NoDurationAlarm implements Check {
  /*
   * A function that runs into its own timeout counts as failed, so an alarm on errors sees it. What it
   * does not see: the API in front gives up earlier; and the longest time there is cannot be raised.
   */
  private static final long LONGEST_SECONDS = 900;

  static final FunctionAlarm ALARM =
      new FunctionAlarm(
          List.of("Duration"),
          "no alarm looks at how long the function takes",
          _ -> true,
          NoDurationAlarm::isDecisive,
          function -> NewAlarm.of(function, "Duration", "Maximum", early(function), true));

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return ALARM.judge(app, context);
  }

  private static boolean isDecisive(LambdaFunction function) {
    return outlivesApi(function).isYes() || function.timeout().isEqualTo(LONGEST_SECONDS).isYes();
  }

  private static Tri outlivesApi(LambdaFunction function) {
    return Tri.any(
        function
            .routes()
            .map(Route::integration)
            .filter(integration -> integration.invocation() == Invocation.SYNCHRONOUS)
            .flatMap(
                integration ->
                    function.timeout().candidates().stream()
                        .map(
                            seconds ->
                                integration.timeoutMillis().is(limit -> seconds * 1000 > limit)))
            .toList());
  }

  /** Returns four fifths of the time that there is, in milliseconds. */
  private static long early(LambdaFunction function) {
    long seconds =
        function.timeout().candidates().stream().mapToLong(Long::longValue).min().orElse(3);
    long limit =
        function
            .routes()
            .flatMap(route -> route.integration().timeoutMillis().candidates().stream())
            .mapToLong(Long::longValue)
            .min()
            .orElse(Long.MAX_VALUE);
    return Math.min(seconds * 1000, limit) * 4 / 5;
  }
}
