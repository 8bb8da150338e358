package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets a route of a REST API invoke a function. */
final class RestApiEvent implements EventExpansion {

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    if (ApiDefinitions.of(run).isRejected(event)) {
      return List.of();
    }
    return new Route(event, target, run).expand();
  }

  /** One event while it is expanded. */
  private static final class Route {
    private final SamEvent event;
    private final EventTarget target;
    private final Transformation run;
    private final Make make;
    private final Subject subject;
    private final ApiReference api;
    private final String path;
    private final String method;

    Route(SamEvent event, EventTarget target, Transformation run) {
      this.event = event;
      this.target = target;
      this.run = run;
      this.make = event.make();
      this.subject = Subject.event(event.name());
      this.api = ApiReference.of(event, "RestApiId", run);
      this.path = subject.text(event.get("Path").orElseThrow(), "Path");
      this.method =
          subject.text(event.get("Method").orElseThrow(), "Method").toLowerCase(Locale.ROOT);
    }

    List<Generated> expand() {
      var permission = permission();
      if (api.isMerged()) {
        api.document(run).ifPresent(this::merge);
      } else if (ApiDefinitions.of(run).isManaged(api.apiId())) {
        api.document(run).ifPresent(this::integrate);
      }
      overrideAuth();
      return List.of(permission);
    }

    private Generated permission() {
      var stage = api.stage();
      var prefix = event.logicalId() + "Permission";
      var logicalId = LogicalIds.isValid(stage) ? prefix + stage : LogicalIds.of(prefix, stage);
      var resource =
          "${__ApiId__}/${__Stage__}/%s%s"
              .formatted(methodInArn(), ApiPaths.restPattern(ApiPaths.withoutLastSlash(path)));
      var source =
          ApiArns.requests(partition(), resource, event.get("RestApiId").orElseThrow(), "*", make);
      return ApiArns.invokePermission(logicalId, target, source, make);
    }

    private String methodInArn() {
      // Of the two names for every method AWS writes a star for this one only.
      return method.equals("any") ? "*" : method.toUpperCase(Locale.ROOT);
    }

    private void integrate(OpenApiDocument document) {
      if (document.hasIntegration(path, method)) {
        throw event.invalid(
            "method `%s` of path `%s` is defined more than once".formatted(method, path));
      }
      document.add(path, method, make);
      var condition = Integrations.condition(target);
      var integration = integration();
      var missing = make.map().put("responses", make.map().build()).build();
      document.rewriteItems(
          path,
          item -> Integrations.add(item, path, method, integration, missing, condition, make));
      writeRest(document);
    }

    private Node.Mapping integration() {
      boolean isStreamed =
          event.text("ResponseTransferMode").filter("RESPONSE_STREAM"::equals).isPresent();
      var function = Intrinsics.shorthand(target.arn(make)).orElse("");
      var uri = ApiArns.integrationUri(partition(), function, isStreamed, make);
      var built =
          make.map()
              .put("type", "aws_proxy")
              .put("httpMethod", "POST")
              .put("uri", Integrations.when(Integrations.condition(target), uri, make));
      if (isStreamed) {
        built.put("responseTransferMode", "STREAM");
      }
      credentials().ifPresent(role -> built.put("credentials", role));
      return built.build();
    }

    /** Returns the role as which API Gateway invokes; with AWS_IAM it is the caller's own. */
    private Optional<Node> credentials() {
      var own = auth();
      boolean isIam =
          own.text("Authorizer").filter(RestAuthorizer.AWS_IAM::equals).isPresent()
              || (own.isEmpty()
                  && api.auth()
                      .text("DefaultAuthorizer")
                      .filter(RestAuthorizer.AWS_IAM::equals)
                      .isPresent());
      if (!isIam) {
        return Optional.empty();
      }
      var role = invokeRole(own).or(() -> invokeRole(api.auth()));
      var name = role.flatMap(Trees::text).orElse("");
      if (name.equals("NONE")) {
        return Optional.empty();
      }
      return role.isPresent() && !name.equals("CALLER_CREDENTIALS")
          ? role
          : Optional.of(make.text("arn:%s:iam::*:user/*".formatted(partition())));
    }

    private Optional<Node> invokeRole(Node.Mapping auth) {
      return auth.get("InvokeRole").map(role -> Trees.isTruthy(role) ? role : make.text("NONE"));
    }

    private Node.Mapping auth() {
      return event
          .getTruthy("Auth")
          .map(auth -> subject.mapping(auth, "Auth"))
          .orElseGet(() -> make.map().build());
    }

    private void writeRest(OpenApiDocument document) {
      if (!auth().isEmpty()) {
        writeAuth(document);
      }
      event
          .getTruthy("TimeoutInMillis")
          .ifPresent(
              timeout -> Integrations.put(document, path, method, "timeoutInMillis", timeout));
      var validation = new RequestValidation(document, path, method);
      event
          .getTruthy("RequestModel")
          .ifPresent(
              model ->
                  validation.writeModel(
                      subject,
                      subject.mapping(model, "RequestModel"),
                      api.properties().get("Models"),
                      event.makeFor("RequestModel")));
      event
          .getTruthy("RequestParameters")
          .ifPresent(
              parameters ->
                  validation.writeParameters(
                      subject,
                      subject.items(parameters, "RequestParameters"),
                      event.makeFor("RequestParameters")));
    }

    private void writeAuth(OpenApiDocument document) {
      new RestEventAuth(event, auth(), api, api.auth(run.parameters()), path, method)
          .write(document, partition(), make.text(api.stage()));
    }

    /** Writes the route to a document of its own, then its method into the user's document. */
    private void merge(OpenApiDocument document) {
      var own = OpenApiDocument.of(api.subject(), OpenApiDocument.restSkeleton(make));
      integrate(own);
      var generated = Integrations.method(own, path, method).orElseGet(() -> make.map().build());
      if (!document.hasNoPaths()) {
        document.merge(path, method, generated, make);
      }
    }

    private void overrideAuth() {
      var auth = auth();
      var document = api.document(run);
      if (Trees.getTruthy(auth, "OverrideApiAuth").isEmpty() || document.isEmpty()) {
        return;
      }
      boolean isEmpty =
          List.of("Authorizer", "ApiKeyRequired", "ResourcePolicy").stream()
              .allMatch(property -> Trees.getTruthy(auth, property).isEmpty());
      if (isEmpty) {
        throw event.invalid(
            "Auth",
            "`OverrideApiAuth` needs one of `Authorizer`, `ApiKeyRequired`, `ResourcePolicy`");
      }
      writeAuth(document.get().requireRest());
    }

    private String partition() {
      return run.context().partition();
    }
  }
}
