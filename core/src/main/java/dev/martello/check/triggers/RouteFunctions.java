package dev.martello.check.triggers;

import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Knows the functions that stand behind routes. */
final class RouteFunctions {
  private final Map<String, List<LambdaFunction>> byRoute = new HashMap<>();

  RouteFunctions(App app) {
    for (var function : app.functions()) {
      function
          .routes()
          .forEach(
              route -> byRoute.computeIfAbsent(key(route), _ -> new ArrayList<>()).add(function));
    }
  }

  /** Returns the functions that a route may invoke. */
  List<LambdaFunction> behind(Route route) {
    return byRoute.getOrDefault(key(route), List.of());
  }

  /** Returns the functions that any of some routes may invoke. */
  List<LambdaFunction> behind(Stream<Route> routes) {
    var found = new LinkedHashSet<LambdaFunction>();
    routes.forEach(route -> found.addAll(behind(route)));
    return List.copyOf(found);
  }

  /** Returns the functions behind an API. */
  List<LambdaFunction> behind(Api api) {
    return behind(api.routes().stream());
  }

  private static String key(Route route) {
    return route.api().key() + " " + route.identity().key() + " " + route.show();
  }
}
