package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Optional;

/** Writes the integrations of methods, which say what API Gateway calls. */
final class Integrations {
  private Integrations() {}

  /** Returns the condition under which an event's target is there. */
  static Optional<String> condition(EventTarget target) {
    return Optional.ofNullable(target.passThroughAttributes().get("Condition"))
        .filter(Trees::isTruthy)
        .flatMap(Trees::text);
  }

  /** Returns a value that is there only under a condition. */
  static Node when(Optional<String> condition, Node value, Make make) {
    return condition.<Node>map(name -> make.choice(name, value, make.noValue())).orElse(value);
  }

  /**
   * Returns a path item with an integration of one of its methods; where the target depends on a
   * condition, the whole method does.
   *
   * @param missing what the method's definition gets where it has no member of that name
   */
  static Node.Mapping add(
      Node.Mapping item,
      String path,
      String method,
      Node.Mapping integration,
      Node.Mapping missing,
      Optional<String> condition,
      Make make) {
    var key = HttpMethods.key(method);
    var current = item.get(key).filter(node -> !(node instanceof Node.Null));
    Node.Mapping definition =
        switch (current.orElseGet(() -> make.map().build())) {
          case Node.Mapping known -> known;
          case Node other ->
              throw SamInvalid.template(
                  "method `%s` of path `%s` should be a map".formatted(method, path),
                  other.origin());
        };
    definition = definition.with(OpenApiDocument.INTEGRATION, integration);
    for (var entry : missing.entries()) {
      if (!definition.has(entry.key())) {
        definition = definition.with(entry.key(), entry.value());
      }
    }
    return item.with(key, when(condition, definition, make));
  }

  /** Sets a setting of each integration of a method. */
  static void put(OpenApiDocument document, String path, String method, String key, Node value) {
    document.rewriteMethod(
        path,
        method,
        definition ->
            definition.with(
                OpenApiDocument.INTEGRATION,
                document
                    .subject()
                    .mapping(
                        definition.get(OpenApiDocument.INTEGRATION).orElse(definition),
                        OpenApiDocument.INTEGRATION)
                    .with(key, value)));
  }

  /** Returns the definition of a method as it stands, conditional or not. */
  static Optional<Node.Mapping> method(OpenApiDocument document, String path, String method) {
    return document
        .toNode()
        .mapping(OpenApiDocument.PATHS)
        .flatMap(paths -> paths.mapping(path))
        .flatMap(item -> item.mapping(HttpMethods.key(method)));
  }
}
