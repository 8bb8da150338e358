package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Link;
import dev.martello.model.Route;
import dev.martello.stack.Resource;
import java.util.List;
import java.util.Map;

/** Reads who may call a route from the properties that methods and routes have in common. */
final class RouteAuthorizations {
  private RouteAuthorizations() {}

  /**
   * Returns who may call.
   *
   * @param route an {@code AWS::ApiGateway::Method} or {@code AWS::ApiGatewayV2::Route}
   * @param authorizerType the type of the authorizers of such an API
   * @param authorizers the API's authorizers by key
   */
  static Route.Authorization of(
      Resource route,
      String authorizerType,
      Map<String, Api.Authorizer> authorizers,
      References references) {
    var type = route.get("AuthorizationType");
    var authorizer = route.get("AuthorizerId");
    List<Link<Api.Authorizer>> links =
        authorizer.exists().isNo()
            ? List.of()
            : List.of(references.find(authorizer, route, authorizerType).link(authorizers));
    return new Route.Authorization(
        Texts.upperCase(type.text("NONE", route.type() + " AuthorizationType")),
        links,
        route.get("AuthorizationScopes").texts(),
        type.exists().isNo() ? route.origin() : type.origin());
  }
}
