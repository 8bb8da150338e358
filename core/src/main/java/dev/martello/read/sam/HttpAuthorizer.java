package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An authorizer of an HTTP API as the user configured it.
 *
 * @param kind what decides on a request
 * @param config the user's settings; empty for AWS_IAM
 * @param make makes what the transform adds because of it
 */
record HttpAuthorizer(Subject api, String name, Kind kind, Node.Mapping config, Make make) {
  private static final String EXTENSION = "x-amazon-apigateway-authorizer";

  private static final List<String> JWT_ONLY =
      List.of("AuthorizationScopes", "JwtConfiguration", "IdentitySource");
  private static final List<String> LAMBDA_ONLY =
      List.of(
          "FunctionArn",
          "FunctionInvokeRole",
          "Identity",
          "AuthorizerPayloadFormatVersion",
          "EnableSimpleResponses",
          "EnableFunctionDefaultPermissions");

  /** What decides on a request. */
  enum Kind {
    IAM,
    JWT,
    LAMBDA
  }

  /** Reads and judges one authorizer's settings. */
  static HttpAuthorizer read(Subject api, String name, Node.Mapping config, Make make) {
    var kind = Trees.getTruthy(config, "JwtConfiguration").isPresent() ? Kind.JWT : Kind.LAMBDA;
    var authorizer = new HttpAuthorizer(api, name, kind, config, make);
    authorizer.check();
    return authorizer;
  }

  /** Returns the built-in authorizer that takes signed requests. */
  static HttpAuthorizer iam(Subject api, Make make) {
    return new HttpAuthorizer(api, RestAuthorizer.AWS_IAM, Kind.IAM, make.map().build(), make);
  }

  private void check() {
    if (config.has("OpenIdConnectUrl")) {
      throw invalid("`OpenIdConnectUrl` is no longer supported; use `JwtConfiguration`");
    }
    Trees.get(config, "AuthorizationScopes")
        .ifPresent(scopes -> api.items(scopes, path("AuthorizationScopes")));
    if (kind == Kind.JWT) {
      refuse(LAMBDA_ONLY, "Lambda");
      api.mapping(config.get("JwtConfiguration").orElse(config), path("JwtConfiguration"));
      require("IdentitySource");
    } else {
      refuse(JWT_ONLY, "OAuth2");
      require("FunctionArn");
      require("AuthorizerPayloadFormatVersion");
    }
    Trees.get(config, "EnableFunctionDefaultPermissions")
        .ifPresent(flag -> api.requireBoolean(flag, path("EnableFunctionDefaultPermissions")));
  }

  private void refuse(List<String> properties, String only) {
    for (var property : properties) {
      if (Trees.get(config, property).isPresent()) {
        throw invalid("`%s` is only for %s authorizers".formatted(property, only));
      }
    }
  }

  private void require(String property) {
    if (Trees.getTruthy(config, property).isEmpty()) {
      throw invalid("`%s` is required".formatted(property));
    }
  }

  private SamInvalid invalid(String message) {
    return api.invalid(make.origin(), "authorizer `%s`: %s".formatted(name, message));
  }

  private String path(String property) {
    return "Auth.Authorizers.%s.%s".formatted(name, property);
  }

  /** Returns the scopes a method needs unless it names its own. */
  Node scopes() {
    return Trees.get(config, "AuthorizationScopes").orElseGet(() -> make.list());
  }

  /** Returns the function that decides, if API Gateway is to be allowed to invoke it. */
  Optional<Node> functionToPermit() {
    return Trees.getTruthy(config, "FunctionArn")
        .filter(_ -> Trees.isTrue(config.get("EnableFunctionDefaultPermissions")));
  }

  /** Returns the security scheme that stands in the document. */
  Node.Mapping definition(String partition) {
    return switch (kind) {
      case IAM -> key("Authorization").put("x-amazon-apigateway-authtype", "awsSigv4").build();
      case JWT -> make.map().put("type", "oauth2").put(EXTENSION, jwt()).build();
      case LAMBDA -> key("Unused").put(EXTENSION, lambda(partition)).build();
    };
  }

  private dev.martello.syntax.Nodes.MappingBuilder key(String header) {
    return make.map().put("type", "apiKey").put("name", header).put("in", "header");
  }

  private Node.Mapping jwt() {
    var written =
        api.mapping(config.get("JwtConfiguration").orElse(config), path("JwtConfiguration"));
    var lower =
        Node.Mapping.of(
            written.stream()
                .map(
                    entry ->
                        new Node.Entry(
                            entry.key().toLowerCase(Locale.ROOT), entry.keyOrigin(), entry.value()))
                .toList(),
            written.origin());
    return make.map()
        .put("jwtConfiguration", lower)
        .put("identitySource", config.get("IdentitySource").orElse(written))
        .put("type", "jwt")
        .build();
  }

  private Node.Mapping lambda(String partition) {
    var built = make.map().put("type", "request");
    Trees.get(config, "FunctionArn")
        .ifPresent(
            function ->
                built.put("authorizerUri", ApiArns.authorizerUri(partition, function, make)));
    ApiArns.invokeRole(config).ifPresent(role -> built.put("authorizerCredentials", role));
    Trees.getTruthy(config, "Identity")
        .map(node -> api.mapping(node, path("Identity")))
        .ifPresent(
            identity -> {
              Trees.get(identity, "ReauthorizeEvery")
                  .ifPresent(ttl -> built.put("authorizerResultTtlInSeconds", ttl));
              built.put(
                  "identitySource",
                  make.texts(IdentitySource.ofHttp(api, path("Identity"), identity)));
            });
    for (var passed :
        List.of(
            Map.entry("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion"),
            Map.entry("EnableSimpleResponses", "enableSimpleResponses"))) {
      Trees.getTruthy(config, passed.getKey())
          .ifPresent(value -> built.put(passed.getValue(), value));
    }
    return built.build();
  }
}
