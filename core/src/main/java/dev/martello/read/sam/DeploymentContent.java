package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;

/** What a REST API's deployment depends on: a new one is made when any of it changes. */
final class DeploymentContent {
  private DeploymentContent() {}

  /**
   * Returns a text that changes with the definition, the OpenAPI version, the domain and the names
   * of the functions behind the API. AWS hashes the same parts, written in a way it does not
   * document.
   */
  static String of(RestApi api, Node body, Transformation run) {
    var resource = api.resource();
    if (resource.isTrue("AlwaysDeploy")) {
      // AWS takes the time of day here; the same input must give the same output.
      return "always";
    }
    var parts = new ArrayList<String>();
    parts.add(CanonicalJson.of(body));
    resource.getTruthy("OpenApiVersion").flatMap(OpenApiDocument::scalar).ifPresent(parts::add);
    api.domain().ifPresent(domain -> parts.add(CanonicalJson.of(domain)));
    var names = functionNames(api.id(), run);
    if (!names.isEmpty()) {
      parts.add(names);
    }
    return String.join("||", parts);
  }

  private static String functionNames(String apiId, Transformation run) {
    var names = new StringBuilder();
    for (var source : run.sources().values()) {
      var properties = source.mapping("Properties");
      var name =
          properties
              .filter(
                  _ -> source.text("Type").filter("AWS::Serverless::Function"::equals).isPresent())
              .flatMap(map -> map.get("FunctionName"))
              .map(run.parameters()::resolve)
              .filter(Trees::isTruthy);
      var events = properties.flatMap(map -> map.mapping("Events"));
      if (name.isPresent() && events.isPresent()) {
        events.get().stream()
            .filter(entry -> isEventOf(apiId, entry.value()))
            .forEach(_ -> names.append(CanonicalJson.of(name.get())));
      }
    }
    return names.toString();
  }

  private static boolean isEventOf(String apiId, Node event) {
    return event instanceof Node.Mapping definition
        && definition.text("Type").filter("Api"::equals).isPresent()
        && definition
            .mapping("Properties")
            .flatMap(properties -> properties.get("RestApiId"))
            .map(ImplicitApis::idOf)
            .flatMap(Trees::text)
            .filter(apiId::equals)
            .isPresent();
  }
}
