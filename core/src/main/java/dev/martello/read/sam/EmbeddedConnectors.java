package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;

/**
 * Turns the {@code Connectors} attribute of resources into {@code AWS::Serverless::Connector}
 * resources whose source is the resource that had the attribute.
 */
final class EmbeddedConnectors implements TemplatePass {
  private static final String ATTRIBUTE = "Connectors";

  @Override
  public void run(Transformation run) {
    run.sources()
        .forEach(
            (logicalId, resource) -> {
              if (resource.has(ATTRIBUTE)) {
                run.putSource(logicalId, resource.without(ATTRIBUTE));
                resource.get(ATTRIBUTE).ifPresent(value -> embed(logicalId, value, run));
              }
            });
  }

  private static void embed(String sourceId, Node connectors, Transformation run) {
    if (!(connectors instanceof Node.Mapping mapping)) {
      run.report(SamInvalid.resource(sourceId, "`Connectors` must be a map", connectors.origin()));
      return;
    }
    for (var entry : mapping.entries()) {
      try {
        embed(sourceId, entry, run);
      } catch (SamInvalid invalid) {
        run.report(invalid);
      }
    }
  }

  private static void embed(String sourceId, Node.Entry entry, Transformation run) {
    var logicalId = sourceId + entry.key();
    if (!(entry.value() instanceof Node.Mapping definition)) {
      throw SamInvalid.resource(
          logicalId,
          "connector `%s` of `%s` must be a map".formatted(entry.key(), sourceId),
          entry.keyOrigin());
    }
    var properties = definition.mapping("Properties");
    if (properties.isEmpty()) {
      throw SamInvalid.resource(
          sourceId,
          "`Connectors.%s.Properties` must be a map".formatted(entry.key()),
          definition.get("Properties").map(Node::origin).orElse(entry.keyOrigin()));
    }
    var source = source(sourceId, entry.key(), properties.get(), entry.keyOrigin());
    if (run.source(logicalId).isPresent()) {
      throw SamInvalid.resource(
          sourceId,
          "connector `%s` makes a resource `%s`, but the template has a resource of that name"
              .formatted(entry.key(), logicalId),
          entry.keyOrigin());
    }
    var make = Make.because(logicalId, entry.keyOrigin());
    run.writtenIn(logicalId, sourceId);
    run.putSource(
        logicalId,
        definition
            .with("Type", make.text(ConnectorExpansion.TYPE))
            .with(
                "Properties", properties.get().without("SourceReference").with("Source", source)));
  }

  private static Node.Mapping source(
      String sourceId, String connector, Node.Mapping properties, Origin origin) {
    var reference = properties.get("SourceReference");
    var path = "Connectors.%s.Properties.SourceReference".formatted(connector);
    var id = Make.because(sourceId, origin).map().put("Id", sourceId).build();
    if (reference.isEmpty()) {
      return id;
    }
    if (!(reference.get() instanceof Node.Mapping more)) {
      throw SamInvalid.resource(
          sourceId, "`%s` must be a map".formatted(path), reference.get().origin());
    }
    if (more.has("Id")) {
      throw SamInvalid.resource(
          sourceId,
          "connector `%s` must not have `SourceReference.Id`; its source is `%s`"
              .formatted(connector, sourceId),
          reference.get().origin());
    }
    return Trees.merged(id, more);
  }
}
