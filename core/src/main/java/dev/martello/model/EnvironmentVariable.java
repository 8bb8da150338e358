package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Val;

/**
 * A variable of a function's environment.
 *
 * @param refersTo the resource whose name, ARN or URL the value is, where it is declared
 */
public record EnvironmentVariable(
    String name, Val<String> value, Link<Entity> refersTo, Origin origin) {

  /** Makes a variable that refers to nothing declared. */
  public EnvironmentVariable(String name, Val<String> value, Origin origin) {
    this(name, value, new Link.Elsewhere<>(value), origin);
  }
}
