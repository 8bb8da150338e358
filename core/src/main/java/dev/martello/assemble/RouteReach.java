package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Exposure.Level;
import dev.martello.model.Route;

/** Says how far strangers get by a route, by all that stands between them and it. */
final class RouteReach {
  private final CustomDomains domains;

  RouteReach(CustomDomains domains) {
    this.domains = domains;
  }

  /** Returns who gets past a route's authorization and the policy and endpoints of its API. */
  Reach of(Api api, Route route) {
    return authorization(route).narrower(beforeAuthorization(api, route));
  }

  /** Returns who gets as far as the authorizer of a route. */
  Reach beforeAuthorization(Api api, Route route) {
    return domains
        .of(api)
        .narrower(endpoint(api))
        .narrower(
            new Reach(
                ResourcePolicyReach.of(api, route),
                "the API's resource policy limits who may call"));
  }

  /** Returns the same for a route of an API that is not declared in what was read. */
  static Reach elsewhere(Route route) {
    return authorization(route)
        .narrower(new Reach(Level.UNKNOWN, "the route's API is not declared in what was read"));
  }

  private static Reach authorization(Route route) {
    var type = route.authorization().type();
    return switch (route.authorization().isOpen()) {
      case YES -> new Reach(Level.PUBLIC, "`" + route.show() + "` has no authorization");
      case NO -> new Reach(Level.AUTHENTICATED, "`" + route.show() + "` asks for " + type.show());
      case UNKNOWN ->
          new Reach(Level.UNKNOWN, "the authorization of `" + route.show() + "` is " + type.show());
    };
  }

  private static Reach endpoint(Api api) {
    return switch (api.isPrivate()) {
      case YES -> new Reach(Level.INTERNAL, "the API is private");
      case NO -> new Reach(Level.PUBLIC, "the API faces the internet");
      case UNKNOWN -> new Reach(Level.UNKNOWN, "the API's endpoint type is not known");
    };
  }
}
