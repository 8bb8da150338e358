package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An authorizer of a REST API as the user configured it.
 *
 * @param kind what decides on a request
 * @param config the user's settings; empty for AWS_IAM
 * @param make makes what the transform adds because of it
 */
record RestAuthorizer(Subject api, String name, Kind kind, Node.Mapping config, Make make) {
  static final String AWS_IAM = "AWS_IAM";

  private static final String EXTENSION = "x-amazon-apigateway-authorizer";

  /** What decides on a request. */
  enum Kind {
    IAM,
    COGNITO,
    LAMBDA_TOKEN,
    LAMBDA_REQUEST
  }

  /** Reads and judges one authorizer's settings. */
  static RestAuthorizer read(Subject api, String name, Node.Mapping config, Make make) {
    var authorizer = new RestAuthorizer(api, name, kindOf(api, name, config), config, make);
    authorizer.check();
    return authorizer;
  }

  /** Returns the built-in authorizer that takes signed requests. */
  static RestAuthorizer iam(Subject api, Make make) {
    return new RestAuthorizer(api, AWS_IAM, Kind.IAM, make.map().build(), make);
  }

  private static Kind kindOf(Subject api, String name, Node.Mapping config) {
    var payload = Trees.get(config, "FunctionPayloadType");
    var type = payload.flatMap(Trees::text).orElse("");
    boolean isKnown = payload.isEmpty() || type.equals("TOKEN") || type.equals("REQUEST");
    if (!isKnown) {
      throw api.invalid(
          payload.get().origin(),
          "authorizer `%s`: `FunctionPayloadType` should be `TOKEN` or `REQUEST`".formatted(name));
    }
    if (Trees.getTruthy(config, "UserPoolArn").isPresent()) {
      return Kind.COGNITO;
    }
    return type.equals("REQUEST") ? Kind.LAMBDA_REQUEST : Kind.LAMBDA_TOKEN;
  }

  private void check() {
    boolean isRequest =
        Trees.text(config.get("FunctionPayloadType")).filter("REQUEST"::equals).isPresent();
    if (isRequest && lacksIdentitySource()) {
      throw api.invalid(
          config.origin(),
          "authorizer `%s` must specify `Identity` with at least one of `Headers`, `QueryStrings`, `StageVariables`, `Context`"
              .formatted(name));
    }
    Trees.get(config, "AuthorizationScopes")
        .ifPresent(scopes -> api.items(scopes, path("AuthorizationScopes")));
    Trees.get(config, "DisableFunctionDefaultPermissions")
        .ifPresent(flag -> api.requireBoolean(flag, path("DisableFunctionDefaultPermissions")));
  }

  private boolean lacksIdentitySource() {
    var identity = Trees.getTruthy(config, "Identity").orElse(null);
    if (identity == null) {
      return true;
    }
    var map = api.mapping(identity, path("Identity"));
    boolean isMissing =
        IdentitySource.PROPERTIES.stream()
            .allMatch(property -> Trees.getTruthy(map, property).isEmpty());
    // Without caching of the answer no identity source is needed.
    boolean isCached = seconds(Trees.get(map, "ReauthorizeEvery")).map(ttl -> ttl > 0).orElse(true);
    return isCached && isMissing;
  }

  private static Optional<Double> seconds(Optional<Node> ttl) {
    return ttl.flatMap(
        node ->
            switch (node) {
              case Node.Num(Number value, String _, Origin _) -> Optional.of(value.doubleValue());
              case Node.Bool(boolean value, Origin _) -> Optional.of(value ? 1.0 : 0.0);
              case Node.Text(String value, Origin _) -> parsed(value.strip());
              case Node.Null _, Node.Sequence _, Node.Mapping _ -> Optional.empty();
            });
  }

  private static Optional<Double> parsed(String text) {
    return text.matches("[+-]?\\d{1,18}")
        ? Optional.of(new BigDecimal(text).doubleValue())
        : Optional.empty();
  }

  private String path(String property) {
    return "Auth.Authorizers.%s.%s".formatted(name, property);
  }

  /** Returns the scopes a method needs unless it names its own. */
  Node scopes() {
    return Trees.get(config, "AuthorizationScopes").orElseGet(() -> make.list());
  }

  /** Returns the function that decides, if it is one that API Gateway must be allowed to invoke. */
  Optional<Node> functionToPermit() {
    boolean isDisabled = Trees.getTruthy(config, "DisableFunctionDefaultPermissions").isPresent();
    return isDisabled ? Optional.empty() : Trees.getTruthy(config, "FunctionArn");
  }

  /** Returns the security definition that stands in the document. */
  Node.Mapping definition(String partition) {
    var built = make.map().put("type", "apiKey").put("name", headerName()).put("in", "header");
    return switch (kind) {
      case IAM -> built.put("x-amazon-apigateway-authtype", "awsSigv4").build();
      case COGNITO ->
          built
              .put("x-amazon-apigateway-authtype", "cognito_user_pools")
              .put(EXTENSION, cognito())
              .build();
      case LAMBDA_TOKEN, LAMBDA_REQUEST ->
          built
              .put("x-amazon-apigateway-authtype", "custom")
              .put(EXTENSION, lambda(partition))
              .build();
    };
  }

  private Node headerName() {
    if (kind == Kind.LAMBDA_REQUEST) {
      return make.text("Unused");
    }
    return identity()
        .flatMap(identity -> Trees.getTruthy(identity, "Header"))
        .orElseGet(() -> make.text("Authorization"));
  }

  private Optional<Node.Mapping> identity() {
    return Trees.getTruthy(config, "Identity")
        .map(identity -> api.mapping(identity, path("Identity")));
  }

  private Node.Mapping cognito() {
    var pools = Trees.getTruthy(config, "UserPoolArn").orElseGet(() -> make.list());
    var list = pools instanceof Node.Sequence ? pools : make.list(pools);
    var built = make.map().put("type", "cognito_user_pools").put("providerARNs", list);
    putValidation(built);
    return built.build();
  }

  private Node.Mapping lambda(String partition) {
    var function = Trees.get(config, "FunctionArn").orElseGet(() -> new Node.Null(make.origin()));
    var built =
        make.map()
            .put("type", kind == Kind.LAMBDA_REQUEST ? "request" : "token")
            .put("authorizerUri", ApiArns.authorizerUri(partition, function, make));
    identity()
        .flatMap(identity -> Trees.get(identity, "ReauthorizeEvery"))
        .ifPresent(ttl -> built.put("authorizerResultTtlInSeconds", ttl));
    ApiArns.invokeRole(config).ifPresent(role -> built.put("authorizerCredentials", role));
    if (kind == Kind.LAMBDA_REQUEST) {
      var sources = identitySources();
      if (!sources.isEmpty()) {
        built.put("identitySource", String.join(", ", sources));
      }
    } else {
      putValidation(built);
    }
    return built.build();
  }

  private List<String> identitySources() {
    var sources = new ArrayList<String>();
    identity()
        .ifPresent(
            identity -> sources.addAll(IdentitySource.ofRest(api, path("Identity"), identity)));
    return sources;
  }

  private void putValidation(dev.martello.syntax.Nodes.MappingBuilder built) {
    identity()
        .flatMap(identity -> Trees.getTruthy(identity, "ValidationExpression"))
        .ifPresent(expression -> built.put("identityValidationExpression", expression));
  }
}
