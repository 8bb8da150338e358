package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Optional;

/** Gives a REST API's document the form of OpenAPI 3 where the user asked for that version. */
final class OpenApi3Form {
  /*
   * AWS applies this after the authorizers, after the models and at the end, and it is not
   * idempotent: a response header of an OPTIONS method is wrapped in `schema` each time. An API
   * with both Cors and Auth gets `schema` twice, and so it does here.
   */
  private final OpenApiDocument document;
  private final Make make;

  OpenApi3Form(OpenApiDocument document, Make make) {
    this.document = document;
    this.make = make;
  }

  /**
   * Applies the form if it is asked for.
   *
   * @param version the API's {@code OpenApiVersion}; the document's own counts where it is absent
   */
  void apply(Optional<Node> version) {
    if (document.member("swagger").isPresent()) {
      return;
    }
    var wanted = version.isPresent() ? version : document.member("openapi");
    if (wanted.filter(OpenApiDocument::isVersion3).isEmpty()) {
      return;
    }
    moveToComponents("securityDefinitions", "securitySchemes");
    moveToComponents("definitions", "schemas");
    document.paths().forEach(path -> document.rewriteWholePath(path, item -> reformed(path, item)));
  }

  private void moveToComponents(String member, String component) {
    document
        .setMember(member)
        .ifPresent(
            definitions -> {
              document.update("components", make, known -> known.with(component, definitions));
              document.remove(member);
            });
  }

  private Node.Mapping reformed(String path, Node.Mapping item) {
    var options = Trees.getTruthy(item, HttpMethods.OPTIONS).orElse(null);
    if (options == null) {
      return item;
    }
    var subject = document.subject();
    var method = subject.mapping(options, "%s.%s".formatted(path, HttpMethods.OPTIONS));
    var bare = method.without("produces").without("consumes");
    var responses = Trees.get(bare, "responses");
    if (responses.isEmpty()) {
      return item.with(HttpMethods.OPTIONS, bare);
    }
    var place = "%s.%s.responses".formatted(path, HttpMethods.OPTIONS);
    var answers = subject.mapping(responses.get(), place);
    var success = Trees.get(answers, "200").map(node -> subject.mapping(node, place + ".200"));
    var headers = success.flatMap(answer -> Trees.getTruthy(answer, "headers"));
    if (headers.isEmpty()) {
      return item.with(HttpMethods.OPTIONS, bare);
    }
    var wrapped = wrapped(subject.mapping(headers.get(), place + ".200.headers"));
    var answer = success.orElse(answers).with("headers", wrapped);
    return item.with(HttpMethods.OPTIONS, bare.with("responses", answers.with("200", answer)));
  }

  private Node.Mapping wrapped(Node.Mapping headers) {
    var changed = headers;
    for (var header : headers.entries()) {
      changed = changed.with(header.key(), make.map().put("schema", header.value()).build());
    }
    return changed;
  }
}
