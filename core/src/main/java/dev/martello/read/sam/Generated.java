package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A CloudFormation resource while the transform builds it. */
final class Generated {
  private String logicalId;
  private final String type;
  private final Make make;
  private final Map<String, Node> attributes = new LinkedHashMap<>();
  private final Map<String, Node.Entry> properties = new LinkedHashMap<>();

  /**
   * Starts a resource.
   *
   * @param make makes what the transform adds to it; its origin is the resource's
   */
  Generated(String logicalId, String type, Make make) {
    if (!LogicalIds.isValid(logicalId)) {
      throw SamInvalid.resource(logicalId, "logical ids must be alphanumeric", make.origin());
    }
    this.logicalId = logicalId;
    this.type = type;
    this.make = make;
  }

  String logicalId() {
    return logicalId;
  }

  void rename(String other) {
    logicalId = other;
  }

  String type() {
    return type;
  }

  Make make() {
    return make;
  }

  /** Sets a property; null and absent values set nothing. */
  Generated put(String name, Node value) {
    return put(new Node.Entry(name, value.origin(), value));
  }

  /** Sets a property and keeps where its key stands; null sets nothing. */
  Generated put(Node.Entry property) {
    if (!(property.value() instanceof Node.Null)) {
      properties.put(property.key(), property);
    }
    return this;
  }

  /** Copies properties that a map has. */
  Generated copy(Node.Mapping from, String... names) {
    for (var name : names) {
      from.entry(name).ifPresent(this::put);
    }
    return this;
  }

  Generated put(String name, Optional<? extends Node> value) {
    value.ifPresent(node -> put(name, node));
    return this;
  }

  Generated put(String name, String value) {
    return put(name, make.text(value));
  }

  Generated put(String name, boolean value) {
    return put(name, make.bool(value));
  }

  Generated put(String name, long value) {
    return put(name, make.number(value));
  }

  Generated remove(String name) {
    properties.remove(name);
    return this;
  }

  Optional<Node> get(String name) {
    return Optional.ofNullable(properties.get(name)).map(Node.Entry::value);
  }

  Node.Mapping properties() {
    return Node.Mapping.of(properties.values(), make.origin());
  }

  /** Sets an attribute beside the properties, for instance {@code Condition}. */
  Generated attribute(String name, Node value) {
    attributes.put(name, value);
    return this;
  }

  Generated attributes(Map<String, Node> values) {
    attributes.putAll(values);
    return this;
  }

  Optional<Node> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  Generated dependsOn(Optional<? extends Node> value) {
    value.filter(Trees::isTruthy).ifPresent(node -> attributes.put("DependsOn", node));
    return this;
  }

  /** Returns the attributes that resources made for this one share: condition and policies. */
  Map<String, Node> passThroughAttributes() {
    return SamResource.passThrough(attributes);
  }

  Node.Mapping ref() {
    return make.ref(logicalId);
  }

  Node.Mapping getAtt(String attribute) {
    return make.getAtt(logicalId, attribute);
  }

  /** Returns the definition that stands under the logical id in the template. */
  Node.Mapping build() {
    var built = Nodes.mapping(make.origin()).put("Type", type);
    attributes.forEach((name, value) -> built.put(new Node.Entry(name, value.origin(), value)));
    return built.put("Properties", properties()).build();
  }
}
