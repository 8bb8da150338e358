package dev.martello.check.triggers;

import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import java.util.function.Function;
import java.util.stream.Stream;

/** Judges the methods of REST APIs one by one, with the functions behind them. */
final class RestRoutes {
  private RestRoutes() {}

  /** Judges every method but those that answer preflight requests, which carry no credentials. */
  static Stream<Verdict> judge(App app, Function<Route, Verdict> judge) {
    var functions = new RouteFunctions(app);
    return app.routes()
        .filter(route -> route.kind() == Api.Kind.REST)
        .filter(route -> !route.isPreflight().isYes())
        .map(route -> judge.apply(route).on(functions.behind(route)));
  }
}
