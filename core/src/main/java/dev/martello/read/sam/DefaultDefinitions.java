package dev.martello.read.sam;

import dev.martello.syntax.Node;

/** Starts a document for each API for which the user gave none. */
final class DefaultDefinitions implements TemplatePass {

  @Override
  public void run(Transformation run) {
    var definitions = ApiDefinitions.of(run);
    run.sources()
        .forEach(
            (logicalId, definition) -> {
              var type = definition.text("Type").orElse("");
              boolean isApi = type.equals(ApiDefinitions.REST) || type.equals(ApiDefinitions.HTTP);
              if (isApi && !isDefined(definition)) {
                var make = Make.because(logicalId, definition.origin());
                definitions.manage(
                    logicalId,
                    type.equals(ApiDefinitions.REST)
                        ? OpenApiDocument.restSkeleton(make)
                        : OpenApiDocument.httpSkeleton(make));
              }
            });
  }

  private static boolean isDefined(Node.Mapping definition) {
    return definition
        .mapping("Properties")
        .filter(
            properties ->
                Trees.getTruthy(properties, "DefinitionBody").isPresent()
                    || Trees.getTruthy(properties, "DefinitionUri").isPresent())
        .isPresent();
  }
}
