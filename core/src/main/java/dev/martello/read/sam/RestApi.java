package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A REST API while it is expanded: its resource and its document, into which its properties are
 * written.
 *
 * @param resource the API as written, Globals merged
 * @param document its inline document, if it has one
 * @param auth its {@code Auth}, parameters resolved; empty where there is none
 */
record RestApi(
    SamResource resource, List<OpenApiDocument> document, Node.Mapping auth, Transformation run) {
  private static final Pattern VERSIONS = Pattern.compile("[2-3](\\.\\d)(\\.\\d)?");
  private static final List<String> AUTH =
      List.of(
          "Authorizers",
          "DefaultAuthorizer",
          "InvokeRole",
          "AddDefaultAuthorizerToCorsPreflight",
          "AddApiKeyRequiredToCorsPreflight",
          "ApiKeyRequired",
          "ResourcePolicy",
          "UsagePlan");

  static RestApi of(SamResource resource, Transformation run) {
    var subject = Subject.resource(resource.logicalId());
    var auth =
        run.parameters()
            .resolve(resource.getTruthy("Auth"))
            .map(node -> subject.mapping(node, "Auth"))
            .orElseGet(() -> resource.make().map().build());
    var document = ApiDefinitions.of(run).document(resource.logicalId(), run);
    return new RestApi(resource, document.stream().toList(), auth, run);
  }

  String id() {
    return resource.logicalId();
  }

  Subject subject() {
    return Subject.resource(id());
  }

  String partition() {
    return run.context().partition();
  }

  /** Returns the custom domain's settings, parameters resolved. */
  Optional<Node.Mapping> domain() {
    return run.parameters()
        .resolve(resource.get("Domain"))
        .map(node -> subject().mapping(node, "Domain"));
  }

  /** Writes the properties into the document and returns the API. */
  Generated restApi() {
    check();
    var restApi =
        new Generated(id(), "AWS::ApiGateway::RestApi", resource.make())
            .dependsOn(resource.dependsOn())
            .attributes(resource.attributes())
            .put("BinaryMediaTypes", binaryMediaTypes())
            .put("MinimumCompressionSize", resource.get("MinimumCompressionSize"));
    RestEndpoint.write(this, restApi);
    writeDocument();
    if (resource.getTruthy("DefinitionUri").isPresent()) {
      restApi.put(
          "BodyS3Location",
          S3Location.of(
              resource,
              "DefinitionUri",
              resource.get("DefinitionUri").orElseThrow(),
              S3Location.Form.OBJECT));
    } else if (!document.isEmpty()) {
      form(resource.make());
      restApi.put("Body", document.getFirst().toNode());
    } else {
      restApi.put("Body", resource.getTruthy("DefinitionBody"));
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

  private void check() {
    boolean isUri = resource.getTruthy("DefinitionUri").isPresent();
    if (isUri && !document.isEmpty()) {
      throw resource.invalid(
          "DefinitionUri", "specify either `DefinitionUri` or `DefinitionBody`, not both");
    }
    if (isUri && resource.getTruthy("MergeDefinitions").isPresent()) {
      throw resource.invalid(
          "MergeDefinitions", "`MergeDefinitions` cannot be used with `DefinitionUri`");
    }
    var version = resource.getTruthy("OpenApiVersion");
    boolean isKnown =
        version
            .map(node -> OpenApiDocument.scalar(node).orElse(""))
            .map(text -> VERSIONS.matcher(text).matches())
            .orElse(true);
    if (!isKnown) {
      throw resource.invalid("OpenApiVersion", "`OpenApiVersion` should look like `3.0.0`");
    }
  }

  private Optional<Node> binaryMediaTypes() {
    return run.parameters().resolve(resource.get("BinaryMediaTypes"));
  }

  private void writeDocument() {
    resource
        .getTruthy("Cors")
        .ifPresent(
            cors -> {
              var settings = RestCors.read(subject(), cors, resource.makeFor("Cors"));
              settings.writeTo(documentFor("Cors"));
            });
    if (!auth.isEmpty()) {
      writeAuth();
    }
    resource
        .getTruthy("GatewayResponses")
        .map(node -> subject().mapping(node, "GatewayResponses"))
        .ifPresent(
            responses ->
                new GatewayResponses(subject(), resource.makeFor("GatewayResponses"))
                    .write(responses, documentFor("GatewayResponses")));
    binaryMediaTypes()
        .filter(Trees::isTruthy)
        .ifPresent(
            types ->
                document.stream().findFirst().ifPresent(known -> writeMediaTypes(known, types)));
    resource.getTruthy("Models").ifPresent(this::writeModels);
    resource
        .get("DisableExecuteApiEndpoint")
        .ifPresent(
            flag ->
                ExecuteApiEndpoint.writeRest(
                    documentFor("DisableExecuteApiEndpoint"),
                    flag,
                    resource.makeFor("DisableExecuteApiEndpoint")));
  }

  /** Returns the document that a property is written to. */
  private OpenApiDocument documentFor(String property) {
    return document.stream()
        .findFirst()
        .orElseThrow(
            () ->
                resource.invalid(
                    property,
                    "`%s` works only with an inline `DefinitionBody`".formatted(property)))
        .requireRest();
  }

  private void form(Make make) {
    new OpenApi3Form(document.getFirst(), make).apply(resource.get("OpenApiVersion"));
  }

  private static void writeMediaTypes(OpenApiDocument document, Node types) {
    document.requireRest().put("x-amazon-apigateway-binary-media-types", withSlashes(types));
  }

  /** In Globals a slash of a media type is written {@code ~1}, as in a JSON pointer. */
  private static Node withSlashes(Node node) {
    UnaryOperator<String> mend = text -> text.replace("~1", "/");
    return switch (node) {
      case Node.Text(String value, var origin) -> new Node.Text(mend.apply(value), origin);
      case Node.Sequence(var items, var origin) ->
          new Node.Sequence(items.stream().map(RestApi::withSlashes).toList(), origin);
      case Node.Mapping mapping ->
          Node.Mapping.of(
              mapping.stream()
                  .map(
                      entry ->
                          new Node.Entry(
                              mend.apply(entry.key()),
                              entry.keyOrigin(),
                              withSlashes(entry.value())))
                  .toList(),
              mapping.origin());
      case Node.Num _, Node.Bool _, Node.Null _ -> node;
    };
  }

  private void writeModels(Node given) {
    var target = documentFor("Models");
    var make = resource.makeFor("Models");
    var models = subject().mapping(given, "Models");
    for (var model : models.entries()) {
      var schema = subject().mapping(model.value(), "Models." + model.key());
      if (Trees.getTruthy(schema, "type").isEmpty()) {
        throw subject()
            .invalid(model.keyOrigin(), "`Models.%s` lacks `type`".formatted(model.key()));
      }
      var name = model.key().toLowerCase(java.util.Locale.ROOT);
      target.update("definitions", make, known -> known.with(name, schema));
    }
    form(make);
  }

  private void writeAuth() {
    var make = resource.makeFor("Auth");
    var target = documentFor("Auth");
    for (var entry : auth.entries()) {
      if (!AUTH.contains(entry.key())) {
        throw subject()
            .invalid(entry.keyOrigin(), "`%s` is no property of `Auth`".formatted(entry.key()));
      }
    }
    var security = new RestSecurity(target, partition());
    var authorizers = authorizers();
    if (!authorizers.isEmpty()) {
      security.define(authorizers, make);
      Trees.getTruthy(auth, "DefaultAuthorizer")
          .ifPresent(name -> setDefault(security, authorizers, name));
    }
    if (Trees.getTruthy(auth, "ApiKeyRequired").isPresent()) {
      var keyMake = makeForAuth("ApiKeyRequired");
      security.defineApiKey(keyMake);
      security.setDefaultApiKey(isOn("AddApiKeyRequiredToCorsPreflight"), keyMake);
    }
    Trees.getTruthy(auth, "ResourcePolicy").ifPresent(policy -> writePolicy(target, policy));
    form(make);
  }

  private void setDefault(
      RestSecurity security, Map<String, RestAuthorizer> authorizers, Node name) {
    var wanted = Trees.text(name).map(authorizers::get).orElse(null);
    if (wanted == null) {
      throw subject()
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
        makeForAuth("DefaultAuthorizer"));
  }

  /** Asks whether a switch of {@code Auth} that is on by default is on. */
  private boolean isOn(String name) {
    return auth.get(name).map(Trees::isTruthy).orElse(true);
  }

  private Make makeForAuth(String property) {
    return auth.entry(property)
        .map(entry -> Make.because(id(), entry.keyOrigin()))
        .orElseGet(() -> resource.makeFor("Auth"));
  }

  private void writePolicy(OpenApiDocument target, Node policy) {
    var settings = subject().mapping(policy, "Auth.ResourcePolicy");
    var written = new ApiResourcePolicy(target, settings, makeForAuth("ResourcePolicy"));
    var stage = resource.get("StageName").orElseGet(() -> new Node.Null(resource.origin()));
    target.paths().forEach(path -> written.writePath(path, stage));
    written.writeCustomStatements();
  }

  private Map<String, RestAuthorizer> authorizers() {
    var found = new LinkedHashMap<String, RestAuthorizer>();
    if (auth.text("DefaultAuthorizer").filter(RestAuthorizer.AWS_IAM::equals).isPresent()) {
      found.put(
          RestAuthorizer.AWS_IAM, RestAuthorizer.iam(subject(), makeForAuth("DefaultAuthorizer")));
    }
    found.putAll(namedAuthorizers());
    return found;
  }

  private Map<String, RestAuthorizer> namedAuthorizers() {
    var found = new LinkedHashMap<String, RestAuthorizer>();
    Trees.getTruthy(auth, "Authorizers")
        .map(node -> subject().mapping(node, "Auth.Authorizers"))
        .ifPresent(
            named ->
                named
                    .entries()
                    .forEach(
                        entry ->
                            found.put(
                                entry.key(),
                                RestAuthorizer.read(
                                    subject(),
                                    entry.key(),
                                    subject()
                                        .mapping(entry.value(), "Auth.Authorizers." + entry.key()),
                                    Make.because(id(), entry.keyOrigin())))));
    return found;
  }

  /** Returns the permissions by which API Gateway may invoke the authorizers' functions. */
  List<Generated> authorizerPermissions() {
    var made = new ArrayList<Generated>();
    for (var authorizer : namedAuthorizers().values()) {
      authorizer
          .functionToPermit()
          .ifPresent(
              function ->
                  made.add(
                      ApiArns.authorizerPermission(
                              id() + authorizer.name() + "AuthorizerPermission",
                              partition(),
                              function,
                              authorizer.make().ref(id()),
                              authorizer.make())
                          .attributes(resource.passThroughAttributes())));
    }
    return made;
  }
}
