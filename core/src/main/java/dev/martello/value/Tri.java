package dev.martello.value;

import java.util.function.Supplier;

/** A three-valued answer (Kleene's strong logic): what cannot be known is never rounded to a no. */
public enum Tri {
  YES,
  NO,
  UNKNOWN;

  /** Returns {@link #YES} for true and {@link #NO} for false. */
  public static Tri of(boolean answer) {
    return answer ? YES : NO;
  }

  /** Returns NO if either side is NO, YES if both are YES, UNKNOWN otherwise. */
  public Tri and(Tri other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  /** As {@link #and(Tri)}, but asks the other question only when this answer leaves it open. */
  public Tri and(Supplier<Tri> other) {
    return this == NO ? NO : and(other.get());
  }

  /** Returns YES if either side is YES, NO if both are NO, UNKNOWN otherwise. */
  public Tri or(Tri other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : UNKNOWN;
  }

  /** As {@link #or(Tri)}, but asks the other question only when this answer leaves it open. */
  public Tri or(Supplier<Tri> other) {
    return this == YES ? YES : or(other.get());
  }

  /** Returns the opposite answer; UNKNOWN stays UNKNOWN. */
  public Tri not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /**
   * Returns this answer if {@code other} agrees with it, UNKNOWN otherwise: one of the two holds.
   */
  public Tri eitherOf(Tri other) {
    return this == other ? this : UNKNOWN;
  }

  public boolean isYes() {
    return this == YES;
  }

  public boolean isNo() {
    return this == NO;
  }

  public boolean isUnknown() {
    return this == UNKNOWN;
  }

  /** Returns YES if any answer is YES, else UNKNOWN if any is UNKNOWN, else NO. */
  public static Tri any(Iterable<Tri> answers) {
    var result = NO;
    for (var answer : answers) {
      result = result.or(answer);
    }
    return result;
  }

  /** Returns NO if any answer is NO, else UNKNOWN if any is UNKNOWN, else YES. */
  public static Tri all(Iterable<Tri> answers) {
    var result = YES;
    for (var answer : answers) {
      result = result.and(answer);
    }
    return result;
  }
}
