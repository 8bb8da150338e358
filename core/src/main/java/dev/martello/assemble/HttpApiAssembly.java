package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Cors;
import dev.martello.model.Identity;
import dev.martello.model.Route;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts HTTP and WebSocket APIs together from their routes, integrations and stages. */
final class HttpApiAssembly {
  /*
   * Source: AWS CloudFormation Template Reference, types AWS::ApiGatewayV2::*. An API with the
   * property Target is made with a route, an integration and a stage ("quick create"). The
   * authorization of a WebSocket API is that of its route $connect: "API Gateway authorizes only the
   * $connect route" (API Gateway Developer Guide, "Control and manage access to WebSocket APIs"),
   * every other route is reached over a connection that was let in there.
   */
  private static final String API = "AWS::ApiGatewayV2::Api";
  private static final String INTEGRATION = "AWS::ApiGatewayV2::Integration";
  private static final String CONNECT = "$connect";

  private final References references;
  private final Inventory inventory;
  private final StageSettings settings;
  private final Integrations integrations;
  private final Map<String, List<Resource>> routes;
  private final Map<String, List<Resource>> stages;
  private final Map<String, List<Resource>> authorizers;

  HttpApiAssembly(References references, Integrations integrations) {
    this.integrations = integrations;
    this.references = references;
    this.inventory = references.inventory();
    this.settings = new StageSettings(inventory);
    var owners = new Owners(references, API);
    this.routes = owners.of("AWS::ApiGatewayV2::Route", "ApiId");
    this.stages = owners.of("AWS::ApiGatewayV2::Stage", "ApiId");
    this.authorizers = owners.of("AWS::ApiGatewayV2::Authorizer", "ApiId");
  }

  List<BuiltApi> apis() {
    return inventory.ofType(API).stream().map(this::api).toList();
  }

  /** Returns the routes of APIs that are not declared in what was read. */
  List<BuiltApi.Routed> strayRoutes() {
    var found = new ArrayList<BuiltApi.Routed>();
    for (var route : routes.getOrDefault(Owners.ELSEWHERE, List.of())) {
      var key = route.get("RouteKey").text().show();
      var kind = key.contains(" ") ? Api.Kind.HTTP : Api.Kind.WEBSOCKET;
      found.add(route(route, inventory.identity(route), kind, Map.of()));
    }
    return found;
  }

  /** Returns the authorizers of APIs that are not declared in what was read. */
  List<Api.Authorizer> strayAuthorizers() {
    return authorizers.getOrDefault(Owners.ELSEWHERE, List.of()).stream()
        .map(this::authorizer)
        .toList();
  }

  /** Returns the stages of APIs that are not declared in what was read. */
  List<Api.Stage> strayStages() {
    return stages.getOrDefault(Owners.ELSEWHERE, List.of()).stream()
        .map(settings::httpStage)
        .toList();
  }

  List<FunctionTargets.StageVariables> variables(Resource api) {
    return of(stages, api).stream()
        .map(
            stage ->
                new FunctionTargets.StageVariables(stage.get("StageVariables"), stage.stackId()))
        .toList();
  }

  private static List<Resource> of(Map<String, List<Resource>> index, Resource api) {
    return index.getOrDefault(Inventory.key(api), List.of());
  }

  private BuiltApi api(Resource resource) {
    var identity = inventory.identity(resource);
    boolean isWebSocket =
        resource.get("ProtocolType").text().is("WEBSOCKET"::equalsIgnoreCase).isYes();
    var kind = isWebSocket ? Api.Kind.WEBSOCKET : Api.Kind.HTTP;
    var body = resource.get("Body");
    var definition = new ApiDefinition(resource, identity, kind, integrations);
    var byKey = new LinkedHashMap<String, Api.Authorizer>();
    var callbacks = new ArrayList<BuiltApi.Callback>();
    for (var authorizer : of(authorizers, resource)) {
      var made = authorizer(authorizer);
      byKey.put(Inventory.key(authorizer), made);
      var uri = authorizer.get("AuthorizerUri");
      if (!uri.exists().isNo()) {
        callbacks.add(new BuiltApi.Callback(made, uri, authorizer.stackId()));
      }
    }
    callbacks.addAll(definition.callbacks());
    var routed = new ArrayList<>(definition.routes());
    of(routes, resource).forEach(route -> routed.add(route(route, identity, kind, byKey)));
    if (!resource.get("Target").exists().isNo()) {
      routed.add(quickRoute(resource, identity, kind));
    }
    var all = isWebSocket ? withAuthorizationOfConnect(routed, resource) : routed;
    var sorted = all.stream().sorted(Routes.ORDER).toList();
    var allAuthorizers = new ArrayList<>(byKey.values());
    allAuthorizers.addAll(definition.authorizers());
    var cors = new ArrayList<>(cors(resource));
    cors.addAll(definition.cors());
    var api =
        new Api(
            identity,
            kind,
            references.texts().canonical(name(resource, body), resource.stackId()),
            sorted.stream().map(BuiltApi.Routed::route).toList(),
            stages(resource),
            allAuthorizers,
            List.of(),
            List.of(Val.serviceDefault("REGIONAL", API + " endpoint type")),
            cors,
            DefaultEndpoints.isDisabled(resource, body),
            List.of(),
            resource.logicalId().equals("ServerlessHttpApi"),
            hasKnownRoutes(resource, definition),
            definitionOrigin(resource));
    return new BuiltApi(api, sorted, callbacks);
  }

