package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Cors;
import dev.martello.model.Identity;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Route;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts REST APIs together from their resources, methods, stages and OpenAPI bodies. */
final class RestApiAssembly {
  /*
   * Source: AWS CloudFormation Template Reference, types AWS::ApiGateway::*. A method belongs to the
   * API it names and has the path of the resource it names; a path is the path parts from the root
   * down, bounded by DEEPEST because templates can refer in circles.
   */
  private static final String REST_API = "AWS::ApiGateway::RestApi";
  private static final String IMPLICIT = "ServerlessRestApi";
  private static final int DEEPEST = 64;

  private final References references;
  private final Inventory inventory;
  private final PolicyReader policies;
  private final StageSettings settings;
  private final Integrations integrations;
  private final Map<String, List<Resource>> methods;
  private final Map<String, List<Resource>> stages;
  private final Map<String, List<Resource>> deployments;
  private final Map<String, List<Resource>> plans;
  private final Map<String, List<Resource>> authorizers;
  private final Map<String, Val<String>> paths = new HashMap<>();

  RestApiAssembly(References references, PolicyReader policies, Integrations integrations) {
    this.integrations = integrations;
    this.references = references;
    this.inventory = references.inventory();
    this.policies = policies;
    this.settings = new StageSettings(inventory);
    var owners = new Owners(references, REST_API);
    this.methods = owners.of("AWS::ApiGateway::Method", "RestApiId");
    this.stages = owners.of("AWS::ApiGateway::Stage", "RestApiId");
    this.deployments = owners.of("AWS::ApiGateway::Deployment", "RestApiId");
    this.authorizers = owners.of("AWS::ApiGateway::Authorizer", "RestApiId");
    this.plans = owners.ofItems("AWS::ApiGateway::UsagePlan", "ApiStages", "ApiId");
  }

  List<BuiltApi> apis() {
    return inventory.ofType(REST_API).stream().map(this::api).toList();
  }

  /** Returns the methods of APIs that are not declared in what was read. */
  List<BuiltApi.Routed> strayRoutes() {
    var routes = new ArrayList<BuiltApi.Routed>();
    for (var method : methods.getOrDefault(Owners.ELSEWHERE, List.of())) {
      routes.add(route(method, inventory.identity(method), Map.of()));
    }
    return routes;
  }

  /** Returns the authorizers of APIs that are not declared in what was read. */
  List<Api.Authorizer> strayAuthorizers() {
    return authorizers.getOrDefault(Owners.ELSEWHERE, List.of()).stream()
        .map(this::authorizer)
        .toList();
  }

  /** Returns the stages of APIs that are not declared in what was read. */
  List<Api.Stage> strayStages() {
    var found = new ArrayList<Api.Stage>();
    stages
        .getOrDefault(Owners.ELSEWHERE, List.of())
        .forEach(stage -> found.add(settings.restStage(stage)));
    addDeployed(
        deployments.getOrDefault(Owners.ELSEWHERE, List.of()),
        stages.getOrDefault(Owners.ELSEWHERE, List.of()),
        found);
    return found;
  }

  List<FunctionTargets.StageVariables> variables(Resource api) {
    var found = new ArrayList<FunctionTargets.StageVariables>();
    for (var stage : of(stages, api)) {
      found.add(new FunctionTargets.StageVariables(stage.get("Variables"), stage.stackId()));
    }
    for (var deployment : of(deployments, api)) {
      var values = deployment.get("StageDescription", "Variables");
      found.add(new FunctionTargets.StageVariables(values, deployment.stackId()));
    }
    return found;
  }

  private static List<Resource> of(Map<String, List<Resource>> index, Resource api) {
    return index.getOrDefault(Inventory.key(api), List.of());
  }

