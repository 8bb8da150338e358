package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Route;
import dev.martello.stack.View;
import java.util.List;

/**
 * An API with what its routes and authorizers invoke.
 *
 * @param routed every route with its integration's URI
 * @param callbacks every Lambda authorizer with its URI
 */
record BuiltApi(Api api, List<Routed> routed, List<Callback> callbacks) {
  BuiltApi {
    routed = List.copyOf(routed);
    callbacks = List.copyOf(callbacks);
  }

  /** Returns the same with what is known of who gets to each route. */
  BuiltApi reachedBy(RouteReach reach) {
    var known = routed.stream().map(one -> one.reachedBy(reach.of(api, one.route()))).toList();
    return new BuiltApi(
        api.withRoutes(known.stream().map(Routed::route).toList()), known, callbacks);
  }

  /**
   * A route and where it leads.
   *
   * @param stackId the template in whose terms the URI is written
   */
  record Routed(Route route, View uri, String stackId) {
    Routed reachedBy(Reach reach) {
      var access = new Route.Access(reach.level(), reach.because());
      return new Routed(route.withAccess(access), uri, stackId);
    }
  }

  /** An authorizer and the function that decides for it. */
  record Callback(Api.Authorizer authorizer, View uri, String stackId) {}
}
