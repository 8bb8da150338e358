package dev.martello.assemble;

import dev.martello.model.Exposure.Level;
import dev.martello.value.Tri;

/**
 * Who gets as far as a function on one way, and why.
 *
 * @param because a clause for people
 */
record Reach(Level level, String because) {

  /** Returns the one that lets more callers in. */
  Reach wider(Reach other) {
    return level.compareTo(other.level) <= 0 ? this : other;
  }

  /** Returns the one that lets fewer callers in. */
  Reach narrower(Reach other) {
    return level.compareTo(other.level) >= 0 ? this : other;
  }

  /** A public way that may not be there is undecided. */
  Reach ifCertain(Tri exists) {
    return exists.isUnknown() && level == Level.PUBLIC
        ? new Reach(Level.UNKNOWN, because + ", if it is made at all")
        : this;
  }
}
