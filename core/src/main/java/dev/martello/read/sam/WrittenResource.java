package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A resource that the user wrote and that an event changes, such as a bucket that must notify a
 * function. Changes go into the source, so that later events see them, and into the result.
 */
final class WrittenResource {
  private static final List<String> KEPT =
      List.of(
          "DependsOn",
          "DeletionPolicy",
          "UpdatePolicy",
          "Condition",
          "UpdateReplacePolicy",
          "Metadata");

  private final String logicalId;
  private Node.Mapping definition;

  private WrittenResource(String logicalId, Node.Mapping definition) {
    this.logicalId = logicalId;
    this.definition = definition;
  }

  /** Finds the resource that an event's property refers to by {@code Ref}. */
  static Optional<WrittenResource> referredBy(Optional<Node> property, Transformation run) {
    return property
        .flatMap(Intrinsics::refTarget)
        .flatMap(id -> run.source(id).map(source -> new WrittenResource(id, source)));
  }

  String logicalId() {
    return logicalId;
  }

  Node.Mapping definition() {
    return definition;
  }

  /** Returns the properties, empty where there are none. */
  Node.Mapping properties() {
    var properties = definition.get("Properties").filter(node -> !(node instanceof Node.Null));
    if (properties.isPresent() && !(properties.get() instanceof Node.Mapping)) {
      throw SamInvalid.resource(
          logicalId, "`Properties` should be a map", properties.get().origin());
    }
    return definition
        .mapping("Properties")
        .orElseGet(() -> Node.Mapping.of(List.of(), definition.origin()));
  }

  void property(String name, Node value) {
    definition = definition.with("Properties", properties().with(name, value));
  }

  void attribute(String name, Node value) {
    definition = definition.with(name, value);
  }

  /** Puts the changes into the source and returns the resource for the result. */
  Generated store(String type, Set<String> known, Transformation run) {
    if (!definition.text("Type").orElse("").equals(type)) {
      throw SamInvalid.resource(
          logicalId, "it should have type `%s`".formatted(type), definition.origin());
    }
    run.putSource(logicalId, definition);
    var stored = new Generated(logicalId, type, new Make(definition.origin()));
    for (var property : properties().entries()) {
      if (!known.contains(property.key())) {
        throw SamInvalid.resource(
            logicalId,
            "property `%s` is not defined for resources of type `%s`"
                .formatted(property.key(), type),
            property.keyOrigin());
      }
      stored.put(property);
    }
    KEPT.forEach(name -> definition.get(name).ifPresent(value -> stored.attribute(name, value)));
    return stored;
  }
}
