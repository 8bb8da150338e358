package dev.martello.value;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something wrong with the user's input, at a place; the rest of the input is still analysed.
 *
 * @param path the file, relative to the scanned root
 * @param place where in the file; absent when the file as a whole could not be read
 * @param message lower case, one line, input in backticks, what to do if we know it
 */
public record Problem(String path, Optional<Origin.Written> place, String message)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::path)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  /** Returns a problem at the place nearest to an origin, in that place's file. */
  public static Problem at(Origin origin, String message) {
    var place = origin.written();
    return new Problem(place.map(written -> written.file().path()).orElse(""), place, message);
  }

  /** Returns a problem of a whole file. */
  public static Problem of(String path, String message) {
    return new Problem(path, Optional.empty(), message);
  }

  /** Returns the line, or 1 for a whole file. */
  public int line() {
    return place.map(Origin.Written::line).orElse(1);
  }

  /** Returns the column, or 1 for a whole file. */
  public int column() {
    return place.map(Origin.Written::column).orElse(1);
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s:%d:%d: %s".formatted(path, line(), column(), message);
  }
}
