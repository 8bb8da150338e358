package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes what a request of a REST API's method must look like: its model and its parameters. */
final class RequestValidation {
  private static final Pattern PARAMETER =
      Pattern.compile("method\\.request\\.(querystring|path|header)\\.(.*)", Pattern.DOTALL);
  private static final String VALIDATORS = "x-amazon-apigateway-request-validators";
  private static final String VALIDATOR = "x-amazon-apigateway-request-validator";
  private static final String CACHE_KEYS = "cacheKeyParameters";

  private final OpenApiDocument document;
  private final String path;
  private final String method;

  RequestValidation(OpenApiDocument document, String path, String method) {
    this.document = document;
    this.path = path;
    this.method = method;
  }

  /**
   * Writes the model of the body, and which parts of a request are validated.
   *
   * @param model the event's {@code RequestModel}
   * @param models the API's {@code Models}, if it has any
   */
  void writeModel(Subject event, Node.Mapping model, Optional<Node> models, Make make) {
    var name = Trees.getTruthy(model, "Model").orElse(null);
    if (name == null) {
      return;
    }
    var known = modelName(event, name, models);
    document.rewriteMethod(
        path,
        method,
        definition -> withModel(definition, known, Trees.get(model, "Required"), make));
    writeValidator(event, model, make);
  }

  private String modelName(Subject event, Node model, Optional<Node> models) {
    var reason =
        "request model of method `%s` of path `%s` cannot be set: ".formatted(method, path);
    var defined =
        models
            .filter(Trees::isTruthy)
            .orElseThrow(
                () ->
                    event.invalid(model.origin(), reason + "the API does not define any `Models`"));
    if (!(defined instanceof Node.Mapping mapping)) {
      throw event.invalid(model.origin(), reason + "the API's `Models` should be a map");
    }
    var name =
        Trees.text(model)
            .orElseThrow(
                () -> event.invalid(model.origin(), reason + "`Model` should be a string"));
    if (Trees.getTruthy(mapping, name).isEmpty()) {
      throw event.invalid(
          model.origin(), reason + "`%s` is not defined in the API's `Models`".formatted(name));
    }
    return name.toLowerCase(Locale.ROOT);
  }

  private Node.Mapping withModel(
      Node.Mapping definition, String model, Optional<Node> required, Make make) {
    if (document.member("swagger").isPresent()) {
      var parameter =
          make.map()
              .put("in", "body")
              .put("name", model)
              .put("schema", make.map().put("$ref", "#/definitions/" + model).build());
      required.ifPresent(flag -> parameter.put("required", flag));
      return withParameters(definition, List.of(parameter.build()), make);
    }
    if (!document.isHttp()) {
      return definition;
    }
    var schema = make.map().put("$ref", "#/components/schemas/" + model).build();
    var json = make.map().put("schema", schema).build();
    var body = make.map().put("content", make.map().put("application/json", json).build());
    required.ifPresent(flag -> body.put("required", flag));
    return definition.with("requestBody", body.build());
  }

  private Node.Mapping withParameters(Node.Mapping definition, List<Node> added, Make make) {
    var current = definition.get("parameters");
    var parameters =
        new ArrayList<>(
            current.map(list -> document.subject().items(list, "parameters")).orElse(List.of()));
    parameters.addAll(added);
    var origin = current.map(Node::origin).orElse(make.origin());
    return definition.with("parameters", Nodes.sequence(origin, parameters));
  }

  private void writeValidator(Subject event, Node.Mapping model, Make make) {
    var body = Trees.get(model, "ValidateBody");
    var parameters = Trees.get(model, "ValidateParameters");
    if (body.isEmpty() && parameters.isEmpty()) {
      return;
    }
    body.ifPresent(flag -> event.requireBoolean(flag, "RequestModel.ValidateBody"));
    parameters.ifPresent(flag -> event.requireBoolean(flag, "RequestModel.ValidateParameters"));
    boolean isBody = Trees.isTrue(body);
    boolean isParameters = Trees.isTrue(parameters);
    var name = validatorName(isBody, isParameters);
    var validator =
        make.map()
            .put("validateRequestBody", isBody)
            .put("validateRequestParameters", isParameters)
            .build();
    document.update(
        VALIDATORS,
        make,
        known -> Trees.getTruthy(known, name).isPresent() ? known : known.with(name, validator));
    document.rewriteMethod(path, method, definition -> definition.with(VALIDATOR, make.text(name)));
  }