  private BuiltApi api(Resource resource) {
    var identity = inventory.identity(resource);
    var body = resource.get("Body");
    var definition = new ApiDefinition(resource, identity, Api.Kind.REST, integrations);
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
    var routed = new ArrayList<>(definition.routes());
    var cors = new ArrayList<Cors>(definition.cors());
    for (var method : of(methods, resource)) {
      routed.add(route(method, identity, byKey));
      if (method.get("HttpMethod").text().is("OPTIONS"::equalsIgnoreCase).isYes()) {
        for (var answer : method.get("Integration", "IntegrationResponses").items()) {
          cors.addAll(PreflightAnswers.rules(answer.get("ResponseParameters")));
        }
      }
    }
    routed.sort(Routes.ORDER);
    callbacks.addAll(definition.callbacks());
    var allAuthorizers = new ArrayList<>(byKey.values());
    allAuthorizers.addAll(definition.authorizers());
    var api =
        new Api(
            identity,
            Api.Kind.REST,
            references.texts().canonical(name(resource, body), resource.stackId()),
            routed.stream().map(BuiltApi.Routed::route).toList(),
            stages(resource),
            allAuthorizers,
            policies(resource, body),
            endpointTypes(resource),
            cors,
            DefaultEndpoints.isDisabled(resource, body),
            of(plans, resource).stream().map(settings::usagePlan).toList(),
            resource.logicalId().equals(IMPLICIT),
            hasKnownRoutes(resource, definition),
            definitionOrigin(resource));
    return new BuiltApi(api, routed, callbacks);
  }

  private static Val<String> name(Resource resource, View body) {
    var name = resource.get("Name");
    return name.exists().isNo() ? body.get("info", "title").text() : name.text();
  }

  private static Tri hasKnownRoutes(Resource resource, ApiDefinition definition) {
    if (!resource.get("BodyS3Location").exists().isNo()
        || !resource.get("CloneFrom").exists().isNo()) {
      return Tri.NO;
    }
    return resource.get("Body").exists().isNo() ? Tri.YES : definition.isKnown();
  }

  private static Origin definitionOrigin(Resource resource) {
    for (var property : List.of("BodyS3Location", "CloneFrom", "Body")) {
      var view = resource.get(property);
      if (!view.exists().isNo()) {
        return view.origin();
      }
    }
    return resource.origin();
  }

  private List<PolicyDocument> policies(Resource resource, View body) {
    var own = resource.get("Policy");
    var written = own.exists().isNo() ? body.get("x-amazon-apigateway-policy") : own;
    return written.exists().isNo() ? List.of() : List.of(policies.read(written, resource));
  }

  private static List<Val<String>> endpointTypes(Resource resource) {
    var types = resource.get("EndpointConfiguration", "Types");
    if (!types.exists().isNo()) {
      return types.texts();
    }
    var parameter = resource.get("Parameters", "endpointConfigurationTypes");
    return parameter.exists().isNo()
        ? List.of(Val.serviceDefault("EDGE", REST_API + " EndpointConfiguration"))
        : List.of(parameter.text());
  }

  private List<Api.Stage> stages(Resource api) {
    var found = new ArrayList<Api.Stage>();
    of(stages, api).forEach(stage -> found.add(settings.restStage(stage)));
    addDeployed(of(deployments, api), of(stages, api), found);
    return found;
  }

  private void addDeployed(
      List<Resource> deployments, List<Resource> stages, List<Api.Stage> found) {
    for (var deployment : deployments) {
      if (isDescribing(deployment)
          && !isNamedByStage(deployment, stages)
          && !isLeftBySam(deployment, stages)) {
        found.add(settings.deployedStage(deployment));
      }
    }
  }

  /** A description without a name, which AWS refuses, still says how the stage is meant. */
  private static boolean isDescribing(Resource deployment) {
    return !deployment.get("StageName").exists().isNo()
        || !deployment.get("StageDescription").exists().isNo();
  }

  /**
   * SAM's deployments make a stage {@code Stage} that nobody asked for (SAM Developer Guide,
   * "OpenApiVersion": "prevents the creation of a stage named Stage"). It serves the same routes as
   * the one that was asked for, whose settings are those that can be mended. Told by its name and
   * by the other stage, so that a template and its own expansion are judged alike.
   */
  private static boolean isLeftBySam(Resource deployment, List<Resource> stages) {
    return !stages.isEmpty()
        && deployment.get("StageDescription").exists().isNo()
        && deployment.get("StageName").text().isEqualTo("Stage").isYes();
  }

  /** A deployment that names a stage which is declared as well does not make another one. */
  private static boolean isNamedByStage(Resource deployment, List<Resource> stages) {
    var name = deployment.get("StageName").text().show();
    return stages.stream().anyMatch(stage -> stage.get("StageName").text().show().equals(name));
  }

