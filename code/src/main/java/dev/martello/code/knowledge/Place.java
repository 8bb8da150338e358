package dev.martello.code.knowledge;

/**
 * Which of the things that a call is given is meant.
 *
 * @param kind argument, receiver, all arguments, ...
 * @param index by place; negative where it is only given by name
 * @param name by name; empty text where it is only given by place
 * @param member a member of it; empty text for the whole
 */
public record Place(Kind kind, int index, String name, String member) {

  /** Kinds of places. */
  public enum Kind {
    ARGUMENT,
    RECEIVER,
    ANY_ARGUMENT,
    /** Not what the call is given but where it stands: {@code loop}, {@code phase}. */
    CIRCUMSTANCE
  }
}
