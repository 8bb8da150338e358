package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may connect to a WebSocket API.
 *
 * @param settings the API's {@code Auth}, empty where there is none
 */
record WebSocketAuth(SamResource api, Node.Mapping settings, Make make) {
  private static final String CUSTOM = "CUSTOM";
  private static final String NONE = "NONE";

  static WebSocketAuth of(SamResource api, Optional<Node.Mapping> settings) {
    var make = api.makeFor("Auth");
    var auth = new WebSocketAuth(api, settings.orElseGet(() -> make.map().build()), make);
    if (auth.isGiven()) {
      auth.check();
    }
    return auth;
  }

  boolean isGiven() {
    return !settings.isEmpty();
  }

  private void check() {
    var type =
        Trees.getTruthy(settings, "AuthType")
            .map(node -> Subject.resource(api.logicalId()).text(node, "Auth.AuthType"))
            .orElseThrow(() -> api.invalid("Auth", "`Auth.AuthType` is required"))
            .toUpperCase(Locale.ROOT);
    switch (type) {
      case CUSTOM -> {
        if (Trees.getTruthy(settings, "AuthArn").isEmpty()) {
          throw api.invalid("Auth", "`Auth.AuthArn` is required if `AuthType` is `CUSTOM`");
        }
      }
      case RestAuthorizer.AWS_IAM, NONE -> {
        if (settings.size() > 1) {
          throw api.invalid(
              "Auth", "nothing else can be set in `Auth` if `AuthType` is `%s`".formatted(type));
        }
      }
      default ->
          throw api.invalid("Auth", "`Auth.AuthType` should be one of `AWS_IAM`, `CUSTOM`, `NONE`");
    }
  }

  /** Writes who may connect into the route by which clients connect. */
  void write(Generated connect) {
    if (!isGiven()) {
      return;
    }
    var type = settings.text("AuthType").orElse("");
    if (type.equals(CUSTOM)) {
      connect.put("AuthorizationType", CUSTOM).put("AuthorizerId", make.ref(authorizerId()));
    } else {
      // AWS compares exactly here: in any other spelling the route stays open.
      connect.put(
          "AuthorizationType", type.equals(RestAuthorizer.AWS_IAM) ? RestAuthorizer.AWS_IAM : NONE);
    }
  }

  /** Returns the authorizer, and the permission to invoke its function where no role is given. */
  List<Generated> resources() {
    if (!settings.text("AuthType").filter(CUSTOM::equals).isPresent()) {
      return List.of();
    }
    var function = settings.get("AuthArn").orElse(settings);
    var authorizer =
        new Generated(authorizerId(), "AWS::ApiGatewayV2::Authorizer", make)
            .put("ApiId", make.ref(api.logicalId()))
            .put("AuthorizerCredentialsArn", settings.get("InvokeRole"))
            .put("AuthorizerType", "REQUEST")
            .put("AuthorizerUri", ApiArns.functionUri("AuthArn", function, make))
            .put("IdentitySource", settings.get("IdentitySource"))
            .put(
                "Name",
                Trees.getTruthy(settings, "Name").orElseGet(() -> make.text(authorizerId())));
    if (Trees.getTruthy(settings, "InvokeRole").isPresent()) {
      return List.of(authorizer);
    }
    return List.of(
        authorizer,
        ApiArns.authorizerPermission(
            api.logicalId() + "AuthorizerPermission",
            ApiArns.ANY_PARTITION,
            function,
            make.ref(api.logicalId()),
            make));
  }

  private String authorizerId() {
    return api.logicalId() + "ConnectAuthorizer";
  }
}
