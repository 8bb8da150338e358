package dev.martello.join;

import dev.martello.check.Check;
import dev.martello.model.Alarm;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.LogGroup;
import dev.martello.model.Route;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Knows whether anything looks at what happens to a function. */
final class Watching {
  private final App app;
  private final List<Filter> filters;

  /** A metric that is made of the lines of a log. */
  private record Filter(String group, Val<String> metric) {}

  Watching(App app, Check.Context context) {
    this.app = app;
    this.filters =
        context
            .resources("AWS::Logs::MetricFilter")
            .flatMap(filter -> filters(filter, app))
            .toList();
  }

  private static Stream<Filter> filters(Entity filter, App app) {
    var settings = app.settingsOf(filter);
    return settings
        .get("LogGroupName")
        .target()
        .known()
        .flatMap(
            group ->
                settings.get("MetricTransformations").items().stream()
                    .map(
                        made -> new Filter(group.identity().key(), made.get("MetricName").text())));
  }

  /**
   * Asks whether an alarm looks at the function, at a metric made of its log, or at an API before
   * it. One without dimensions looks at all functions of its template.
   */
  Tri isAlarmed(LambdaFunction function) {
    var names = names(function);
    return Tri.any(
        app.alarms().stream()
            .flatMap(
                alarm ->
                    alarm.metrics().stream().map(metric -> looksAt(alarm, metric, function, names)))
            .toList());
  }

  /** Asks whether a declared trail records who invoked functions. */
  Tri recordsInvocations() {
    return Tri.any(
        app.trails().stream()
            .map(trail -> trail.recordsInvocations().and(trail.isLogging().isEqualTo(true)))
            .toList());
  }

  private Tri looksAt(
      Alarm alarm, Alarm.Metric metric, LambdaFunction function, Set<String> names) {
    boolean isNear = alarm.identity().stack().equals(function.identity().stack());
    boolean isOfAll =
        isNear
            && metric.dimensions().isEmpty()
            && metric.namespace().isEqualTo("AWS/Lambda").isYes();
    if (isOfAll || isOfLog(metric, function)) {
      return Tri.YES;
    }
    return Tri.any(
        metric.dimensions().stream()
            .map(dimension -> isNamed(dimension.value(), names, isNear))
            .toList());
  }

  private boolean isOfLog(Alarm.Metric metric, LambdaFunction function) {
    return filters.stream()
        .filter(filter -> filter.metric().show().equals(metric.name().show()))
        .anyMatch(
            filter ->
                function
                    .logGroup()
                    .known()
                    .map(LogGroup::identity)
                    .anyMatch(group -> group.key().equals(filter.group())));
  }

  /** Returns how alarms call a function and what stands before it: by key, by id, by name. */
  private static Set<String> names(LambdaFunction function) {
    var names = new HashSet<String>();
    names.add(function.identity().key());
    names.addAll(function.name().candidates());
    function.routes().map(Route::api).forEach(api -> names.add(api.key()));
    for (var key : List.copyOf(names)) {
      names.add(HoleName.of(key).local());
    }
    return names;
  }

  /** A parameter may be the function's name; a reference to another resource is not. */
  private static Tri isNamed(Val<String> value, Set<String> names, boolean isNear) {
    if (value.candidates().stream().anyMatch(names::contains)) {
      return Tri.YES;
    }
    for (var shape : Shape.of(value)) {
      for (var hole : shape.holes()) {
        boolean isOfThis =
            names.contains(HoleName.isOfStack(hole) || isNear ? hole : hole + " afar");
        if (isOfThis) {
          return Tri.YES;
        }
      }
    }
    return Tri.NO;
  }
}