  private List<Api.Stage> stages(Resource api) {
    var found = new ArrayList<Api.Stage>();
    of(stages, api).forEach(stage -> found.add(settings.httpStage(stage)));
    if (!api.get("Target").exists().isNo()) {
      found.add(settings.quickStage(api));
    }
    return found;
  }

  private static Val<String> name(Resource resource, View body) {
    var name = resource.get("Name");
    return name.exists().isNo() ? body.get("info", "title").text() : name.text();
  }

  private static Tri hasKnownRoutes(Resource resource, ApiDefinition definition) {
    if (!resource.get("BodyS3Location").exists().isNo()) {
      return Tri.NO;
    }
    return resource.get("Body").exists().isNo() ? Tri.YES : definition.isKnown();
  }

  private static Origin definitionOrigin(Resource resource) {
    for (var property : List.of("BodyS3Location", "Body")) {
      var view = resource.get(property);
      if (!view.exists().isNo()) {
        return view.origin();
      }
    }
    return resource.origin();
  }

  private static List<Cors> cors(Resource resource) {
    var cors = resource.get("CorsConfiguration");
    return cors.exists().isNo()
        ? List.of()
        : List.of(
            new Cors(
                cors.get("AllowOrigins").texts(),
                cors.get("AllowMethods").texts(),
                cors.get("AllowHeaders").texts(),
                cors.get("AllowCredentials")
                    .bool(false, API + " CorsConfiguration AllowCredentials"),
                cors.origin()));
  }

  private Api.Authorizer authorizer(Resource resource) {
    var jwt = resource.get("JwtConfiguration");
    return new Api.Authorizer(
        inventory.identity(resource),
        resource.get("Name").text().show(),
        Texts.upperCase(resource.get("AuthorizerType").text()),
        jwt.get("Audience").texts(),
        jwt.get("Issuer").text(),
        List.of(),
        resource.get("AuthorizerUri").text(),
        resource.get("AuthorizerCredentialsArn").text(),
        resource.get("IdentitySource").texts(),
        resource.get("AuthorizerResultTtlInSeconds").number(),
        resource
            .get("EnableSimpleResponses")
            .bool(false, "AWS::ApiGatewayV2::Authorizer EnableSimpleResponses"));
  }

  // routes

  private BuiltApi.Routed route(
      Resource resource, Identity api, Api.Kind kind, Map<String, Api.Authorizer> apiAuthorizers) {
    var keys = RouteKeys.of(resource.get("RouteKey").text(), kind);
    var integration = references.find(resource.get("Target"), resource, INTEGRATION).only();
    var properties = integration.map(Resource::properties);
    var view = properties.orElseGet(() -> resource.get("Integration"));
    var route =
        new Route(
            api,
            inventory.identity(resource),
            kind,
            keys.method(),
            keys.path(),
            RouteAuthorizations.of(
                resource, "AWS::ApiGatewayV2::Authorizer", apiAuthorizers, references),
            resource.get("ApiKeyRequired").bool(false, "AWS::ApiGatewayV2::Route ApiKeyRequired"),
            integrations.read(
                view,
                Integrations.Form.ROUTE,
                kind,
                integration.orElse(resource),
                integration.map(Resource::origin).orElse(resource.origin())),
            new Route.Validation(Tri.NO, Tri.NO, resource.origin()),
            List.of(),
            List.of(),
            Route.Access.UNDECIDED,
            resource.exists(),
            resource.origin());
    return new BuiltApi.Routed(
        route,
        view.get("IntegrationUri"),
        integration.map(Resource::stackId).orElse(resource.stackId()));
  }

  /** The route of an API that is made with nothing but a target. */
  private BuiltApi.Routed quickRoute(Resource resource, Identity api, Api.Kind kind) {
    var target = resource.get("Target");
    var key = resource.get("RouteKey").text("$default", API + " RouteKey");
    var keys = RouteKeys.of(key, kind);
    var route =
        new Route(
            api,
            api,
            kind,
            keys.method(),
            keys.path(),
            new Route.Authorization(
                Val.serviceDefault("NONE", "AWS::ApiGatewayV2::Route AuthorizationType"),
                List.of(),
                List.of(),
                target.origin()),
            Val.serviceDefault(false, "AWS::ApiGatewayV2::Route ApiKeyRequired"),
            integrations.quick(target, resource.get("CredentialsArn"), resource),
            new Route.Validation(Tri.NO, Tri.NO, target.origin()),
            List.of(),
            List.of(),
            Route.Access.UNDECIDED,
            target.exists().and(api.exists()),
            target.origin());
    return new BuiltApi.Routed(route, target, resource.stackId());
  }

  private static List<BuiltApi.Routed> withAuthorizationOfConnect(
      List<BuiltApi.Routed> routed, Resource api) {
    var authorization =
        routed.stream()
            .map(BuiltApi.Routed::route)
            .filter(HttpApiAssembly::isConnect)
            .map(Route::authorization)
            .findFirst()
            .orElseGet(
                () ->
                    new Route.Authorization(
                        Val.serviceDefault("NONE", "authorization of the route $connect"),
                        List.of(),
                        List.of(),
                        api.origin()));
    return routed.stream().map(one -> withAuthorization(one, authorization)).toList();
  }

  private static boolean isConnect(Route route) {
    return route.path().isEqualTo(CONNECT).isYes();
  }

  private static BuiltApi.Routed withAuthorization(
      BuiltApi.Routed routed, Route.Authorization authorization) {
    var route = routed.route();
    if (isConnect(route)) {
      return routed;
    }
    return new BuiltApi.Routed(
        route.withAuthorization(authorization), routed.uri(), routed.stackId());
  }
}
