package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Optional;

/** Writes who may call one method of a REST API, as an event says it, into the API's document. */
final class RestEventAuth {
  private static final String NONE = "NONE";

  private final SamEvent event;
  private final Node.Mapping auth;
  private final ApiReference api;
  private final Node.Mapping apiAuth;
  private final String path;
  private final String method;
  private final Make make;

  /**
   * Starts with an event's settings.
   *
   * @param auth the event's {@code Auth}
   * @param apiAuth the API's {@code Auth}, parameters resolved
   */
  RestEventAuth(
      SamEvent event,
      Node.Mapping auth,
      ApiReference api,
      Node.Mapping apiAuth,
      String path,
      String method) {
    this.event = event;
    this.auth = auth;
    this.api = api;
    this.apiAuth = apiAuth;
    this.path = path;
    this.method = method;
    this.make = event.makeFor("Auth");
  }

  /**
   * Writes authorizer, API key and resource policy.
   *
   * @param stage what stands for the stage in the resource policy
   */
  void write(OpenApiDocument document, String partition, Node stage) {
    var authorizer = Trees.getTruthy(auth, "Authorizer");
    var scopes = Trees.getTruthy(auth, "AuthorizationScopes");
    authorizer.ifPresent(this::checkAuthorizer);
    scopes.ifPresent(node -> checkScopes(node, authorizer));
    var apiKey = Trees.get(auth, "ApiKeyRequired");
    boolean isRefused = apiKey.isPresent() && !Trees.isTruthy(apiKey);
    if (isRefused && Trees.getTruthy(apiAuth, "ApiKeyRequired").isEmpty()) {
      throw event.invalid(
          "Auth",
          "`ApiKeyRequired` of method `%s` of path `%s` cannot be false: the API does not require keys"
              .formatted(method, path));
    }
    var security = new RestSecurity(document, partition);
    authorizer.ifPresent(
        name ->
            security.setAuthorizer(
                path, method, OpenApiDocument.scalar(name).orElse(""), scopesOf(name), make));
    apiKey.ifPresent(wanted -> security.setApiKey(path, method, Trees.isTruthy(wanted), make));
    Trees.getTruthy(auth, "ResourcePolicy")
        .ifPresent(policy -> writePolicy(document, policy, stage));
  }

  private void checkAuthorizer(Node authorizer) {
    if (Intrinsics.isIntrinsic(authorizer)
        || !(authorizer instanceof Node.Text(String name, var _))) {
      throw cannotSet(authorizer, "an authorizer is named by a string");
    }
    if (name.equals(RestAuthorizer.AWS_IAM)) {
      return;
    }
    if (name.equals(NONE)) {
      if (Trees.getTruthy(apiAuth, "DefaultAuthorizer").isEmpty()) {
        throw cannotSet(authorizer, "`NONE` needs a `DefaultAuthorizer` of the API");
      }
      return;
    }
    var known =
        authorizers()
            .orElseThrow(() -> cannotSet(authorizer, "the API does not define any `Authorizers`"));
    if (Trees.getTruthy(known, name).isEmpty()) {
      throw cannotSet(authorizer, "it is not defined in the API's `Authorizers`");
    }
  }

  private Optional<Node.Mapping> authorizers() {
    return Trees.getTruthy(apiAuth, "Authorizers")
        .map(node -> api.subject().mapping(node, "Auth.Authorizers"));
  }

  private void checkScopes(Node scopes, Optional<Node> authorizer) {
    Subject.event(event.name()).items(scopes, "Auth.AuthorizationScopes");
    if (authorizer.isEmpty()) {
      throw event.invalid("Auth", "`AuthorizationScopes` works only with an `Authorizer`");
    }
  }

  private Node scopesOf(Node authorizer) {
    var name = Trees.text(authorizer).orElse("");
    var own = Trees.get(auth, "AuthorizationScopes");
    var config =
        authorizers()
            .filter(_ -> !name.equals(NONE))
            .flatMap(known -> Trees.get(known, name))
            .map(node -> api.subject().mapping(node, "Auth.Authorizers." + name));
    return config
        .flatMap(known -> own.or(() -> Trees.get(known, "AuthorizationScopes")))
        .orElseGet(() -> make.list());
  }

  private void writePolicy(OpenApiDocument document, Node policy, Node stage) {
    var settings = Subject.event(event.name()).mapping(policy, "Auth.ResourcePolicy");
    var written = new ApiResourcePolicy(document, settings, make);
    written.writePath(path, stage);
    written.writeCustomStatements();
  }

  private SamInvalid cannotSet(Node authorizer, String reason) {
    var name = Trees.text(authorizer).map("`%s` "::formatted).orElse("");
    return event.invalid(
        "Auth",
        "authorizer %sof method `%s` of path `%s` cannot be set: %s"
            .formatted(name, method, path, reason));
  }
}
