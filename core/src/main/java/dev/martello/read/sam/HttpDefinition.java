package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The document of an HTTP API, into which the API's properties are written. */
final class HttpDefinition {
  private static final List<String> AUTH =
      List.of("Authorizers", "DefaultAuthorizer", "EnableIamAuthorizer");
  private static final String TAG_VALUE = "x-amazon-apigateway-tag-value";

  private final SamResource resource;
  private final Subject api;
  private final Transformation run;
  private final @Nullable OpenApiDocument document;

  private HttpDefinition(
      SamResource resource, Transformation run, @Nullable OpenApiDocument document) {
    this.resource = resource;
    this.api = Subject.resource(resource.logicalId());
    this.run = run;
    this.document = document;
  }

  static HttpDefinition of(SamResource resource, Transformation run) {
    var document = ApiDefinitions.of(run).document(resource.logicalId(), run).orElse(null);
    return new HttpDefinition(resource, run, document);
  }

  boolean hasBody() {
    return document != null;
  }

  /**
   * Writes the properties and returns the document; empty where the user gave a URI.
   *
   * @param createdBy the tag that says that SAM made the API
   */
  Optional<Node> written(String createdBy) {
    if (document != null && resource.getTruthy("DefinitionUri").isPresent()) {
      throw resource.invalid(
          "DefinitionUri", "specify either `DefinitionUri` or `DefinitionBody`, not both");
    }
    run.parameters()
        .resolve(resource.get("CorsConfiguration"))
        .filter(Trees::isTruthy)
        .ifPresent(
            cors ->
                new HttpCors(target("CorsConfiguration"), make("CorsConfiguration")).write(cors));
    resource
        .getTruthy("Auth")
        .map(node -> api.mapping(node, "Auth"))
        .ifPresent(auth -> writeAuth(auth, target("Auth")));
    writeTags(createdBy);
    resource
        .get("DisableExecuteApiEndpoint")
        .ifPresent(
            flag ->
                ExecuteApiEndpoint.writeHttp(
                    target("DisableExecuteApiEndpoint"), flag, make("DisableExecuteApiEndpoint")));
    resource.getTruthy("Name").ifPresent(this::writeTitle);
    resource.getTruthy("Description").ifPresent(this::writeDescription);
    var current = document;
    if (current == null) {
      return resource.getTruthy("DefinitionBody");
    }
    if (resource.getTruthy("FailOnWarnings").isPresent()) {
      // API Gateway warns about a path without a leading slash.
      current.renamePath(ApiPaths.DEFAULT, "/" + ApiPaths.DEFAULT);
    }
    return Optional.of(current.toNode());
  }

  private Make make(String property) {
    return resource.makeFor(property);
  }

  /** Returns the document that a property is written to. */
  private OpenApiDocument target(String property) {
    var current = document;
    if (current == null) {
      throw resource.invalid(
          property, "`%s` works only with an inline `DefinitionBody`".formatted(property));
    }
    return current.requireHttp();
  }

  private void writeAuth(Node.Mapping auth, OpenApiDocument target) {
    for (var entry : auth.entries()) {
      if (!AUTH.contains(entry.key())) {
        throw api.invalid(
            entry.keyOrigin(), "`%s` is no property of `Auth`".formatted(entry.key()));
      }
    }
    var security = new HttpSecurity(target);
    var authorizers = authorizers(auth);
    security.define(authorizers, run.context().partition());
    var name =
        Trees.getTruthy(auth, "DefaultAuthorizer").filter(node -> !Intrinsics.isNoValue(node));
    if (name.isEmpty()) {
      return;
    }
    var wanted = authorizers.get(api.text(name.get(), "Auth.DefaultAuthorizer"));
    if (wanted == null) {
      throw api.invalid(name.get().origin(), "`DefaultAuthorizer` is not defined in `Authorizers`");
    }
    var make =
        auth.entry("DefaultAuthorizer")
            .map(entry -> Make.because(resource.logicalId(), entry.keyOrigin()))
            .orElseGet(() -> make("Auth"));
    security.setDefault(wanted, make);
  }

