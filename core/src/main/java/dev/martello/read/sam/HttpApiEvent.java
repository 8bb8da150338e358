package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets a route of an HTTP API invoke a function. */
final class HttpApiEvent implements EventExpansion {
  private static final Pattern FUNCTION = Pattern.compile("([A-Za-z0-9]+)\\.Arn");

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
      this.api = ApiReference.of(event, "ApiId", run);
      this.path = event.text("Path").orElse("");
      this.method = event.text("Method").orElse("").toLowerCase(Locale.ROOT);
    }

    List<Generated> expand() {
      var document = api.document(run).map(OpenApiDocument::requireHttp);
      var made = new ArrayList<Generated>();
      if (!isCoveredByDefault(document)) {
        made.add(permission());
      }
      document.ifPresent(this::integrate);
      return made;
    }

    /** The permission for the catch-all route of the same function holds for all its routes. */
    private boolean isCoveredByDefault(Optional<OpenApiDocument> document) {
      return !path.equals(ApiPaths.DEFAULT)
          && document
              .filter(known -> known.hasIntegration(ApiPaths.DEFAULT, HttpMethods.ANY))
              .filter(
                  known ->
                      known.definitions(ApiPaths.DEFAULT, HttpMethods.ANY).stream()
                          .allMatch(this::invokesTarget))
              .isPresent();
    }

    private boolean invokesTarget(Node.Mapping definition) {
      var uri =
          definition
              .mapping(OpenApiDocument.INTEGRATION)
              .flatMap(integration -> integration.mapping("uri"));
      return uri.isPresent()
          && Arms.of(uri.get(), api.subject()).stream()
              .allMatch(
                  arm -> {
                    var matcher =
                        FUNCTION.matcher(
                            Trees.text(Intrinsics.argument(arm, "Fn::Sub")).orElse(""));
                    return matcher.find() && matcher.group(1).equals(target.invoked().logicalId());
                  });
    }

    private Generated permission() {
      var plain = ApiPaths.withoutLastSlash(path);
      var pattern = plain.equals(ApiPaths.DEFAULT) ? "" : ApiPaths.httpPattern(plain);
      boolean isAnyDefault = method.equals("any") && pattern.equals("/" + ApiPaths.DEFAULT);
      var resource =
          "${__ApiId__}/${__Stage__}"
              + (isAnyDefault ? pattern : "/" + HttpMethods.inArn(method) + pattern);
      var source =
          ApiArns.requests(
              ApiArns.ANY_PARTITION, resource, event.get("ApiId").orElseThrow(), "*", make);
      return ApiArns.invokePermission(event.logicalId() + "Permission", target, source, make);
    }

    private void integrate(OpenApiDocument document) {
      boolean isIntegrated = document.hasIntegration(path, method);
      if (isIntegrated && ApiDefinitions.of(run).isManaged(api.apiId())) {
        throw event.invalid(
            "method `%s` of path `%s` is defined more than once".formatted(method, path));
      }
      if (!isIntegrated) {
        document.add(path, method, make);
        var condition = Integrations.condition(target);
        document.rewriteItems(
            path,
            item -> Integrations.add(item, path, method, integration(), extras(), condition, make));
      }
      event.getTruthy("Auth").ifPresent(auth -> writeAuth(document, auth));
      event
          .getTruthy("TimeoutInMillis")
          .ifPresent(value -> Integrations.put(document, path, method, "timeoutInMillis", value));
      writeParameters(document);
      event
          .getTruthy("PayloadFormatVersion")
          .ifPresent(
              value -> Integrations.put(document, path, method, "payloadFormatVersion", value));
    }

    private Node.Mapping integration() {
      var function = Intrinsics.shorthand(target.arn(make)).orElse("");
      Node uri = ApiArns.integrationUri(ApiArns.ANY_PARTITION, function, false, make);
      return make.map()
          .put("type", "aws_proxy")
          .put("httpMethod", "POST")
          .put("payloadFormatVersion", "2.0")
          .put("uri", Integrations.when(Integrations.condition(target), uri, make))
          .build();
    }

    private Node.Mapping extras() {
      boolean isDefault =
          path.equals(ApiPaths.DEFAULT) && HttpMethods.key(method).equals(HttpMethods.ANY);
      var built = make.map();
      if (isDefault) {
        built.put("isDefaultRoute", true);
      }
      return built.put("responses", make.map().build()).build();
    }

    private void writeParameters(OpenApiDocument document) {
      var names = ApiPaths.parameters(path);
      if (names.isEmpty()) {
        return;
      }
      document.rewriteMethod(
          path,
          method,
          definition -> {
            var current = definition.get("parameters");
            var parameters =
                new ArrayList<>(
                    current.map(node -> api.subject().items(node, "parameters")).orElse(List.of()));
            names.forEach(name -> writeParameter(parameters, name));
            return definition.with("parameters", make.list(parameters));
          });
    }

    private void writeParameter(List<Node> parameters, String name) {
      for (int index = 0; index < parameters.size(); index++) {
        if (parameters.get(index) instanceof Node.Mapping known
            && known.text("name").filter(name::equals).isPresent()) {
          parameters.set(
              index, known.with("in", make.text("path")).with("required", make.bool(true)));
          return;
        }
      }
      parameters.add(make.map().put("name", name).put("in", "path").put("required", true).build());
    }

    private void writeAuth(OpenApiDocument document, Node given) {
      var auth = subject.mapping(given, "Auth");
      var apiAuth = api.auth();
      var name =
          Trees.getTruthy(auth, "Authorizer")
              .or(() -> Trees.getTruthy(apiAuth, "DefaultAuthorizer"))
              .orElseThrow(
                  () ->
                      event.invalid(
                          "Auth",
                          "`Auth` requires an `Authorizer`, or a `DefaultAuthorizer` of the API"));
      var scopes = scopes(auth, apiAuth, checked(name, apiAuth));
      new HttpSecurity(document)
          .setAuthorizer(path, method, Trees.text(name).orElse(""), scopes, event.makeFor("Auth"));
    }

    /** Returns the authorizer's settings; empty for the built-in ones. */
    private Optional<Node.Mapping> checked(Node authorizer, Node.Mapping apiAuth) {
      var name =
          Trees.text(authorizer)
              .orElseThrow(() -> cannotSet(authorizer, "an authorizer is named by a string"));
      if (name.equals("NONE")) {
        if (Trees.getTruthy(apiAuth, "DefaultAuthorizer").isEmpty()) {
          throw cannotSet(authorizer, "`NONE` needs a `DefaultAuthorizer` of the API");
        }
        return Optional.empty();
      }
      if (name.equals(RestAuthorizer.AWS_IAM) && Trees.isTrue(apiAuth.get("EnableIamAuthorizer"))) {
        return Optional.empty();
      }
      var known =
          Trees.getTruthy(apiAuth, "Authorizers")
              .orElseThrow(
                  () -> cannotSet(authorizer, "the API does not define any `Authorizers`"));
      var config =
          known instanceof Node.Mapping map ? Trees.getTruthy(map, name) : Optional.<Node>empty();
      return Optional.of(
          api.subject()
              .mapping(
                  config.orElseThrow(
                      () -> cannotSet(authorizer, "it is not defined in the API's `Authorizers`")),
                  "Auth.Authorizers." + name));
    }

    private Node scopes(
        Node.Mapping auth, Node.Mapping apiAuth, Optional<Node.Mapping> authorizer) {
      var own = Trees.getTruthy(auth, "AuthorizationScopes");
      own.ifPresent(scopes -> subject.items(scopes, "Auth.AuthorizationScopes"));
      boolean isIam =
          Trees.getTruthy(auth, "Authorizer")
              .or(() -> Trees.getTruthy(apiAuth, "DefaultAuthorizer"))
              .flatMap(Trees::text)
              .filter(RestAuthorizer.AWS_IAM::equals)
              .isPresent();
      return authorizer
          .filter(_ -> !isIam)
          .flatMap(config -> own.or(() -> Trees.getTruthy(config, "AuthorizationScopes")))
          .orElseGet(() -> make.list());
    }

    private SamInvalid cannotSet(Node authorizer, String reason) {
      var name = Trees.text(authorizer).map("`%s` "::formatted).orElse("");
      return event.invalid(
          "Auth",
          "authorizer %sof method `%s` of path `%s` cannot be set: %s"
              .formatted(name, method, path, reason));
    }
  }
}
