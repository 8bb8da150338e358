package dev.martello.code.value;

import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way that a piece of data took, the newest step first.
 *
 * @param length how many steps there are; long ways keep their beginning and lose steps
 */
public record Trace(Origin.Written where, String message, @Nullable Trace before, int length) {
  private static final int LONGEST = 24;

  public static Trace from(Origin.Written where, String message) {
    return new Trace(where, message, null, 1);
  }

  /** Adds a step, unless the last one is at the same line already. */
  public Trace then(Origin.Written next, String what) {
    boolean isSameLine = where.file() == next.file() && where.line() == next.line();
    return length >= LONGEST || isSameLine ? this : new Trace(next, what, this, length + 1);
  }

  /** Adds a step; it takes the place of the last one at the same line. */
  public Trace instead(Origin.Written next, String what) {
    boolean isSameLine = where.file() == next.file() && where.line() == next.line();
    if (isSameLine && before != null) {
      return new Trace(next, what, before, length);
    }
    return length >= LONGEST ? this : new Trace(next, what, this, length + 1);
  }

  /** What a step says that hands something on to another function of the code. */
  public static final String HANDED = "is handed on";

  /** Adds a step to another function; what was last at the same line is left out. */
  public Trace handed(Origin.Written next) {
    boolean isSameLine = where.file() == next.file() && where.line() == next.line();
    if (isSameLine && before != null) {
      return new Trace(where, HANDED, before, length);
    }
    return length >= LONGEST ? this : new Trace(next, HANDED, this, length + 1);
  }

  /** Returns the steps in their order. */
  public List<Trace> steps() {
    var steps = new ArrayList<Trace>();
    for (var at = this; at != null; at = at.before) {
      steps.add(at);
    }
    Collections.reverse(steps);
    return steps;
  }
}
