package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The documents of all APIs of a template while events and properties are written into them. */
final class ApiDefinitions {
  static final String REST = "AWS::Serverless::Api";
  static final String HTTP = "AWS::Serverless::HttpApi";

  private final Map<String, OpenApiDocument> documents = new LinkedHashMap<>();
  private final Set<String> managed = new HashSet<>();
  private final Set<String> rejected = new HashSet<>();

  static ApiDefinitions of(Transformation run) {
    return run.shared(ApiDefinitions.class, ApiDefinitions::new);
  }

  /** Notes that the transform writes an API's document on its own, from this start. */
  void manage(String apiId, Node.Mapping skeleton) {
    managed.add(apiId);
    documents.put(apiId, OpenApiDocument.of(Subject.resource(apiId), skeleton));
  }

  /** Notes that an API has the document that the user gave, if any. */
  void unmanage(String apiId) {
    managed.remove(apiId);
    documents.remove(apiId);
  }

  /** Asks whether the transform writes an API's document on its own. */
  boolean isManaged(String apiId) {
    return managed.contains(apiId);
  }

  /** Returns an API's document: the transform's own, or what the user gave inline. */
  Optional<OpenApiDocument> document(String apiId, Transformation run) {
    var known = Optional.ofNullable(documents.get(apiId));
    if (known.isPresent()) {
      return known;
    }
    var given =
        run.source(apiId)
            .flatMap(definition -> definition.mapping("Properties"))
            .flatMap(properties -> properties.mapping("DefinitionBody"))
            .map(body -> OpenApiDocument.of(Subject.resource(apiId), body));
    given.ifPresent(document -> documents.put(apiId, document));
    return given;
  }

  /** Notes that an event was reported; it is not expanded. */
  void reject(SamEvent event) {
    rejected.add(event.logicalId());
  }

  boolean isRejected(SamEvent event) {
    return rejected.contains(event.logicalId());
  }
}
