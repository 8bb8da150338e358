package dev.martello.read.sam.rules;

import dev.martello.syntax.Node;
import dev.martello.value.Spelling;
import java.util.List;

/** Checks the events of a function or state machine against the known event types. */
final class EventRules {
  private static final String REST_API = "RestApiId";

  private final String owner;
  private final String ownerId;
  private final Complaints complaints;

  /**
   * @param owner {@code Function} or {@code StateMachine}
   */
  EventRules(String owner, String ownerId, Complaints complaints) {
    this.owner = owner;
    this.ownerId = ownerId;
    this.complaints = complaints;
  }

  void check(Node.Mapping events) {
    var entries = events.entries();
    // One entry looks like an intrinsic function to the property types, which say nothing then.
    entries.stream()
        .filter(event -> entries.size() == 1 || event.value() instanceof Node.Mapping)
        .forEach(this::checkEvent);
  }

  private void checkEvent(Node.Entry event) {
    var subject =
        "event `%s` of `%s` (resource `%s`)".formatted(event.key(), ownerId, ownerId + event.key());
    if (!(event.value() instanceof Node.Mapping definition)) {
      complaints.add(event.keyOrigin(), subject + " must be a map");
      return;
    }
    var type = definition.text("Type").orElse("");
    var block = owner + "/" + type;
    if (SamProperties.table().block(block).isEmpty()) {
      complainOfType(event, definition, subject, type);
      return;
    }
    var properties = definition.get("Properties");
    if (properties.isPresent() && !(properties.get() instanceof Node.Mapping)) {
      complaints.add(properties.get().origin(), subject + ": `Properties` must be a map");
      return;
    }
    var given =
        definition
            .mapping("Properties")
            .orElseGet(() -> Node.Mapping.of(List.of(), event.keyOrigin()));
    // Where none is named, the implicit API is; an event that has another fault has not got it yet.
    var complete =
        given.has(REST_API) ? given : given.with(REST_API, new Node.Text("", given.origin()));
    new PropertyRules(complaints, subject)
        .check(block, type.equals("Api") ? complete : given, event.keyOrigin());
  }

  private void complainOfType(
      Node.Entry event, Node.Mapping definition, String subject, String type) {
    var known = SamProperties.table().blocksOf(owner + "/");
    var place = definition.get("Type").map(Node::origin).orElse(event.keyOrigin());
    var advice =
        Spelling.nearest(type, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("it takes one of `" + String.join("`, `", known) + "`");
    complaints.add(
        place,
        type.isEmpty()
            ? "%s lacks a `Type`; %s".formatted(subject, advice)
            : "%s has the unknown type `%s`; %s".formatted(subject, type, advice));
  }
}
