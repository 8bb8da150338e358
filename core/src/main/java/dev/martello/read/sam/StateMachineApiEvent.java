package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Locale;

/** Lets a route of a REST API start an execution of a state machine. */
final class StateMachineApiEvent implements EventExpansion {

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    if (ApiDefinitions.of(run).isRejected(event)) {
      return List.of();
    }
    var api = ApiReference.of(event, "RestApiId", run);
    api.stage();
    var role = role(event, target);
    if (ApiDefinitions.of(run).isManaged(api.apiId())) {
      api.document(run).ifPresent(document -> integrate(document, event, target, api, role, run));
    }
    return List.of(role);
  }

  private static Generated role(SamEvent event, EventTarget target) {
    var make = event.make();
    var logicalId = event.logicalId() + "Role";
    var trust =
        make.map()
            .put("Version", "2012-10-17")
            .put(
                "Statement",
                make.list(
                    make.map()
                        .put("Action", make.texts("sts:AssumeRole"))
                        .put("Effect", "Allow")
                        .put(
                            "Principal",
                            make.map()
                                .put("Service", make.texts("apigateway.amazonaws.com"))
                                .build())
                        .build()))
            .build();
    var document =
        make.map()
            .put(
                "Statement",
                make.list(
                    make.map()
                        .put("Action", "states:StartExecution")
                        .put("Effect", "Allow")
                        .put("Resource", target.arn(make))
                        .build()))
            .build();
    var policy =
        make.map()
            .put("PolicyName", logicalId + "StartExecutionPolicy")
            .put("PolicyDocument", document)
            .build();
    return new Generated(logicalId, "AWS::IAM::Role", make)
        .attributes(target.passThroughAttributes())
        .put("AssumeRolePolicyDocument", trust)
        .put("Policies", make.list(policy))
        .put("PermissionsBoundary", target.owner().getTruthy("PermissionsBoundary"));
  }

  private static void integrate(
      OpenApiDocument document,
      SamEvent event,
      EventTarget target,
      ApiReference api,
      Generated role,
      Transformation run) {
    var make = event.make();
    var path = event.text("Path").orElse("");
    var method = event.text("Method").orElse("").toLowerCase(Locale.ROOT);
    if (document.hasIntegration(path, method)) {
      throw event.invalid(
          "method `%s` of path `%s` is defined more than once".formatted(method, path));
    }
    document.add(path, method, make);
    var integration = integration(event, target, role, make);
    var condition = Integrations.condition(target);
    var missing = make.map().put("responses", responses(make)).build();
    document.rewriteItems(
        path, item -> Integrations.add(item, path, method, integration, missing, condition, make));
    event
        .getTruthy("Auth")
        .map(auth -> Subject.event(event.name()).mapping(auth, "Auth"))
        .ifPresent(
            auth ->
                new RestEventAuth(event, auth, api, api.auth(run.parameters()), path, method)
                    .write(
                        document,
                        run.context().partition(),
                        event.get("Stage").orElseGet(() -> new Node.Null(make.origin()))));
  }

  private static Node.Mapping integration(
      SamEvent event, EventTarget target, Generated role, Make make) {
    var uri =
        make.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution");
    var responses =
        make.map()
            .put("200", make.map().put("statusCode", "200").build())
            .put("400", make.map().put("statusCode", "400").build())
            .build();
    return make.map()
        .put("type", "aws")
        .put("httpMethod", "POST")
        .put("uri", Integrations.when(Integrations.condition(target), uri, make))
        .put("responses", responses)
        .put("credentials", role.getAtt("Arn"))
        .put(
            "requestTemplates",
            make.map().put("application/json", make.sub(template(event, target))).build())
        .build();
  }

  private static String template(SamEvent event, EventTarget target) {
    // The unescaped form is no JSON until API Gateway has run the mapping template.
    var format =
        event.getTruthy("UnescapeMappingTemplate").isPresent()
            ? "{\"input\":"
                + " \"$util.escapeJavaScript($input.json('$')).replaceAll(\"\\\\'\",\"'\")\","
                + " \"stateMachineArn\": \"${%s}\"}"
            : "{\"input\": \"$util.escapeJavaScript($input.json('$'))\", \"stateMachineArn\":"
                + " \"${%s}\"}";
    return format.formatted(target.invoked().logicalId());
  }

  private static Node.Mapping responses(Make make) {
    return make.map()
        .put("200", make.map().put("description", "OK").build())
        .put("400", make.map().put("description", "Bad Request").build())
        .build();
  }
}
