package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Locale;

/** Writes what an HTTP API answers to preflight requests into its document. */
final class HttpCors {
  private static final String EXTENSION = "x-amazon-apigateway-cors";
  private static final List<String> PROPERTIES =
      List.of(
          "AllowOrigins",
          "AllowHeaders",
          "AllowMethods",
          "ExposeHeaders",
          "MaxAge",
          "AllowCredentials");

  private final OpenApiDocument document;
  private final Make make;

  HttpCors(OpenApiDocument document, Make make) {
    this.document = document;
    this.make = make;
  }

  /** Writes the property: true for every origin, an intrinsic, or a map of settings. */
  void write(Node cors) {
    var subject = document.subject();
    if (cors instanceof Node.Bool) {
      write(make.map().put("AllowOrigins", make.texts("*")).build());
      return;
    }
    var settings = subject.mapping(cors, "CorsConfiguration");
    if (Intrinsics.isIntrinsic(settings)) {
      merge((Node.Mapping) inLowerCamelCase(settings));
      return;
    }
    for (var entry : settings.entries()) {
      if (!PROPERTIES.contains(entry.key())) {
        throw subject.invalid(
            entry.keyOrigin(), "`%s` is no property of `CorsConfiguration`".formatted(entry.key()));
      }
    }
    write(settings);
  }

  private void write(Node.Mapping settings) {
    var origins = Trees.getTruthy(settings, "AllowOrigins");
    boolean isWithCredentials = Trees.isTrue(settings.get("AllowCredentials"));
    if (isWithCredentials && origins.filter(HttpCors::isAnyOrigin).isPresent()) {
      throw document
          .subject()
          .invalid(
              make.origin(),
              "`CorsConfiguration.AllowCredentials` cannot be true when `AllowOrigins` is `*`");
    }
    if (origins.filter(Intrinsics::isIntrinsic).isPresent()) {
      // AWS takes an intrinsic for the whole configuration, and drops what stands beside it.
      merge((Node.Mapping) inLowerCamelCase(origins.get()));
      return;
    }
    var built = make.map();
    for (var property : PROPERTIES) {
      boolean isSet =
          switch (property) {
            case "MaxAge" -> Trees.get(settings, property).isPresent();
            case "AllowCredentials" -> isWithCredentials;
            default -> Trees.getTruthy(settings, property).isPresent();
          };
      if (isSet) {
        built.put(lowerFirst(property), settings.get(property).orElse(settings));
      }
    }
    merge(built.build());
  }

  private void merge(Node.Mapping settings) {
    document.update(EXTENSION, make, known -> Trees.merged(known, settings));
  }

  private static boolean isAnyOrigin(Node origins) {
    return origins instanceof Node.Sequence(List<Node> items, Origin _)
        && items.size() == 1
        && Trees.text(items.getFirst()).filter("*"::equals).isPresent();
  }

  /** Writes the properties' names as OpenAPI does, wherever they stand in keys and texts. */
  private static Node inLowerCamelCase(Node node) {
    return switch (node) {
      case Node.Text(String value, Origin origin) -> new Node.Text(renamed(value), origin);
      case Node.Sequence(List<Node> items, Origin origin) ->
          new Node.Sequence(items.stream().map(HttpCors::inLowerCamelCase).toList(), origin);
      case Node.Mapping mapping ->
          Node.Mapping.of(
              mapping.stream()
                  .map(
                      entry ->
                          new Node.Entry(
                              renamed(entry.key()),
                              entry.keyOrigin(),
                              inLowerCamelCase(entry.value())))
                  .toList(),
              mapping.origin());
      case Node.Num _, Node.Bool _, Node.Null _ -> node;
    };
  }

  private static String renamed(String text) {
    var renamed = text;
    for (var property : PROPERTIES) {
      renamed = renamed.replace(property, lowerFirst(property));
    }
    return renamed;
  }

  private static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
