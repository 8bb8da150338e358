package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The document of a REST API, into which the API's properties are written. */
final class RestDefinition {
  private static final Pattern VERSIONS = Pattern.compile("[2-3](\\.\\d)(\\.\\d)?");

  private final RestApi api;
  private final SamResource resource;
  private final @Nullable OpenApiDocument document;

  private RestDefinition(RestApi api, @Nullable OpenApiDocument document) {
    this.api = api;
    this.resource = api.resource();
    this.document = document;
  }

  static RestDefinition of(RestApi api) {
    return new RestDefinition(
        api, ApiDefinitions.of(api.run()).document(api.id(), api.run()).orElse(null));
  }

  /** Writes the properties and returns the document; empty where the user gave a URI. */
  Optional<Node> written() {
    check();
    writeAll();
    var current = document;
    if (current == null) {
      return resource.getTruthy("DefinitionBody");
    }
    form(current, resource.make());
    return Optional.of(current.toNode());
  }

  private void check() {
    boolean isUri = resource.getTruthy("DefinitionUri").isPresent();
    if (isUri && document != null) {
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

  private void writeAll() {
    resource
        .getTruthy("Cors")
        .ifPresent(
            cors -> {
              var settings = RestCors.read(api.subject(), cors, resource.makeFor("Cors"));
              settings.writeTo(target("Cors"));
            });
    if (!api.auth().isEmpty()) {
      var target = target("Auth");
      new RestAuth(api).write(target);
      form(target, resource.makeFor("Auth"));
    }
    resource
        .getTruthy("GatewayResponses")
        .map(node -> api.subject().mapping(node, "GatewayResponses"))
        .ifPresent(
            responses ->
                new GatewayResponses(api.subject(), resource.makeFor("GatewayResponses"))
                    .write(responses, target("GatewayResponses")));
    writeMediaTypes();
    resource.getTruthy("Models").ifPresent(models -> writeModels(models, target("Models")));
    resource
        .get("DisableExecuteApiEndpoint")
        .ifPresent(
            flag ->
                ExecuteApiEndpoint.writeRest(
                    target("DisableExecuteApiEndpoint"),
                    flag,
                    resource.makeFor("DisableExecuteApiEndpoint")));
  }

  /** Returns the document that a property is written to. */
  private OpenApiDocument target(String property) {
    var current = document;
    if (current == null) {
      throw resource.invalid(
          property, "`%s` works only with an inline `DefinitionBody`".formatted(property));
    }
    return current.requireRest();
  }

  private void form(OpenApiDocument target, Make make) {
    new OpenApi3Form(target, make).apply(resource.get("OpenApiVersion"));
  }

  private void writeMediaTypes() {
    var current = document;
    var types = api.binaryMediaTypes().filter(Trees::isTruthy);
    if (current != null && types.isPresent()) {
      current.requireRest().put("x-amazon-apigateway-binary-media-types", withSlashes(types.get()));
    }
  }

  /** In Globals a slash of a media type is written {@code ~1}, as in a JSON pointer. */
  private static Node withSlashes(Node node) {
    UnaryOperator<String> mend = text -> text.replace("~1", "/");
    return switch (node) {
      case Node.Text(String value, var origin) -> new Node.Text(mend.apply(value), origin);
      case Node.Sequence(var items, var origin) ->
          new Node.Sequence(items.stream().map(RestDefinition::withSlashes).toList(), origin);
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

  private void writeModels(Node given, OpenApiDocument target) {
    var make = resource.makeFor("Models");
    var models = api.subject().mapping(given, "Models");
    for (var model : models.entries()) {
      var schema = api.subject().mapping(model.value(), "Models." + model.key());
      if (Trees.getTruthy(schema, "type").isEmpty()) {
        throw api.subject()
            .invalid(model.keyOrigin(), "`Models.%s` lacks `type`".formatted(model.key()));
      }
      var name = model.key().toLowerCase(Locale.ROOT);
      target.update("definitions", make, known -> known.with(name, schema));
    }
    form(target, make);
  }
}
