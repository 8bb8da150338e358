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
 * @param routes those that ask it, as far as they are declared
 * @param isApiKnown whether the API is declared, so that there are no other routes
 */
public record AuthorizerCache(
    Api.Kind kind, Api.Authorizer authorizer, List<Route> routes, boolean isApiKnown) {
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
    var declared =
        app.apis().stream()
            .filter(api -> api.kind() != Api.Kind.WEBSOCKET)
            .flatMap(
                api ->
                    api.authorizers().stream().map(one -> of(api.kind(), one, api.routes(), true)));
    var elsewhere =
        app.authorizersElsewhere().stream()
            .map(one -> of(kindOf(one), one, app.routesElsewhere(), false));
    return Stream.concat(declared, elsewhere);
  }

  private static AuthorizerCache of(
      Api.Kind kind, Api.Authorizer authorizer, List<Route> all, boolean isApiKnown) {
    var routes =
        all.stream()
            .filter(route -> !route.isPreflight().isYes())
            .filter(
                route ->
                    route.authorization().authorizers().stream()
                        .flatMap(Link::known)
                        .anyMatch(authorizer::equals))
            .toList();
    return new AuthorizerCache(kind, authorizer, routes, isApiKnown);
  }

  private static Api.Kind kindOf(Api.Authorizer authorizer) {
    return authorizer.identity().type().equals("AWS::ApiGateway::Authorizer")
        ? Api.Kind.REST
        : Api.Kind.HTTP;
  }

  /** Asks whether the answer for one route is used for others. */
  public Tri isShared() {
    return Tri.of(routes.size() > 1).and(isForAnyRoute());
  }

  /** Asks whether an answer is kept that would be used for any other route, if there is one. */
  public Tri isForAnyRoute() {
    Tri asksFunction = authorizer.type().is(type -> type.equals("TOKEN") || type.equals("REQUEST"));
    return asksFunction.and(isKept()).and(isByRoute().not());
  }

  private Tri isKept() {
    return authorizer.cacheSeconds().isEmpty()
        ? Tri.of(kind == Api.Kind.REST)
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
