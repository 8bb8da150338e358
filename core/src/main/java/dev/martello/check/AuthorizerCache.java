package dev.martello.check;

import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Link;
import dev.martello.model.Route;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What API Gateway keeps of the answers of an authorizer that is a function.
 *
 * @param routes those that ask it
 */
public record AuthorizerCache(Api api, Api.Authorizer authorizer, List<Route> routes) {
  /*
   * API Gateway Developer Guide, "Control access to HTTP APIs with AWS Lambda authorizers": "to cache
   * responses per route, add $context.routeKey to your authorizer's identity sources". REST APIs keep
   * answers for 300 s unless told otherwise, HTTP APIs keep none.
   */
  private static final List<String> OF_ROUTE = List.of("routekey", "path", "httpmethod", "method");

  public AuthorizerCache {
    routes = List.copyOf(routes);
  }

  /** Returns the authorizers of all APIs that answer requests over HTTP. */
  public static Stream<AuthorizerCache> of(App app) {
    return app.apis().stream()
        .filter(api -> api.kind() != Api.Kind.WEBSOCKET)
        .flatMap(api -> api.authorizers().stream().map(one -> of(api, one)));
  }

  private static AuthorizerCache of(Api api, Api.Authorizer authorizer) {
    var routes =
        api.routes().stream()
            .filter(route -> !route.isPreflight().isYes())
            .filter(
                route ->
                    route.authorization().authorizers().stream()
                        .flatMap(Link::known)
                        .anyMatch(authorizer::equals))
            .toList();
    return new AuthorizerCache(api, authorizer, routes);
  }

  /** Asks whether the answer for one route is used for others. */
  public Tri isShared() {
    Tri asksFunction = authorizer.type().is(type -> type.equals("TOKEN") || type.equals("REQUEST"));
    return asksFunction.and(Tri.of(routes.size() > 1)).and(isKept()).and(isByRoute().not());
  }

  private Tri isKept() {
    return authorizer.cacheSeconds().isEmpty()
        ? Tri.of(api.kind() == Api.Kind.REST)
        : authorizer.cacheSeconds().getFirst().is(seconds -> seconds > 0);
  }

  private Tri isByRoute() {
    return Tri.any(
        authorizer.identitySources().stream()
            .map(source -> Shape.ask(source, AuthorizerCache::isOfRoute))
            .toList());
  }

  private static Tri isOfRoute(Shape source) {
    var text = source.toString().toLowerCase(Locale.ROOT);
    if (!source.isLiteral()) {
      return Tri.UNKNOWN;
    }
    boolean isContext = text.startsWith("context.") || text.startsWith("$context.");
    return Tri.of(isContext && OF_ROUTE.stream().anyMatch(text::endsWith));
  }
}
