package dev.martello.check.monitoring;

import dev.martello.check.Check.Context;
import dev.martello.check.NewAlarm;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An alarm on a function beside that on its errors.
 *
 * @param metrics any of which it may look at
 * @param message what is wrong where there is none
 * @param concerns which functions have the metric
 * @param isDecisive for which functions it tells what nobody else does
 * @param maker writes the one that is missing
 */
record FunctionAlarm(
    List<String> metrics,
    String message,
    Predicate<LambdaFunction> concerns,
    Predicate<LambdaFunction> isDecisive,
    Function<LambdaFunction, NewAlarm> maker) {
  FunctionAlarm {
    metrics = List.copyOf(metrics);
  }

  /** Judges every function whose failures somebody is told of; profile strict: every one. */
  Stream<Verdict> judge(App app, Context context) {
    var watches = new Watches(app, context);
    return app.functions().stream()
        .filter(concerns)
        .filter(
            function ->
                context.isStrict()
                    || (isDecisive.test(function) && watches.onFailures(function).isYes()))
        .map(
            function ->
                AlarmGaps.judge(
                        isWatched(function, watches),
                        function,
                        message,
                        of(function).remedy(app),
                        watches)
                    .on(function));
  }

  Tri isWatched(LambdaFunction function, Watches watches) {
    return watches.onFunction(function, metrics);
  }

  boolean isMissed(LambdaFunction function) {
    return concerns.test(function) && isDecisive.test(function);
  }

  NewAlarm of(LambdaFunction function) {
    return maker.apply(function);
  }
}