  private Api.Authorizer authorizer(Resource resource) {
    return new Api.Authorizer(
        inventory.identity(resource),
        resource.get("Name").text().show(),
        resource.get("Type").text(),
        List.of(),
        Val.known("", resource.origin()),
        resource.get("ProviderARNs").texts(),
        resource.get("AuthorizerUri").text(),
        resource.get("AuthorizerCredentials").text(),
        Texts.splitAtCommas(resource.get("IdentitySource").text()),
        resource.get("AuthorizerResultTtlInSeconds").number(),
        Val.serviceDefault(false, "AWS::ApiGateway::Authorizer answers with a policy"));
  }

  // methods

  private BuiltApi.Routed route(
      Resource method, Identity api, Map<String, Api.Authorizer> apiAuthorizers) {
    var integration = method.get("Integration");
    var verb = Texts.upperCase(method.get("HttpMethod").text());
    var route =
        new Route(
            api,
            inventory.identity(method),
            Api.Kind.REST,
            verb,
            path(method.get("ResourceId"), method, DEEPEST),
            RouteAuthorizations.of(
                method, "AWS::ApiGateway::Authorizer", apiAuthorizers, references),
            method.get("ApiKeyRequired").bool(false, "AWS::ApiGateway::Method ApiKeyRequired"),
            integrations.read(
                integration, Integrations.Form.METHOD, Api.Kind.REST, method, integration.origin()),
            validation(method),
            parameters(method),
            BodyModels.ofMethod(method, references),
            Route.Access.UNDECIDED,
            method.exists(),
            method.origin());
    return new BuiltApi.Routed(route, integration.get("Uri"), method.stackId());
  }

  private static List<Route.Parameter> parameters(Resource method) {
    var found = new ArrayList<Route.Parameter>();
    for (var field : method.get("RequestParameters").fields()) {
      var isRequired = field.value().bool(false, "AWS::ApiGateway::Method RequestParameters");
      found.add(new Route.Parameter(field.key(), isRequired, field.keyOrigin()));
    }
    return found;
  }

  private Route.Validation validation(Resource method) {
    var chosen = method.get("RequestValidatorId");
    if (chosen.exists().isNo()) {
      return new Route.Validation(Tri.NO, Tri.NO, method.origin());
    }
    var validator = references.find(chosen, method, "AWS::ApiGateway::RequestValidator").only();
    if (validator.isEmpty()) {
      return new Route.Validation(Tri.UNKNOWN, Tri.UNKNOWN, chosen.origin());
    }
    var isModelled = Tri.of(!method.get("RequestModels").exists().isNo());
    return new Route.Validation(
        isTrue(validator, "ValidateRequestBody").and(isModelled),
        isTrue(validator, "ValidateRequestParameters"),
        chosen.origin());
  }

  private static Tri isTrue(Optional<Resource> resource, String property) {
    return resource
        .map(found -> found.get(property).bool(false, found.type() + " " + property))
        .map(value -> value.isEqualTo(true))
        .orElse(Tri.UNKNOWN);
  }

  // paths

  private Val<String> path(View resourceId, Resource user, int steps) {
    var possible = new ArrayList<Val<String>>();
    for (var alternative : resourceId.alternatives()) {
      for (var shape : Shape.of(alternative.text())) {
        possible.add(path(shape, alternative.origin(), user, steps));
      }
    }
    return Texts.either(possible, Val.unknown("${ResourceId}", resourceId.origin()));
  }

  private Val<String> path(Shape resourceId, Origin origin, Resource user, int steps) {
    var hole = resourceId.onlyHole().orElse("");
    if (hole.endsWith(".RootResourceId")) {
      return Val.known("/", origin);
    }
    var resource =
        hole.isEmpty()
            ? Optional.<Resource>empty()
            : references.inventory().resourceOf(hole, user.stackId());
    if (steps == 0
        || resource.isEmpty()
        || !resource.get().type().equals("AWS::ApiGateway::Resource")) {
      return Val.unknown("${" + (hole.isEmpty() ? "ResourceId" : hole) + "}", origin);
    }
    var key = Inventory.key(resource.get());
    var known = paths.get(key);
    if (known == null) {
      known = path(resource.get(), steps - 1);
      paths.put(key, known);
    }
    return known;
  }

  private Val<String> path(Resource resource, int steps) {
    var parent = path(resource.get("ParentId"), resource, steps);
    var start = parent.isEqualTo("/").isYes() ? Val.known("", parent.origin()) : parent;
    var part = resource.get("PathPart");
    return Texts.join(part.origin(), List.of(start, Val.known("/", part.origin()), part.text()));
  }
}
