package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes who may call an HTTP API's methods into its document. */
final class HttpSecurity {
  private static final String SECURITY = "security";
  private static final String SCHEMES = "securitySchemes";

  private final OpenApiDocument document;

  HttpSecurity(OpenApiDocument document) {
    this.document = document;
  }

  /** Defines an API's authorizers; those of the same name are replaced. */
  void define(Map<String, HttpAuthorizer> authorizers, String partition) {
    for (var authorizer : authorizers.values()) {
      var make = authorizer.make();
      document.update(
          "components",
          make,
          components -> {
            var schemes =
                Trees.getTruthy(components, SCHEMES)
                    .map(node -> document.subject().mapping(node, "components." + SCHEMES))
                    .orElseGet(() -> make.map().build());
            return components.with(
                SCHEMES, schemes.with(authorizer.name(), authorizer.definition(partition)));
          });
    }
  }

  /** Demands an authorizer of every method that says nothing on its security. */
  void setDefault(HttpAuthorizer authorizer, Make make) {
    for (var path : document.paths()) {
      document.requireNormalizedMethods(path);
      document.rewriteMethods(
          path,
          List.of("parameters", HttpMethods.OPTIONS),
          (_, definition) ->
              Trees.getTruthy(definition, SECURITY).isPresent()
                  ? definition
                  : definition.with(
                      SECURITY,
                      make.list(make.map().put(authorizer.name(), authorizer.scopes()).build())));
    }
  }

  /** Demands an authorizer, or with NONE no authorizer, of one method. */
  void setAuthorizer(String path, String method, String authorizer, Node scopes, Make make) {
    document.rewriteMethod(
        path,
        method,
        definition -> {
          var current = definition.get(SECURITY);
          var requirements =
              new ArrayList<>(
                  current
                      .map(
                          node -> document.subject().items(node, path + "." + method + ".security"))
                      .orElse(List.of()));
          requirements.add(make.map().put(authorizer, scopes).build());
          var origin = current.map(Node::origin).orElse(make.origin());
          return definition.with(SECURITY, Nodes.sequence(origin, requirements));
        });
  }
}
