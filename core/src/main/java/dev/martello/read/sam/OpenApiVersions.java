package dev.martello.read.sam;

import dev.martello.syntax.Node;

/** Writes the OpenAPI version that is asked for into the documents that the transform manages. */
final class OpenApiVersions implements TemplatePass {
  private static final String PROPERTY = "OpenApiVersion";

  @Override
  public void run(Transformation run) {
    var definitions = ApiDefinitions.of(run);
    run.sources()
        .forEach(
            (logicalId, definition) -> {
              if (definitions.isManaged(logicalId)
                  && definition.text("Type").filter(ApiDefinitions.REST::equals).isPresent()) {
                write(logicalId, definition, run);
              }
            });
  }

  private static void write(String logicalId, Node.Mapping definition, Transformation run) {
    var properties = definition.mapping("Properties");
    var version = properties.flatMap(map -> map.get(PROPERTY));
    if (version.filter(OpenApiDocument::isVersion3).isEmpty()) {
      return;
    }
    var text =
        new Node.Text(OpenApiDocument.scalar(version.get()).orElse(""), version.get().origin());
    run.putSource(logicalId, definition.with("Properties", properties.get().with(PROPERTY, text)));
    ApiDefinitions.of(run)
        .document(logicalId, run)
        .ifPresent(
            document -> {
              document.put("openapi", text);
              document.remove("swagger");
            });
  }
}
