package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.stream.Stream;

/** Flags functions whose failures nobody is told of. */
@About(
    severity = LOW,
    title = "Nobody is alarmed when the function fails",
    why =
        "An attack that makes the function fail, or a release that breaks it, is noticed by"
            + " customers first.",
    mend =
        "Declare a CloudWatch alarm on the metric `Errors` of namespace `AWS/Lambda` for the"
            + " function, with an action.",
    cwe = 778,
    sameAs = {"ALARM.ERRORS.001"})
final class NoErrorAlarm implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    var alarms = new AlarmSet(app, context, watches, new DeadLetters(app, context));
    return app.functions().stream().map(function -> judge(function, watches, alarms).on(function));
  }

  private static Verdict judge(LambdaFunction function, Watches watches, AlarmSet alarms) {
    return AlarmGaps.judge(
        watches.onFailures(function),
        function,
        "no alarm looks at the function's errors",
        alarms.of(function),
        watches);
  }
}
