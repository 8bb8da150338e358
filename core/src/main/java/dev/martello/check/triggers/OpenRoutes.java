package dev.martello.check.triggers;

import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the routes that anybody may call and the functions behind them, for the checks on
 * authentication.
 */
final class OpenRoutes {
  private OpenRoutes() {}

  /** Judges the routes that pass a test; a route of a private API is not open to anybody. */
  static Stream<Verdict> judge(App app, Predicate<Route> wanted) {
    var functions = functionsByRoute(app);
    return app.apis().stream()
        .flatMap(
            api ->
                api.routes().stream()
                    .filter(wanted)
                    .filter(route -> !route.isPreflight().isYes())
                    .map(
                        route ->
                            judge(api, route).on(functions.getOrDefault(key(route), List.of()))));
  }

  private static Verdict judge(Api api, Route route) {
    var type = route.authorization().type();
    return Verdict.of(
        answer(api, route),
        route,
        route.authorization().origin(),
        "anybody may call `%s`".formatted(route.show()),
        type);
  }

  /** Asks whether anybody on the internet may call a route. */
  static Tri answer(Api api, Route route) {
    Tri isMock = route.integration().type().is("MOCK"::equals);
    return route
        .authorization()
        .isOpen()
        .and(isMock.not())
        .and(api.isPrivate().not())
        .and(route.isPreflight().not())
        .and(isLimitedByPolicy(api).not());
  }

  /** A resource policy that somebody wrote is judged on its own; it may well limit callers. */
  private static Tri isLimitedByPolicy(Api api) {
    return api.policies().isEmpty() ? Tri.NO : Tri.UNKNOWN;
  }

  /**
   * Returns whether API Gateway takes the route from an OpenAPI document, as SAM always writes it.
   */
  static boolean isFromDefinition(Route route) {
    return route.identity().key().equals(route.api().key());
  }

  private static Map<String, List<LambdaFunction>> functionsByRoute(App app) {
    var found = new HashMap<String, List<LambdaFunction>>();
    for (var function : app.functions()) {
      function.routes().forEach(route -> found.put(key(route), List.of(function)));
    }
    return found;
  }

  private static String key(Route route) {
    return route.api().key() + " " + route.identity().key() + " " + route.show();
  }
}
