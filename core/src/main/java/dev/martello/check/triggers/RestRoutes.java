package dev.martello.check.triggers;

import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Judges the methods of REST APIs one by one, with the functions behind them. */
final class RestRoutes {
  private RestRoutes() {}

  /** Judges every method but those that answer preflight requests, which carry no credentials. */
  static Stream<Verdict> judge(App app, Function<Route, Verdict> judge) {
    return app.apis().stream()
        .filter(api -> api.kind() == Api.Kind.REST)
        .flatMap(api -> api.routes().stream())
        .filter(route -> !route.isPreflight().isYes())
        .map(route -> judge.apply(route).on(functionsOf(app, route)));
  }

  private static List<LambdaFunction> functionsOf(App app, Route route) {
    return app.functions().stream()
        .filter(function -> function.routes().anyMatch(own -> isSame(own, route)))
        .toList();
  }

  private static boolean isSame(Route one, Route other) {
    return one.api().isSame(other.api()) && one.show().equals(other.show());
  }
}
