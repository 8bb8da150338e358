package dev.martello.code.value;

import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way that a piece of data took, the newest step first.
 *
 * @param length how many steps there are; long ways keep their beginning and lose steps
 * @param inside where the data stands in a text of JSON that it became part of, one path a line;
 *     empty text where it may stand anywhere
 */
public record Trace(
    Origin.Written where, String message, @Nullable Trace before, int length, String inside) {
  private static final int LONGEST = 24;

  public static Trace from(Origin.Written where, String message) {
    return new Trace(where, message, null, 1, "");
  }

  /** Adds a step, unless the last one is at the same line already. */
  public Trace then(Origin.Written next, String what) {
    boolean isSameLine = where.file() == next.file() && where.line() == next.line();
    return length >= LONGEST || isSameLine ? this : new Trace(next, what, this, length + 1, inside);
  }

  /** Adds a step; it takes the place of the last one at the same line. */
  public Trace instead(Origin.Written next, String what) {
    boolean isSameLine = where.file() == next.file() && where.line() == next.line();
    if (isSameLine && before != null) {
      return new Trace(next, what, before, length, inside);
    }
    return length >= LONGEST ? this : new Trace(next, what, this, length + 1, inside);
  }

  /** What a step says that hands something on to another function of the code. */
  public static final String HANDED = "is handed on";

  /** Adds a step to another function; what was last at the same line is left out. */
  public Trace handed(Origin.Written next) {
    boolean isSameLine = where.file() == next.file() && where.line() == next.line();
    if (isSameLine && before != null) {
      return new Trace(where, HANDED, before, length, inside);
    }
    return length >= LONGEST ? this : new Trace(next, HANDED, this, length + 1, inside);
  }

  private static final int MANY_PLACES = 8;

  /** Returns the same at other places of a text of JSON. */
  public Trace within(String places) {
    return places.equals(inside) ? this : new Trace(where, message, before, length, places);
  }

  /** Returns the places of both, as long as these are few. */
  String insideOr(Trace other) {
    if (inside.equals(other.inside)) {
      return inside;
    }
    return inside.isEmpty() || other.inside.isEmpty()
        ? ""
        : joined(Stream.concat(inside.lines(), other.inside.lines()));
  }

  /** Writes places as {@link #inside} has them. */
  public static String joined(Stream<String> places) {
    var all = new TreeSet<>(places.toList());
    return all.contains("") || all.size() > MANY_PLACES ? "" : String.join("\n", all);
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
