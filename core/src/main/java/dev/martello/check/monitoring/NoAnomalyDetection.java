package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;

/** Flags functions whose use and cost may grow without anybody being told. */
@About(
    severity = LOW,
    title = "Nobody is told when use or cost grows",
    why =
        "Calls that all succeed raise no alarm on errors: a stolen key, a loop or a flood shows in"
            + " the number of calls and on the bill.",
    mend =
        "Declare an anomaly detection alarm on `Invocations`, an `AWS::CE::AnomalyMonitor` or an"
            + " `AWS::Budgets::Budget`.",
    cwe = 778,
    isStrict = true)
final class NoAnomalyDetection implements Check {
  private static final List<String> OF_COST =
      List.of(
          "AWS::Budgets::Budget", "AWS::CE::AnomalyMonitor", "AWS::CloudWatch::AnomalyDetector");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    return context.resources(OF_COST).findAny().isPresent()
        ? Stream.empty()
        : app.functions().stream().map(function -> judge(function, watches).on(function));
  }

  private static Verdict judge(LambdaFunction function, Watches watches) {
    Tri isWatched = watches.onFunction(function, List.of("Invocations"));
    return AlarmGaps.judge(
        isWatched,
        function,
        "neither an alarm on the number of calls nor a budget is declared",
        Remedy.none(),
        watches);
  }
}
