package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Alarm;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
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
    return app.functions().stream().map(function -> judge(function, app).on(function));
  }

  private static Verdict judge(LambdaFunction function, App app) {
    Tri isWatched =
        app.alarms().stream()
            .flatMap(
                alarm -> alarm.metrics().stream().map(metric -> watches(alarm, metric, function)))
            .reduce(Tri.NO, Tri::or);
    return Verdict.of(
        isWatched.not(), function, function.origin(), "no alarm looks at the function's errors");
  }

  /** An alarm without dimensions looks at the errors of all functions of the region. */
  private static Tri watches(Alarm alarm, Alarm.Metric metric, LambdaFunction function) {
    boolean isNear = alarm.identity().stack().equals(function.identity().stack());
    Tri isErrors =
        metric.namespace().isEqualTo("AWS/Lambda").and(metric.name().isEqualTo("Errors"));
    Tri isOfFunction =
        metric.dimensions().stream()
            .filter(dimension -> dimension.name().equals("FunctionName"))
            .map(
                dimension ->
                    isNear
                        ? names(dimension.value(), function)
                        : namesFromAfar(dimension.value(), function))
            .reduce(Tri.NO, Tri::or);
    return isErrors.and(Tri.of(isNear && metric.dimensions().isEmpty()).or(isOfFunction));
  }

  /**
   * An alarm of another stack, such as a nested one, means a function whose name was passed to it.
   */
  private static Tri namesFromAfar(Val<String> name, LambdaFunction function) {
    boolean isPassed = name.show().equals("${" + function.identity().key() + "}");
    boolean isLiteral = !function.name().candidates().isEmpty() && !name.candidates().isEmpty();
    return Tri.of(isPassed || (isLiteral && name.show().equals(function.name().show())));
  }

  private static Tri names(Val<String> name, LambdaFunction function) {
    if (name.show().equals("${" + function.identity().id() + "}")) {
      return Tri.YES;
    }
    return name.show().equals(function.name().show())
        ? Tri.YES
        : Shape.of(name).stream()
            .map(shape -> shape.holes().isEmpty() ? Tri.NO : otherFunction(shape, function))
            .reduce(Tri.NO, Tri::or);
  }

  /** A reference to one other resource is no reference to this function. */
  private static Tri otherFunction(Shape shape, LambdaFunction function) {
    return shape.onlyHole().isPresent() && !shape.onlyHole().get().equals(function.identity().id())
        ? Tri.NO
        : Tri.UNKNOWN;
  }
}
