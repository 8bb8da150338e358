package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.model.Alarm;
import dev.martello.model.App;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the few alarms that may look at something, and the few functions that one may look at. */
final class AlarmIndex {
  /*
   * Within a template names that are not known may turn out to be the same, so everything counts.
   * Between templates only names that are written alike do: the key is a name as it is shown and
   * each text that it can have. It may find too much and never too little.
   */
  private final Map<String, List<Watched>> metricsByStack = new HashMap<>();
  private final Map<String, List<Watched>> metricsByName = new HashMap<>();
  private final List<Watched> metricsOfAll = new ArrayList<>();
  private final Map<String, List<LambdaFunction>> functionsByStack = new HashMap<>();
  private final Map<String, List<LambdaFunction>> functionsByName = new HashMap<>();

  /** A metric that an alarm looks at. */
  record Watched(Alarm alarm, Alarm.Metric metric) {}

  private AlarmIndex(App app) {
    for (var alarm : app.alarms()) {
      for (var metric : alarm.metrics()) {
        var watched = new Watched(alarm, metric);
        add(metricsByStack, alarm.identity().stack(), watched);
        names(metric).forEach(name -> add(metricsByName, name, watched));
        if (metric.dimensions().isEmpty()) {
          metricsOfAll.add(watched);
        }
      }
    }
    for (var function : app.functions()) {
      add(functionsByStack, function.identity().stack(), function);
      names(function.name()).forEach(name -> add(functionsByName, name, function));
    }
  }

  private static <T> void add(Map<String, List<T>> to, String key, T one) {
    to.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
  }

  /** Returns the index of an application; made once in a run. */
  static AlarmIndex in(Check.Context context) {
    return context.shared(AlarmIndex.class, AlarmIndex::new);
  }

  /** Returns the metrics that may mean something of a template which has a name, some twice. */
  List<Watched> metrics(String stack, Val<String> name) {
    var found = new ArrayList<>(metricsByStack.getOrDefault(stack, List.of()));
    found.addAll(metricsOfAll);
    names(name).forEach(one -> found.addAll(metricsByName.getOrDefault(one, List.of())));
    return found;
  }

  /** Returns the functions that an alarm may certainly look at, sorted by template and id. */
  List<LambdaFunction> functions(Alarm alarm) {
    var found = new TreeMap<Identity, LambdaFunction>();
    Stream.concat(
            functionsOf(alarm.identity().stack()).stream(),
            alarm.metrics().stream()
                .flatMap(AlarmIndex::names)
                .flatMap(name -> functionsByName.getOrDefault(name, List.of()).stream()))
        .forEach(function -> found.put(function.identity(), function));
    return List.copyOf(found.values());
  }

  /** Returns the functions of a template. */
  List<LambdaFunction> functionsOf(String stack) {
    return functionsByStack.getOrDefault(stack, List.of());
  }

  private static Stream<String> names(Alarm.Metric metric) {
    return metric.dimensions().stream().flatMap(item -> names(item.value()));
  }

  private static Stream<String> names(Val<String> name) {
    return Stream.concat(Stream.of(name.show()), Shape.of(name).stream().map(Shape::toString))
        .distinct();
  }
}
