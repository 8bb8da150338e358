package dev.martello.code.ir;

/**
 * An argument of a call.
 *
 * @param name for arguments given by name; empty text for the others
 */
public record Argument(int register, String name, Kind kind) {

  /** How an argument is given. */
  public enum Kind {
    PLAIN,
    /** All elements of a list: {@code *xs}, {@code ...xs}. */
    ELEMENTS,
    /** All entries of a map, by name: {@code **kwargs}. */
    ENTRIES
  }

  /** Makes an argument given by place. */
  public static Argument of(int register) {
    return new Argument(register, "", Kind.PLAIN);
  }

  /** Makes an argument given by name. */
  public static Argument named(String name, int register) {
    return new Argument(register, name, Kind.PLAIN);
  }
}
