package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Alarm;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags alarms that wait for a function to run longer than it may. */
@About(
    severity = LOW,
    title = "Alarm on duration can never go off",
    why = "The function is stopped before it reaches the threshold, and nobody is told.",
    mend =
        "Set `Threshold`, which is in milliseconds, below the function's `Timeout`, which is in"
            + " seconds.",
    cwe = 778,
    sameAs = {"ALARM.DURATION.001"})
final class AlarmBeyondTimeout implements Check {
  private static final Set<String> OVER =
      Set.of("GreaterThanThreshold", "GreaterThanOrEqualToThreshold");
  private static final Set<String> ADDED_UP = Set.of("Sum", "SampleCount");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    return app.alarms().stream()
        .filter(alarm -> isOnDuration(app.settingsOf(alarm)))
        .flatMap(
            alarm ->
                watches.functions(alarm).stream()
                    .map(function -> judge(alarm, function, app.settingsOf(alarm)).on(function)));
  }

  private static boolean isOnDuration(Settings alarm) {
    return alarm.get("MetricName").text().isEqualTo("Duration").isYes()
        && alarm.get("Namespace").text().isEqualTo("AWS/Lambda").isYes()
        && alarm.get("ComparisonOperator").text().is(OVER::contains).isYes()
        && alarm.get("Statistic").text().is(ADDED_UP::contains).isNo();
  }

  private static Verdict judge(Alarm alarm, LambdaFunction function, Settings settings) {
    var threshold = settings.get("Threshold").number(0);
    Val<Long> timeout = function.timeout();
    var verdict =
        Verdict.of(
            isBeyond(threshold, timeout),
            alarm,
            threshold.origin(),
            "the alarm waits for %s ms, the function is stopped after %s s"
                .formatted(threshold.show(), timeout.show()),
            threshold,
            timeout);
    return verdict
        .because(timeout.origin(), "timeout of the function")
        .mendedBy(remedy(alarm, timeout));
  }

  private static Tri isBeyond(Val<Long> threshold, Val<Long> timeout) {
    return timeout.candidates().stream()
        .map(seconds -> threshold.is(millis -> millis > seconds * 1000))
        .reduce(Tri::eitherOf)
        .orElse(Tri.UNKNOWN);
  }

  private static Remedy remedy(Alarm alarm, Val<Long> timeout) {
    List<Long> known = timeout.candidates();
    return known.size() == 1
        ? Remedy.of(
            "alarm at four fifths of the timeout",
            Change.put(alarm.identity(), Term.number(known.getFirst() * 800), "Threshold"))
        : Remedy.none();
  }
}
