package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Optional;

/** Changes the integration of a method, which says what API Gateway calls. */
final class Integrations {
  private Integrations() {}

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
