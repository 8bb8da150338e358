package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the functions that stand behind what invokes them. */
final class Behind {
  private static final String DATA_SOURCE = "AWS::AppSync::DataSource";

  private final Map<String, Map<String, LambdaFunction>> bySource = new HashMap<>();
  private final Map<String, List<Entity>> dataSources = new HashMap<>();
  private final Map<String, List<LambdaFunction>> byApi = new HashMap<>();

  private Behind(App app) {
    for (var function : app.functions()) {
      function.triggers().stream().flatMap(Behind::from).forEach(source -> add(source, function));
      function
          .routes()
          .map(route -> route.api().key())
          .distinct()
          .forEach(api -> byApi.computeIfAbsent(api, _ -> new ArrayList<>()).add(function));
    }
    app.others().stream()
        .filter(source -> source.identity().type().equals(DATA_SOURCE))
        .forEach(
            source ->
                app.settingsOf(source)
                    .get("ApiId")
                    .target()
                    .known()
                    .forEach(
                        api ->
                            dataSources
                                .computeIfAbsent(api.identity().key(), _ -> new ArrayList<>())
                                .add(source)));
  }

  private void add(Entity source, LambdaFunction function) {
    bySource
        .computeIfAbsent(source.identity().key(), _ -> new LinkedHashMap<>())
        .putIfAbsent(function.identity().key(), function);
  }

  /** Returns what stands behind what in the application; worked out once in a run. */
  static Behind in(Check.Context context) {
    return context.shared(Behind.class, Behind::new);
  }

  /** Returns the functions that a source of events invokes. */
  List<LambdaFunction> source(Entity source) {
    return List.copyOf(bySource.getOrDefault(source.identity().key(), Map.of()).values());
  }

  /** Returns the functions that the APIs of some routes reach, sorted by template and id. */
  List<LambdaFunction> apisOf(List<Route> routes) {
    var found = new TreeMap<Identity, LambdaFunction>();
    routes.stream()
        .map(route -> route.api().key())
        .distinct()
        .flatMap(api -> byApi.getOrDefault(api, List.of()).stream())
        .forEach(function -> found.put(function.identity(), function));
    return List.copyOf(found.values());
  }

  /** Returns the functions that a GraphQL API invokes, itself or through its data sources. */
  List<LambdaFunction> graphqlApi(Entity api) {
    var functions = new LinkedHashMap<String, LambdaFunction>();
    Stream.concat(
            Stream.of(api), dataSources.getOrDefault(api.identity().key(), List.of()).stream())
        .flatMap(source -> source(source).stream())
        .forEach(function -> functions.putIfAbsent(function.identity().key(), function));
    return List.copyOf(functions.values());
  }

  /** Says whether some of the functions are traced. */
  static boolean isAnyTraced(List<LambdaFunction> functions) {
    return functions.stream().anyMatch(function -> function.tracing().isEqualTo("Active").isYes());
  }

  /** Says whether a trigger is an event of a source. */
  static boolean isFrom(Trigger trigger, Entity source) {
    return from(trigger).anyMatch(from -> from.identity().isSame(source.identity()));
  }

  private static Stream<Entity> from(Trigger trigger) {
    return switch (trigger) {
      case Trigger.FromEvent event -> event.from().known();
      case Trigger.FromRoute _, Trigger.FromUrl _ -> Stream.empty();
    };
  }
}
