package dev.martello.code.ir;

/** What is loaded from or stored into an object. */
public sealed interface Key {
  /** A member by name: {@code x.name}. */
  record Member(String name) implements Key {}

  /** An element: {@code x[i]}; known indexes and keys are registers with constants too. */
  record Element(int register) implements Key {}

  /** Some element, nobody knows which: appending to a list, sending into a channel. */
  record Any() implements Key {}
}
