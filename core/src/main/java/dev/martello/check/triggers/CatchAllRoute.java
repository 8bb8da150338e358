package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags routes that let through by the back door what another route asks who calls. */
@About(
    severity = LOW,
    title = "Route takes more methods or paths than meant",
    why =
        "What the other routes guard is reached with another method or another spelling of the"
            + " path, because the catch-all takes all that no other route does.",
    mend = "Declare the methods and paths that there are, and give the catch-all an authorizer.",
    cwe = 288,
    sameAs = {"METHOD.ANY.001", "HTTPAPI.DEFAULT.ROUTE.001"})
final class CatchAllRoute implements Check {
  /*
   * A catch-all that leads to a web framework is what frameworks need, and it is silent: the framework
   * knows its paths. What is not meant is an open catch-all beside routes to the same function that
   * ask who calls: `/orders/` with a slash at the end, or `PUT` where only `GET` is declared, gets
   * around them. Profile strict: every ANY, proxy path and $default route.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    return app.apis().stream()
        .filter(api -> api.kind() != Api.Kind.WEBSOCKET)
        .flatMap(
            api ->
                api.routes().stream()
                    .filter(route -> isCatchAll(route))
                    .map(
                        route ->
                            judge(api, route, functions, context.isStrict())
                                .on(functions.behind(route))));
  }

  private static boolean isCatchAll(Route route) {
    return isAny(route) || isGreedy(route);
  }

  private static boolean isAny(Route route) {
    return route.method().isEqualTo("ANY").isYes();
  }

  private static boolean isGreedy(Route route) {
    var path = route.path().show();
    return path.endsWith("+}") || path.equals("$default");
  }

  private static Verdict judge(Api api, Route route, RouteFunctions functions, boolean isStrict) {
    if (OpenRoutes.answer(route).isYes()) {
      var guarded = guarded(api, route, functions);
      if (guarded.isPresent()) {
        return Verdict.fails(
                route,
                route.origin(),
                "`%s` asks nobody who calls, and leads where `%s` does"
                    .formatted(route.show(), guarded.get().show()))
            .because(guarded.get().origin(), "the route that asks who calls")
            .raised(1);
      }
    }
    return isStrict
        ? Verdict.fails(
            route,
            route.origin(),
            "`%s` takes every %s".formatted(route.show(), isAny(route) ? "method" : "path"))
        : Verdict.passes();
  }

  /** Returns a route to the same function that asks who calls and that this one covers. */
  private static Optional<Route> guarded(Api api, Route open, RouteFunctions functions) {
    var behind = functions.behind(open);
    return api.routes().stream()
        .filter(route -> !route.isPreflight().isYes())
        .filter(route -> route.authorization().isOpen().isNo())
        .filter(route -> covers(open, route))
        .filter(route -> functions.behind(route).stream().anyMatch(behind::contains))
        .findFirst();
  }

  private static boolean covers(Route open, Route guarded) {
    var path = open.path().show();
    if (!isGreedy(open)) {
      return path.equals(guarded.path().show());
    }
    int brace = path.lastIndexOf('{');
    return brace < 0 || guarded.path().show().startsWith(path.substring(0, brace));
  }
}
