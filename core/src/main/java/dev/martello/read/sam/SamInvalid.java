package dev.martello.read.sam;

import dev.martello.value.Origin;

/**
 * Ends the expansion of one resource (or of the whole template) because the user's input does not
 * allow it; the driver turns it into a {@link dev.martello.value.Problem} and goes on.
 */
final class SamInvalid extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** How much of the template cannot be expanded. */
  enum Scope {
    EVENT,
    RESOURCE,
    TEMPLATE
  }

  private final Scope scope;
  private final transient Origin origin;

  private SamInvalid(Scope scope, String message, Origin origin) {
    super(message, null, false, false);
    this.scope = scope;
    this.origin = origin;
  }

  /** Says that a resource cannot be expanded. */
  static SamInvalid resource(String logicalId, String message, Origin origin) {
    return new SamInvalid(
        Scope.RESOURCE, "resource `%s` is invalid: %s".formatted(logicalId, message), origin);
  }

  /** Says that an event cannot be expanded; the driver adds the resource that it belongs to. */
  static SamInvalid event(String eventId, String message, Origin origin) {
    return new SamInvalid(
        Scope.EVENT, "event `%s` is invalid: %s".formatted(eventId, message), origin);
  }

  /** Says that the template as a whole cannot be expanded. */
  static SamInvalid template(String message, Origin origin) {
    return new SamInvalid(Scope.TEMPLATE, message, origin);
  }

  /** Returns this as a problem of a resource, unless it is one of a resource. */
  SamInvalid of(String logicalId) {
    return scope == Scope.RESOURCE ? this : resource(logicalId, text(), origin);
  }

  Scope scope() {
    return scope;
  }

  Origin origin() {
    return origin;
  }

  String text() {
    var message = getMessage();
    return message == null ? "" : message;
  }
}
