package dev.martello.code.value;

/** A piece of a text. */
public sealed interface Part {
  /** Characters that stand in the code. */
  record Fixed(String text) implements Part {}

  /** The value of an environment variable. */
  record Environment(String name) implements Part {}

  /** A field of the event that the function is invoked with. */
  record Field(int source, String path) implements Part {}

  /** Anything. */
  record Some() implements Part {}
}