  private Map<String, HttpAuthorizer> authorizers(Node.Mapping auth) {
    var found = new LinkedHashMap<String, HttpAuthorizer>();
    if (Trees.isTrue(auth.get("EnableIamAuthorizer"))) {
      found.put(RestAuthorizer.AWS_IAM, HttpAuthorizer.iam(api, make("Auth")));
    }
    Trees.getTruthy(auth, "Authorizers")
        .map(node -> api.mapping(node, "Auth.Authorizers"))
        .ifPresent(
            named ->
                named
                    .entries()
                    .forEach(
                        entry ->
                            found.put(
                                entry.key(),
                                HttpAuthorizer.read(
                                    api,
                                    entry.key(),
                                    api.mapping(entry.value(), "Auth.Authorizers." + entry.key()),
                                    Make.because(resource.logicalId(), entry.keyOrigin())))));
    return found;
  }

  /** Returns the permissions by which API Gateway may invoke the authorizers' functions. */
  List<Generated> authorizerPermissions() {
    var auth = resource.getTruthy("Auth").map(node -> api.mapping(node, "Auth"));
    var made = new ArrayList<Generated>();
    for (var authorizer : auth.map(this::authorizers).orElse(Map.of()).values()) {
      authorizer
          .functionToPermit()
          .ifPresent(
              function ->
                  made.add(
                      ApiArns.authorizerPermission(
                              resource.logicalId() + authorizer.name() + "AuthorizerPermission",
                              ApiArns.ANY_PARTITION,
                              function,
                              authorizer.make().ref(resource.logicalId()),
                              authorizer.make())
                          .attributes(resource.passThroughAttributes())));
    }
    return made;
  }

  /** Returns the user's tags, with SAM's own where the document can hold tags. */
  Optional<Node> tags(String createdBy) {
    var current = document;
    if (current == null || !current.isHttp()) {
      return resource.get("Tags");
    }
    var make = resource.make();
    var given = resource.mapping("Tags").orElseGet(() -> make.map().build());
    return Optional.of(given.with(createdBy, make.text("SAM")));
  }

  private void writeTags(String createdBy) {
    resource.getTruthy("Tags").ifPresent(_ -> target("Tags"));
    var current = document;
    var tags = tags(createdBy);
    if (current == null || !current.isHttp() || tags.isEmpty()) {
      return;
    }
    var all = api.mapping(tags.get(), "Tags");
    var known =
        new ArrayList<>(
            current
                .setMember("tags")
                .map(node -> api.items(node, "DefinitionBody.tags"))
                .orElse(List.of()));
    LegacyOrder.entries(all, run).forEach(tag -> writeTag(known, tag));
    var origin = current.setMember("tags").map(Node::origin).orElse(make("Tags").origin());
    current.put("tags", Nodes.sequence(origin, known));
  }

  private void writeTag(List<Node> known, Node.Entry tag) {
    for (int index = 0; index < known.size(); index++) {
      if (known.get(index) instanceof Node.Mapping written
          && written.text("name").filter(tag.key()::equals).isPresent()) {
        known.set(index, written.with(TAG_VALUE, tag.value()));
        return;
      }
    }
    known.add(
        Nodes.mapping(make("Tags").origin())
            .put("name", tag.key())
            .put(TAG_VALUE, tag.value())
            .build());
  }

  private void writeTitle(Node name) {
    var target = target("Name");
    var title = info(target).flatMap(info -> Trees.get(info, "title"));
    var isDefault =
        title.flatMap(Intrinsics::refTarget).filter("AWS::StackName"::equals).isPresent();
    if (!isDefault) {
      throw resource.invalid("Name", "`Name` is already set as `title` in `DefinitionBody`");
    }
    target.update("info", make("Name"), info -> info.with("title", name));
  }

  private void writeDescription(Node description) {
    var target = target("Description");
    if (info(target).flatMap(info -> Trees.getTruthy(info, "description")).isPresent()) {
      throw resource.invalid(
          "Description", "`Description` is already set as `description` in `DefinitionBody`");
    }
    target.update("info", make("Description"), info -> info.with("description", description));
  }

  private Optional<Node.Mapping> info(OpenApiDocument target) {
    return target.member("info").map(node -> api.mapping(node, "DefinitionBody.info"));
  }
}
