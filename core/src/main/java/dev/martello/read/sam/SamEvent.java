package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.Optional;

/**
 * One event of a function or state machine.
 *
 * @param ownerId logical id of the function or state machine
 * @param name the event's key under {@code Events}
 * @param keyOrigin where that key stands
 * @param definition the event's type and properties
 */
record SamEvent(String ownerId, String name, Origin keyOrigin, Node.Mapping definition) {

  /** Returns the start of the logical ids of what the event makes: owner and name. */
  String logicalId() {
    return ownerId + name;
  }

  String type() {
    return definition.text("Type").orElse("");
  }

  Node.Mapping properties() {
    return definition.mapping("Properties").orElseGet(() -> make().map().build());
  }

  /** Returns a property's value unless it is absent or null. */
  Optional<Node> get(String property) {
    return Trees.get(properties(), property);
  }

  /** Returns a property's value if it counts as set. */
  Optional<Node> getTruthy(String property) {
    return Trees.getTruthy(properties(), property);
  }

  Optional<Node.Mapping> mapping(String property) {
    return properties().mapping(property);
  }

  Optional<String> text(String property) {
    return properties().text(property);
  }

  /** Returns a maker of what the transform adds because of this event. */
  Make make() {
    return Make.because(ownerId, keyOrigin);
  }

  /** Returns a maker of what the transform adds because of one property of the event. */
  Make makeFor(String property) {
    return properties()
        .entry(property)
        .map(entry -> Make.because(ownerId, entry.keyOrigin()))
        .orElseGet(this::make);
  }

  SamInvalid invalid(String message) {
    return SamInvalid.event(name, message, keyOrigin);
  }

  SamInvalid invalid(String property, String message) {
    return SamInvalid.event(
        name, message, properties().entry(property).map(Node.Entry::keyOrigin).orElse(keyOrigin));
  }
}
