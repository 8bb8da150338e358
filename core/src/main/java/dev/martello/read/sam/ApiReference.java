package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;

/**
 * The API that an event names.
 *
 * @param apiId its logical id
 * @param properties its properties as written
 */
record ApiReference(String apiId, Node.Mapping properties) {

  /** Finds the API of an event, by the event's property that refers to it. */
  static ApiReference of(SamEvent event, String property, Transformation run) {
    var reference =
        event
            .get(property)
            .orElseThrow(() -> event.invalid("property `%s` is required".formatted(property)));
    var found =
        Trees.text(ImplicitApis.idOf(reference))
            .flatMap(id -> run.source(id).map(source -> read(id, source)));
    return found.orElseThrow(
        () ->
            event.invalid(
                property,
                "`%s` must refer to a valid resource in the same template".formatted(property)));
  }

  private static ApiReference read(String apiId, Node.Mapping source) {
    var properties = source.get("Properties");
    return new ApiReference(
        apiId,
        properties
            .map(node -> Subject.resource(apiId).mapping(node, "Properties"))
            .orElseGet(() -> Node.Mapping.of(List.of(), source.origin())));
  }

  Subject subject() {
    return Subject.resource(apiId);
  }

  /** Returns the API's {@code Auth}, empty where there is none. */
  Node.Mapping auth() {
    return Trees.getTruthy(properties, "Auth")
        .map(auth -> subject().mapping(auth, "Auth"))
        .orElseGet(() -> Node.Mapping.of(List.of(), properties.origin()));
  }

  /** Returns the API's {@code Auth} with references to parameters resolved. */
  Node.Mapping auth(ParameterValues parameters) {
    return subject().mapping(parameters.resolve(auth()), "Auth");
  }

  /** Returns the name of the API's stage as logical ids and policies of events write it. */
  String stage() {
    return switch (properties.get("StageName").orElse(null)) {
      case Node.Text(String name, Origin origin) -> {
        if (name.isEmpty()) {
          throw subject().invalid(origin, "`StageName` must not be empty");
        }
        yield name;
      }
      case null, default -> "Stage";
    };
  }

  boolean isMerged() {
    return Trees.getTruthy(properties, "MergeDefinitions").isPresent();
  }

  Optional<OpenApiDocument> document(Transformation run) {
    return ApiDefinitions.of(run).document(apiId, run);
  }
}
