package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands {@code AWS::Serverless::HttpApi}: an HTTP API and its one stage. */
final class HttpApiExpansion implements ResourceExpansion {
  private static final String CREATED_BY = "httpapi:createdBy";
  private static final String DEFAULT_STAGE = "$default";

  @Override
  public Map<String, String> referable() {
    return Map.of(
        "Stage", "AWS::ApiGatewayV2::Stage", "DomainName", "AWS::ApiGatewayV2::DomainName");
  }

  @Override
  public List<Generated> expand(SamResource resource, Transformation run) {
    var definition = HttpDefinition.of(resource, run);
    var made = new ArrayList<Generated>();
    made.add(api(resource, definition));
    var domain =
        run.parameters()
            .resolve(resource.get("Domain"))
            .map(node -> Subject.resource(resource.logicalId()).mapping(node, "Domain"))
            .map(new V2Domain(resource, CREATED_BY, RecordSetGroups.of(run))::resources)
            .orElse(List.of());
    made.addAll(definition.authorizerPermissions());
    made.addAll(domain);
    var stage = stage(resource, definition);
    made.add(stage);
    propagateTags(resource, definition, made);
    return made;
  }

  private static Generated api(SamResource resource, HttpDefinition definition) {
    var body = definition.written(CREATED_BY);
    var api =
        new Generated(resource.logicalId(), "AWS::ApiGatewayV2::Api", resource.make())
            .dependsOn(resource.dependsOn())
            .attributes(resource.attributes())
            .put("FailOnWarnings", resource.getTruthy("FailOnWarnings"));
    if (resource.getTruthy("DefinitionUri").isPresent()) {
      return api.put(
          "BodyS3Location",
          S3Location.of(
              resource,
              "DefinitionUri",
              resource.get("DefinitionUri").orElseThrow(),
              S3Location.Form.OBJECT));
    }
    return api.put(
        "Body",
        body.orElseThrow(
            () ->
                resource.invalid(
                    "`DefinitionUri` or `DefinitionBody` is required, or an `HttpApi` event of a"
                        + " function")));
  }

  private static Generated stage(SamResource resource, HttpDefinition definition) {
    var make = resource.makeFor("StageName");
    var given = resource.getTruthy("StageName");
    var name = given.isEmpty() ? DEFAULT_STAGE : given.flatMap(Trees::text).orElse("");
    var stage =
        new Generated(stageId(resource.logicalId(), name), "AWS::ApiGatewayV2::Stage", make)
            .attributes(resource.passThroughAttributes())
            .put("ApiId", make.ref(resource.logicalId()))
            .put("StageName", given.orElseGet(() -> make.text(DEFAULT_STAGE)))
            .put("AutoDeploy", true)
            .put("Tags", definition.tags(CREATED_BY));
    for (var property :
        List.of("StageVariables", "AccessLogSettings", "DefaultRouteSettings", "RouteSettings")) {
      stage.put(property, resource.get(property));
    }
    return stage;
  }

  private static String stageId(String apiId, String name) {
    if (LogicalIds.isValid(name)) {
      return apiId + name + "Stage";
    }
    return name.equals(DEFAULT_STAGE)
        ? apiId + "ApiGatewayDefaultStage"
        : LogicalIds.of(apiId + "Stage", name);
  }

  private static void propagateTags(
      SamResource resource, HttpDefinition definition, List<Generated> made) {
    Optional<Node> tags = resource.getTruthy("Tags").flatMap(_ -> definition.tags(CREATED_BY));
    if (!definition.hasBody()) {
      return;
    }
    made.stream()
        .filter(
            generated ->
                generated.type().equals("AWS::ApiGatewayV2::Stage")
                    || generated.type().equals("AWS::ApiGatewayV2::DomainName"))
        .forEach(generated -> generated.put("Tags", tags));
  }
}
