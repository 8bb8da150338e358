package dev.martello.model;

import java.util.List;
import java.util.Locale;

/**
 * How far a caller is from a function.
 *
 * @param level the widest way in
 * @param by the triggers that make it so, sorted by place; empty for an internal function
 */
public record Exposure(Level level, List<Trigger> by) {
  public Exposure {
    by = List.copyOf(by);
  }

  /** From everybody to nobody outside. An undecided way in hides whatever is narrower. */
  public enum Level {
    /** Anybody on the internet. */
    PUBLIC,
    /** A way in from outside whose authentication could not be decided. */
    UNKNOWN,
    /** From outside, after IAM, Cognito, JWT or a Lambda authorizer. */
    AUTHENTICATED,
    /** Only the account's own services and principals. */
    INTERNAL;

    /** Returns the word of the JSON report. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
