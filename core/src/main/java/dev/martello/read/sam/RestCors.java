package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** A REST API's answer to preflight requests, written as a mock OPTIONS method of each path. */
final class RestCors {
  private static final List<String> PROPERTIES =
      List.of("AllowMethods", "AllowHeaders", "AllowOrigin", "MaxAge", "AllowCredentials");
  private static final String WILDCARD = "'*'";

  private final Subject api;
  private final Node.Mapping settings;
  private final Make make;

  private RestCors(Subject api, Node.Mapping settings, Make make) {
    this.api = api;
    this.settings = settings;
    this.make = make;
  }

  /** Reads the property: an origin as text or intrinsic, or a map of settings. */
  static RestCors read(Subject api, Node cors, Make make) {
    var settings = settings(api, cors, make);
    settings.stream()
        .filter(entry -> !PROPERTIES.contains(entry.key()))
        .findFirst()
        .ifPresent(
            entry -> {
              throw api.invalid(
                  entry.keyOrigin(), "`%s` is no property of `Cors`".formatted(entry.key()));
            });
    return new RestCors(api, settings, make);
  }

  private static Node.Mapping settings(Subject api, Node cors, Make make) {
    if (cors instanceof Node.Text || Intrinsics.isIntrinsic(cors)) {
      return make.map().put("AllowOrigin", cors).build();
    }
    var settings = api.mapping(cors, "Cors");
    return settings.has("AllowOrigin")
        ? settings
        : settings.with("AllowOrigin", make.text(WILDCARD));
  }

  /** Writes an OPTIONS method to every path that has none. */
  void writeTo(OpenApiDocument document) {
    boolean isAnyOrigin =
        Trees.text(settings.get("AllowOrigin")).filter(WILDCARD::equals).isPresent();
    if (allowsCredentials() && isAnyOrigin) {
      throw api.invalid(
          make.origin(),
          "`Cors.AllowCredentials` cannot be true when `Cors.AllowOrigin` is `'*'` or not set");
    }
    // API Gateway takes /path and /path/ for one resource, which has one OPTIONS method;
    // which of them gets it is a matter of AWS's order, after at least one copy.
    var done = new HashSet<String>();
    for (var path : LegacyOrder.of(LegacyOrder.of(document.paths()))) {
      if (done.add(path.equals("/") ? path : path.replaceAll("/+$", ""))) {
        writeTo(document, path);
      }
    }
  }

  private void writeTo(OpenApiDocument document, String path) {
    // Both arms of a conditional path get the methods of the first one that needs them.
    var methods = new ArrayList<>(Trees.getTruthy(settings, "AllowMethods").stream().toList());
    document.rewriteItems(
        path,
        item -> {
          if (item.has(HttpMethods.OPTIONS)) {
            return item;
          }
          if (methods.isEmpty()) {
            methods.add(make.text("'%s'".formatted(methodsOf(item))));
          }
          return item.with(HttpMethods.OPTIONS, preflight(methods.getFirst()));
        });
  }

  private static String methodsOf(Node.Mapping item) {
    if (item.has(HttpMethods.ANY)) {
      return String.join(",", HttpMethods.ALL);
    }
    var methods = new TreeSet<String>();
    item.keys().forEach(key -> methods.add(key.toUpperCase(Locale.ROOT)));
    methods.add("OPTIONS");
    return String.join(",", methods);
  }

  private Node.Mapping preflight(Node methods) {
    var origin =
        Trees.getTruthy(settings, "AllowOrigin")
            .orElseThrow(() -> api.invalid(make.origin(), "`Cors.AllowOrigin` must not be empty"));
    var parameters = make.map();
    var headers = make.map();
    add("Access-Control-Allow-Origin", Optional.of(origin), "string", parameters, headers);
    add(
        "Access-Control-Allow-Headers",
        Trees.getTruthy(settings, "AllowHeaders"),
        "string",
        parameters,
        headers);
    add("Access-Control-Allow-Methods", Optional.of(methods), "string", parameters, headers);
    add("Access-Control-Max-Age", Trees.get(settings, "MaxAge"), "integer", parameters, headers);
    if (allowsCredentials()) {
      add(
          "Access-Control-Allow-Credentials",
          Optional.of(make.text("'true'")),
          "string",
          parameters,
          headers);
    }
    return method(parameters.build(), headers.build());
  }

  private void add(
      String header,
      Optional<Node> value,
      String type,
      Nodes.MappingBuilder parameters,
      Nodes.MappingBuilder headers) {
    value.ifPresent(
        node -> {
          parameters.put("method.response.header." + header, node);
          headers.put(header, make.map().put("type", type).build());
        });
  }

  private Node.Mapping method(Node.Mapping parameters, Node.Mapping headers) {
    var answer =
        make.map()
            .put("statusCode", "200")
            .put("responseParameters", parameters)
            .put("responseTemplates", make.map().put("application/json", "{}\n").build())
            .build();
    var request = make.map().put("application/json", "{\n  \"statusCode\" : 200\n}\n").build();
    var integration =
        make.map()
            .put("type", "mock")
            .put("requestTemplates", request)
            .put("responses", make.map().put("default", answer).build())
            .build();
    var response =
        make.map()
            .put("description", "Default response for CORS method")
            .put("headers", headers)
            .build();
    return make.map()
        .put("summary", "CORS support")
        .put("consumes", make.texts("application/json"))
        .put("produces", make.texts("application/json"))
        .put(OpenApiDocument.INTEGRATION, integration)
        .put("responses", make.map().put("200", response).build())
        .build();
  }

  private boolean allowsCredentials() {
    return Trees.isTrue(settings.get("AllowCredentials"));
  }
}
