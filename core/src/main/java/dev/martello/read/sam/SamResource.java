package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of a SAM type as the user wrote it, after Globals were merged.
 *
 * @param definition the whole definition: type, properties and attributes
 */
record SamResource(String logicalId, Node.Mapping definition) {
  private static final List<String> KEPT =
      List.of("DeletionPolicy", "UpdatePolicy", "Condition", "UpdateReplacePolicy", "Metadata");
  private static final List<String> PASSED =
      List.of("Condition", "DeletionPolicy", "UpdateReplacePolicy");

  String type() {
    return definition.text("Type").orElse("");
  }

  Origin origin() {
    return definition.origin();
  }

  Node.Mapping properties() {
    return definition.mapping("Properties").orElseGet(() -> make().map().build());
  }

  /** Returns a property's value unless it is absent or null. */
  Optional<Node> get(String property) {
    return Trees.get(properties(), property);
  }

  /** Returns a property's value if it counts as set: neither null, false, zero nor empty. */
  Optional<Node> getTruthy(String property) {
    return Trees.getTruthy(properties(), property);
  }

  Optional<Node.Mapping> mapping(String property) {
    return properties().mapping(property);
  }

  Optional<Node.Sequence> sequence(String property) {
    return properties().sequence(property);
  }

  Optional<String> text(String property) {
    return properties().text(property);
  }

  /** Returns whether a property is literally true. */
  boolean isTrue(String property) {
    return Trees.isTrue(properties().get(property));
  }

  /** Returns a maker of what the transform adds because of this resource as a whole. */
  Make make() {
    return Make.because(logicalId, origin());
  }

  /** Returns a maker of what the transform adds because of one property. */
  Make makeFor(String property) {
    return properties()
        .entry(property)
        .map(entry -> Make.because(logicalId, entry.keyOrigin()))
        .orElseGet(this::make);
  }

  /** Returns the attributes that the resource of the same name keeps. */
  Map<String, Node> attributes() {
    return attributes(KEPT);
  }

  /** Returns the attributes that every generated resource gets: condition and policies. */
  Map<String, Node> passThroughAttributes() {
    return attributes(PASSED);
  }

  Optional<Node> dependsOn() {
    return definition.get("DependsOn");
  }

  SamInvalid invalid(String message) {
    return SamInvalid.resource(logicalId, message, origin());
  }

  SamInvalid invalid(String property, String message) {
    return SamInvalid.resource(
        logicalId,
        message,
        properties().entry(property).map(Node.Entry::keyOrigin).orElseGet(this::origin));
  }

  static Map<String, Node> passThrough(Map<String, Node> attributes) {
    var passed = new LinkedHashMap<>(attributes);
    passed.keySet().retainAll(PASSED);
    return passed;
  }

  private Map<String, Node> attributes(List<String> names) {
    var found = new LinkedHashMap<String, Node>();
    names.forEach(name -> definition.get(name).ifPresent(value -> found.put(name, value)));
    return found;
  }
}