  private static String validatorName(boolean isBody, boolean isParameters) {
    if (isBody) {
      return isParameters ? "body-and-params" : "body-only";
    }
    return isParameters ? "params-only" : "no-validation";
  }

  private record Parameter(
      String expression, String in, String name, Node required, boolean isCached) {}

  /** Writes the parameters that the event names. */
  void writeParameters(Subject event, List<Node> requested, Make make) {
    var parameters = requested.stream().map(node -> parameter(event, node, make)).toList();
    document.rewriteMethod(
        path, method, definition -> withParameters(parameters, definition, make));
  }

  private Node.Mapping withParameters(
      List<Parameter> parameters, Node.Mapping definition, Make make) {
    var added = new ArrayList<Node>();
    var cached = new ArrayList<Node>();
    for (var parameter : parameters) {
      added.add(
          make.map()
              .put("in", parameter.in())
              .put("name", parameter.name())
              .put("required", parameter.required())
              .put("type", "string")
              .build());
      if (parameter.isCached()) {
        cached.add(make.text(parameter.expression()));
      }
    }
    var changed = withParameters(definition, added, make);
    return cached.isEmpty() ? changed : withCacheKeys(changed, cached, make);
  }

  private Node.Mapping withCacheKeys(Node.Mapping definition, List<Node> cached, Make make) {
    var subject = document.subject();
    var integration =
        subject.mapping(
            definition.get(OpenApiDocument.INTEGRATION).orElse(definition),
            OpenApiDocument.INTEGRATION);
    var keys =
        new ArrayList<>(
            integration
                .get(CACHE_KEYS)
                .map(list -> subject.items(list, CACHE_KEYS))
                .orElse(List.of()));
    keys.addAll(cached);
    return definition.with(
        OpenApiDocument.INTEGRATION,
        integration.with(CACHE_KEYS, Nodes.sequence(make.origin(), keys)));
  }

  private static Parameter parameter(Subject event, Node node, Make make) {
    return switch (node) {
      case Node.Text(String expression, Origin _) ->
          parameter(event, expression, make.map().build(), node.origin(), make);
      case Node.Mapping mapping when !mapping.isEmpty() -> {
        var entry = mapping.entries().getFirst();
        var settings = event.mapping(entry.value(), "RequestParameters." + entry.key());
        settings.stream()
            .filter(setting -> !List.of("Required", "Caching").contains(setting.key()))
            .findFirst()
            .ifPresent(
                setting -> {
                  throw event.invalid(
                      setting.keyOrigin(),
                      "`RequestParameters.%s` has only `Required` and `Caching`"
                          .formatted(entry.key()));
                });
        yield parameter(event, entry.key(), settings, entry.keyOrigin(), make);
      }
      default ->
          throw event.invalid(
              node.origin(), "each of `RequestParameters` should be a string or a map");
    };
  }

  private static Parameter parameter(
      Subject event, String expression, Node.Mapping settings, Origin origin, Make make) {
    var matcher = PARAMETER.matcher(expression);
    if (!matcher.matches()) {
      throw event.invalid(
          origin,
          "`%s` of `RequestParameters` should look like `method.request.header.Authorization`; beside `header` there are `path` and `querystring`"
              .formatted(expression));
    }
    var in = matcher.group(1).equals("querystring") ? "query" : matcher.group(1);
    var required = settings.get("Required").orElseGet(() -> make.bool(false));
    boolean isCached = Trees.getTruthy(settings, "Caching").isPresent();
    return new Parameter(expression, in, matcher.group(2), required, isCached);
  }
}
