package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands {@code AWS::Serverless::WebSocketApi}: a WebSocket API, its routes and its one stage. */
final class WebSocketApiExpansion implements ResourceExpansion {
  private static final String CREATED_BY = "websocketapi:createdBy";
  private static final List<String> TAGGED =
      List.of(
          "AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Stage", "AWS::ApiGatewayV2::DomainName");

  @Override
  public Map<String, String> referable() {
    return Map.of(
        "Stage", "AWS::ApiGatewayV2::Stage", "DomainName", "AWS::ApiGatewayV2::DomainName");
  }

  @Override
  public List<Generated> expand(SamResource resource, Transformation run) {
    var subject = Subject.resource(resource.logicalId());
    var routes = resolved(resource, "Routes", run).filter(map -> !map.isEmpty());
    if (routes.isEmpty()) {
      throw resource.invalid("Routes", "a WebSocket API needs at least one route");
    }
    var auth = WebSocketAuth.of(resource, resolved(resource, "Auth", run));
    var domain = resolved(resource, "Domain", run);
    refuse(resource, domain);
    var made = new ArrayList<Generated>();
    made.add(api(resource));
    var written = new WebSocketRoutes(resource, auth);
    for (var route : routes.get().entries()) {
      made.addAll(
          written.resources(route, subject.mapping(route.value(), "Routes." + route.key())));
    }
    if (auth.isGiven() && !routes.get().has(WebSocketRoutes.CONNECT)) {
      throw resource.invalid("Auth", "`Auth` works only with a `$connect` route");
    }
    // AWS puts the records of each WebSocket API in a group of its own.
    domain
        .map(new V2Domain(resource, CREATED_BY, new RecordSetGroups())::resources)
        .ifPresent(made::addAll);
    made.add(stage(resource, made));
    made.addAll(auth.resources());
    propagateTags(resource, made);
    return made;
  }

  private static Optional<Node.Mapping> resolved(
      SamResource resource, String property, Transformation run) {
    return run.parameters()
        .resolve(resource.get(property))
        .map(node -> Subject.resource(resource.logicalId()).mapping(node, property));
  }

  private static void refuse(SamResource resource, Optional<Node.Mapping> domain) {
    boolean isMutual =
        domain.flatMap(map -> Trees.getTruthy(map, "MutualTlsAuthentication")).isPresent();
    if (isMutual) {
      throw resource.invalid("Domain", "a WebSocket API's domain does not support mutual TLS");
    }
    resource
        .get("IpAddressType")
        .filter(node -> !Intrinsics.isIntrinsic(node))
        .filter(node -> !List.of("ipv4", "dualstack").contains(Trees.text(node).orElse("")))
        .ifPresent(
            _ -> {
              throw resource.invalid(
                  "IpAddressType", "`IpAddressType` should be `ipv4` or `dualstack`");
            });
  }

  private static Generated api(SamResource resource) {
    var make = resource.make();
    var api =
        new Generated(resource.logicalId(), "AWS::ApiGatewayV2::Api", make)
            .dependsOn(resource.dependsOn())
            .put("ProtocolType", "WEBSOCKET")
            .put("Tags", tags(resource));
    for (var property :
        List.of(
            "ApiKeySelectionExpression",
            "Description",
            "DisableExecuteApiEndpoint",
            "DisableSchemaValidation",
            "IpAddressType",
            "RouteSelectionExpression")) {
      api.put(property, resource.get(property));
    }
    return api.put("Name", resource.get("Name").orElseGet(() -> make.text(resource.logicalId())));
  }

  private static Node.Mapping tags(SamResource resource) {
    var make = resource.make();
    return resource
        .mapping("Tags")
        .orElseGet(() -> make.map().build())
        .with(CREATED_BY, make.text("SAM"));
  }

  private static Generated stage(SamResource resource, List<Generated> made) {
    var make = resource.makeFor("StageName");
    var given = resource.get("StageName");
    var name = given.isEmpty() ? "default" : given.flatMap(Trees::text).orElse("");
    if (name.equals("$default")) {
      throw resource.invalid("StageName", "a WebSocket API's stage cannot be named `$default`");
    }
    var readable = name.equals("default") ? "Default" : name;
    var stage =
        new Generated(resource.logicalId() + readable + "Stage", "AWS::ApiGatewayV2::Stage", make)
            .put("ApiId", make.ref(resource.logicalId()))
            .put("StageName", given.orElseGet(() -> make.text("default")))
            .put("Tags", make.map().put(CREATED_BY, "SAM").build())
            .put("AutoDeploy", true);
    for (var property :
        List.of("StageVariables", "AccessLogSettings", "DefaultRouteSettings", "RouteSettings")) {
      stage.put(property, resource.get(property));
    }
    if (resource.getTruthy("RouteSettings").isPresent()) {
      var routes =
          made.stream()
              .filter(generated -> generated.type().equals("AWS::ApiGatewayV2::Route"))
              .map(Generated::logicalId)
              .toList();
      stage.attribute("DependsOn", make.texts(routes));
    }
    return stage;
  }

  private static void propagateTags(SamResource resource, List<Generated> made) {
    boolean isWanted =
        resource.getTruthy("PropagateTags").isPresent() && resource.get("Tags").isPresent();
    if (isWanted) {
      made.stream()
          .filter(generated -> TAGGED.contains(generated.type()))
          .forEach(generated -> generated.put("Tags", tags(resource)));
    }
  }
}
