package dev.martello.check;

import java.util.Locale;

/** How much the user wants to be told. */
public enum Profile {
  /** What matters where it is found. */
  STANDARD,
  /** Also rules without context, which some organisations demand. */
  STRICT;

  /** Returns the word of the command line and the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
