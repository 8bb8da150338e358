package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may call a REST API: authorizers, their defaults, API keys and the resource policy. */
final class RestAuth {
  private static final List<String> PROPERTIES =
      List.of(
          "Authorizers",
          "DefaultAuthorizer",
          "InvokeRole",
          "AddDefaultAuthorizerToCorsPreflight",
          "AddApiKeyRequiredToCorsPreflight",
          "ApiKeyRequired",
          "ResourcePolicy",
          "UsagePlan");

  private final RestApi api;

  RestAuth(RestApi api) {
    this.api = api;
  }

  /** Writes the API's {@code Auth} into its document. */
  void write(OpenApiDocument target) {
    refuseUnknown();
    var security = new RestSecurity(target, api.partition());
    var authorizers = authorizers();
    if (!authorizers.isEmpty()) {
      security.define(authorizers, api.resource().makeFor("Auth"));
      Trees.getTruthy(api.auth(), "DefaultAuthorizer")
          .ifPresent(name -> setDefault(security, authorizers, name));
    }
    if (Trees.getTruthy(api.auth(), "ApiKeyRequired").isPresent()) {
      var make = api.makeForAuth("ApiKeyRequired");
      security.defineApiKey(make);
      security.setDefaultApiKey(isOn("AddApiKeyRequiredToCorsPreflight"), make);
    }
    Trees.getTruthy(api.auth(), "ResourcePolicy").ifPresent(policy -> writePolicy(target, policy));
  }

  private void refuseUnknown() {
    for (var entry : api.auth().entries()) {
      if (!PROPERTIES.contains(entry.key())) {
        throw api.subject()
            .invalid(entry.keyOrigin(), "`%s` is no property of `Auth`".formatted(entry.key()));
      }
    }
  }

  private void setDefault(
      RestSecurity security, Map<String, RestAuthorizer> authorizers, Node name) {
    var wanted = Trees.text(name).map(authorizers::get).orElse(null);
    if (wanted == null) {
      throw api.subject()
          .invalid(
              name.origin(),
              name instanceof Node.Text(String text, var _)
                  ? "`DefaultAuthorizer` `%s` is not defined in `Authorizers`".formatted(text)
                  : "`DefaultAuthorizer` should be a string");
    }
    security.setDefault(
        wanted,
        authorizers.keySet(),
        isOn("AddDefaultAuthorizerToCorsPreflight"),
        api.makeForAuth("DefaultAuthorizer"));
  }

  /** Asks whether a switch of {@code Auth} that is on by default is on. */
  private boolean isOn(String name) {
    return api.auth().get(name).map(Trees::isTruthy).orElse(true);
  }

  private void writePolicy(OpenApiDocument target, Node policy) {
    var settings = api.subject().mapping(policy, "Auth.ResourcePolicy");
    var written = new ApiResourcePolicy(target, settings, api.makeForAuth("ResourcePolicy"));
    var stage =
        api.resource().get("StageName").orElseGet(() -> new Node.Null(api.resource().origin()));
    target.paths().forEach(path -> written.writePath(path, stage));
    written.writeCustomStatements();
  }

  private Map<String, RestAuthorizer> authorizers() {
    var found = new LinkedHashMap<String, RestAuthorizer>();
    if (api.auth().text("DefaultAuthorizer").filter(RestAuthorizer.AWS_IAM::equals).isPresent()) {
      found.put(
          RestAuthorizer.AWS_IAM,
          RestAuthorizer.iam(api.subject(), api.makeForAuth("DefaultAuthorizer")));
    }
    found.putAll(namedAuthorizers());
    return found;
  }

  private Map<String, RestAuthorizer> namedAuthorizers() {
    var found = new LinkedHashMap<String, RestAuthorizer>();
    Trees.getTruthy(api.auth(), "Authorizers")
        .map(node -> api.subject().mapping(node, "Auth.Authorizers"))
        .ifPresent(
            named ->
                named
                    .entries()
                    .forEach(
                        entry ->
                            found.put(
                                entry.key(),
                                RestAuthorizer.read(
                                    api.subject(),
                                    entry.key(),
                                    api.subject()
                                        .mapping(entry.value(), "Auth.Authorizers." + entry.key()),
                                    Make.because(api.id(), entry.keyOrigin())))));
    return found;
  }

  /** Returns the permissions by which API Gateway may invoke the authorizers' functions. */
  List<Generated> permissions() {
    var made = new ArrayList<Generated>();
    for (var authorizer : namedAuthorizers().values()) {
      authorizer
          .functionToPermit()
          .ifPresent(
              function ->
                  made.add(
                      ApiArns.authorizerPermission(
                              api.id() + authorizer.name() + "AuthorizerPermission",
                              api.partition(),
                              function,
                              authorizer.make().ref(api.id()),
                              authorizer.make())
                          .attributes(api.resource().passThroughAttributes())));
    }
    return made;
  }
}
