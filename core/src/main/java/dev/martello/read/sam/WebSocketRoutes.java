package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Locale;

/** Makes what each route of a WebSocket API needs: route, integration and permission. */
final class WebSocketRoutes {
  static final String CONNECT = "$connect";
  private static final List<String> SPECIAL = List.of(CONNECT, "$disconnect", "$default");

  private final SamResource api;
  private final WebSocketAuth auth;

  WebSocketRoutes(SamResource api, WebSocketAuth auth) {
    this.api = api;
    this.auth = auth;
  }

  /** Returns the resources of one route; its key is what a message selects it by. */
  List<Generated> resources(Node.Entry route, Node.Mapping settings) {
    var make = Make.because(api.logicalId(), route.keyOrigin());
    var prefix = api.logicalId() + readable(route);
    var function =
        settings
            .get("FunctionArn")
            .orElseThrow(
                () -> invalid(route, "route `%s` lacks `FunctionArn`".formatted(route.key())));
    var integration = integration(prefix + "Integration", settings, function, make);
    return List.of(
        route(prefix + "Route", route, settings, integration, make),
        integration,
        permission(prefix + "Permission", route.key(), function, make));
  }

  private String readable(Node.Entry route) {
    var key = SPECIAL.contains(route.key()) ? route.key().substring(1) : route.key();
    if (!LogicalIds.isValid(key)) {
      throw invalid(
          route,
          "route key `%s` must be alphanumeric, or one of `$connect`, `$disconnect`, `$default`"
              .formatted(route.key()));
    }
    return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).toLowerCase(Locale.ROOT);
  }

  private Generated route(
      String logicalId, Node.Entry route, Node.Mapping settings, Generated integration, Make make) {
    var made =
        new Generated(logicalId, "AWS::ApiGatewayV2::Route", make)
            .put("RouteKey", route.key())
            .put("ApiId", make.ref(api.logicalId()))
            .put(
                "Target",
                make.join("/", make.text("integrations"), make.ref(integration.logicalId())));
    for (var property :
        List.of(
            "ApiKeyRequired",
            "ModelSelectionExpression",
            "OperationName",
            "RequestModels",
            "RouteResponseSelectionExpression")) {
      made.put(property, settings.get(property));
    }
    var parameters = Trees.getTruthy(settings, "RequestParameters");
    if (parameters.isPresent() && !route.key().equals(CONNECT)) {
      throw invalid(route, "`RequestParameters` works only for the `$connect` route");
    }
    made.put("RequestParameters", parameters);
    if (route.key().equals(CONNECT)) {
      auth.write(made);
    }
    return made;
  }

  private Generated integration(String logicalId, Node.Mapping settings, Node function, Make make) {
    return new Generated(logicalId, "AWS::ApiGatewayV2::Integration", make)
        .put("ApiId", make.ref(api.logicalId()))
        .put("IntegrationType", "AWS_PROXY")
        .put("IntegrationUri", ApiArns.functionUri("FunctionArn", function, make))
        .put("TimeoutInMillis", settings.get("IntegrationTimeout"));
  }

  private Generated permission(String logicalId, String routeKey, Node function, Make make) {
    var stage = api.get("StageName").orElseGet(() -> make.text("default"));
    var arn =
        "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${%s.ApiId}/%s/%s";
    var source =
        stage instanceof Node.Text(String name, var _)
            ? make.sub(arn.formatted(api.logicalId(), name, routeKey))
            : make.sub(
                arn.formatted(api.logicalId(), "${__StageName__}", routeKey),
                make.map().put("__StageName__", stage).build());
    return ApiArns.permission(logicalId, function, source, make);
  }

  private SamInvalid invalid(Node.Entry route, String message) {
    return Subject.resource(api.logicalId()).invalid(route.keyOrigin(), message);
  }
}
