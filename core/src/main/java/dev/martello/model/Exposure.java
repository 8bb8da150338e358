package dev.martello.model;

import java.util.List;
import java.util.Locale;

/**
 * How far a caller is from a function.
 *
 * @param level the widest way in
 * @param by the triggers that make it so, sorted by place; empty for an internal function
 * @param ways every way in with its own level and reason, widest first
 */
public record Exposure(Level level, List<Trigger> by, List<Way> ways) {
  public Exposure {
    by = List.copyOf(by);
    ways = List.copyOf(ways);
  }

  /** Makes an exposure whose reasons are not told. */
  public Exposure(Level level, List<Trigger> by) {
    this(level, by, List.of());
  }

  /**
   * One way in.
   *
   * @param because why the level is what it is, as a clause for people
   */
  public record Way(Trigger trigger, Level level, String because) {}

  /** From everybody to nobody outside. An undecided way in hides whatever is narrower. */
  public enum Level {
    /** Anybody on the internet. */
    PUBLIC,
    /** A way in from outside whose authentication could not be decided. */
    UNKNOWN,
    /**
     * From outside, after IAM, Cognito, JWT or a Lambda authorizer, or only for the addresses and
     * principals that a resource policy names.
     */
    AUTHENTICATED,
    /** Only the account's own services, principals and networks. */
    INTERNAL;

    /** Returns the word of the JSON report. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the level from which more callers are let in. */
    public Level wider(Level other) {
      return compareTo(other) <= 0 ? this : other;
    }

    /** Returns the level from which fewer callers are let in. */
    public Level narrower(Level other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }
}
