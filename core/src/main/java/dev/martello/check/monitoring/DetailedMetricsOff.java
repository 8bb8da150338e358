package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Alarm;
import dev.martello.model.App;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Flags stages that measure no single methods where somebody needs it. */
@About(
    severity = LOW,
    title = "API stage has no metrics of single routes",
    why =
        "An alarm on one route never gets data and stays silent; without one, an attack on a quiet"
            + " route drowns in the traffic of the others.",
    mend =
        "Set `MetricsEnabled` in `MethodSettings` (`DetailedMetricsEnabled` in"
            + " `DefaultRouteSettings`) to `true`.",
    cwe = 778,
    sameAs = {"5d3c1807", "081069cb"})
final class DetailedMetricsOff implements Check {
  private static final Set<String> OF_ROUTE = Set.of("Method", "Resource", "Route");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var alarm = app.alarms().stream().filter(DetailedMetricsOff::isOnRoute).findFirst();
    return alarm.isEmpty() && !context.isStrict()
        ? Stream.empty()
        : Stages.of(app)
            .filter(Stages.Described::isWritten)
            .filter(stage -> context.isStrict() || isNear(stage, alarm))
            .map(stage -> judge(stage, alarm, context.isStrict()).on(stage.functions(context)));
  }

  /** Metrics with these dimensions exist only where they are asked for. */
  private static boolean isOnRoute(Alarm alarm) {
    return alarm.metrics().stream()
        .filter(metric -> metric.namespace().isEqualTo("AWS/ApiGateway").isYes())
        .flatMap(metric -> metric.dimensions().stream())
        .anyMatch(dimension -> OF_ROUTE.contains(dimension.name()));
  }

  private static boolean isNear(Stages.Described stage, Optional<Alarm> alarm) {
    return alarm.isPresent()
        && alarm.get().identity().stack().equals(stage.stage().identity().stack());
  }

  private static Verdict judge(Stages.Described stage, Optional<Alarm> alarm, boolean isStrict) {
    var isOn =
        stage.isRest()
            ? isOn(stage, isStrict)
            : stage
                .settings()
                .get("DefaultRouteSettings", "DetailedMetricsEnabled")
                .flag(false)
                .isEqualTo(true);
    var routes = isStrict && measures(stage).isYes() ? "some of its routes" : "single routes";
    var verdict =
        Verdict.of(
                isOn.not(),
                stage.stage(),
                stage.stage().origin(),
                "stage `%s` has no metrics of %s".formatted(stage.stage().name().show(), routes))
            .mendedBy(remedy(stage, isStrict));
    return alarm
        .map(asking -> verdict.because(asking.origin(), "an alarm asks for one route"))
        .orElse(verdict);
  }

  /** Where every stage is asked for metrics, no route of it is to be left out. */
  private static Tri isOn(Stages.Described stage, boolean isStrict) {
    return isStrict ? measures(stage).and(Tri.all(metrics(stage))) : measures(stage);
  }

  private static Tri measures(Stages.Described stage) {
    return Tri.any(metrics(stage));
  }

  private static List<Tri> metrics(Stages.Described stage) {
    return stage.stage().methods().stream()
        .map(method -> method.hasMetrics().isEqualTo(true))
        .toList();
  }

  private static Remedy remedy(Stages.Described stage, boolean isStrict) {
    var on = Term.flag(true);
    var changes =
        !stage.isRest()
            ? List.of(stage.put(on, "DefaultRouteSettings", "DetailedMetricsEnabled"))
            : isStrict
                ? MethodSettings.putForEach(stage, "MetricsEnabled", on)
                : MethodSettings.putForAll(stage, "MetricsEnabled", on);
    return new Remedy("measure single routes", changes, "CloudWatch charges for each metric");
  }
}
