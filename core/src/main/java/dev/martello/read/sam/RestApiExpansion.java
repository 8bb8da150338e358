package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands {@code AWS::Serverless::Api}: a REST API, its deployment and its one stage. */
final class RestApiExpansion implements ResourceExpansion {
  private static final List<String> TAGGED =
      List.of(
          "AWS::ApiGateway::RestApi",
          "AWS::ApiGateway::Stage",
          "AWS::ApiGateway::DomainName",
          "AWS::ApiGateway::DomainNameV2",
          "AWS::ApiGateway::UsagePlan",
          "AWS::ApiGateway::ApiKey",
          "AWS::ApiGateway::DomainNameAccessAssociation");

  @Override
  public Map<String, String> referable() {
    return Map.of(
        "Stage", "AWS::ApiGateway::Stage",
        "Deployment", "AWS::ApiGateway::Deployment",
        "DomainName", "AWS::ApiGateway::DomainName",
        "DomainNameV2", "AWS::ApiGateway::DomainNameV2",
        "UsagePlan", "AWS::ApiGateway::UsagePlan",
        "UsagePlanKey", "AWS::ApiGateway::UsagePlanKey",
        "ApiKey", "AWS::ApiGateway::ApiKey");
  }

  @Override
  public List<Generated> expand(SamResource resource, Transformation run) {
    var api = RestApi.of(resource, run);
    var made = new ArrayList<Generated>();
    var restApi = restApi(api);
    made.add(restApi);
    var domain = new RestApiDomain(api).resources();
    var deployment = deployment(api, restApi, run);
    var stage = stage(api, deployment);
    made.add(deployment);
    made.add(stage);
    made.addAll(new RestAuth(api).permissions());
    made.addAll(domain);
    made.addAll(new UsagePlans(api, stage).resources());
    if (resource.getTruthy("PropagateTags").isPresent()) {
      resource
          .mapping("Tags")
          .filter(tags -> !tags.isEmpty())
          .ifPresent(tags -> propagate(tags, resource.makeFor("Tags"), made));
    }
    return made;
  }

  private static Generated restApi(RestApi api) {
    var resource = api.resource();
    var body = RestDefinition.of(api).written();
    var restApi =
        new Generated(api.id(), "AWS::ApiGateway::RestApi", resource.make())
            .dependsOn(resource.dependsOn())
            .attributes(resource.attributes())
            .put("BinaryMediaTypes", api.binaryMediaTypes())
            .put("MinimumCompressionSize", resource.get("MinimumCompressionSize"));
    RestEndpoint.write(api, restApi);
    var uri = resource.getTruthy("DefinitionUri");
    if (uri.isPresent()) {
      restApi.put(
          "BodyS3Location",
          S3Location.of(resource, "DefinitionUri", uri.get(), S3Location.Form.OBJECT));
    } else {
      restApi.put("Body", body);
    }
    for (var property :
        List.of(
            "FailOnWarnings",
            "Name",
            "Description",
            "Mode",
            "ApiKeySourceType",
            "Policy",
            "SecurityPolicy",
            "EndpointAccessMode")) {
      restApi.put(property, resource.getTruthy(property));
    }
    return restApi;
  }

  private static Generated deployment(RestApi api, Generated restApi, Transformation run) {
    var make = api.resource().make();
    var deployment =
        new Generated(api.id() + "Deployment", "AWS::ApiGateway::Deployment", make)
            .attributes(api.resource().passThroughAttributes())
            .put("RestApiId", make.ref(api.id()));
    if (api.resource().getTruthy("OpenApiVersion").isEmpty()) {
      deployment.put("StageName", "Stage");
    }
    var content = restApi.get("Body").or(() -> restApi.get("BodyS3Location"));
    content
        .filter(Trees::isTruthy)
        .ifPresent(
            body -> {
              var text = DeploymentContent.of(api, body, run);
              deployment.rename(LogicalIds.of(api.id() + "Deployment", text));
              deployment.put("Description", "RestApi deployment id: " + LogicalIds.sha1(text));
            });
    return deployment;
  }

  private static Generated stage(RestApi api, Generated deployment) {
    var resource = api.resource();
    var make = resource.makeFor("StageName");
    var name = resource.text("StageName").orElse("");
    var logicalId =
        LogicalIds.isValid(name)
            ? api.id() + name + "Stage"
            : LogicalIds.of(api.id() + "Stage", name);
    var stage =
        new Generated(logicalId, "AWS::ApiGateway::Stage", make)
            .attributes(resource.passThroughAttributes())
            .put("RestApiId", make.ref(api.id()))
            .put("DeploymentId", make.ref(deployment.logicalId()));
    for (var property :
        List.of(
            "StageName",
            "CacheClusterEnabled",
            "CacheClusterSize",
            "Variables",
            "MethodSettings",
            "AccessLogSetting",
            "CanarySetting",
            "TracingEnabled")) {
      stage.put(property, resource.get(property));
    }
    return stage.put(
        "Tags", resource.mapping("Tags").<Node>map(tags -> resource.makeFor("Tags").tagList(tags)));
  }

  private static void propagate(Node.Mapping tags, Make make, List<Generated> made) {
    made.stream()
        .filter(generated -> TAGGED.contains(generated.type()))
        .forEach(generated -> generated.put("Tags", Optional.of(make.tagList(tags))));
  }
}
