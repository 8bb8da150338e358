package dev.martello.report;

import dev.martello.check.Finding;
import dev.martello.value.Origin;

/**
 * Where something stands in its file, in lines and columns for viewers; all start at 1.
 *
 * @param path as in {@link Report#files}
 * @param column in UTF-16 units
 * @param endColumn one past the last column
 */
public record Region(String path, int line, int column, int endLine, int endColumn) {

  /** Returns the region of a place. */
  public static Region of(Origin.Written place) {
    var file = place.file();
    int end = place.span().end();
    return new Region(file.path(), place.line(), place.column(), file.line(end), file.column(end));
  }

  /** Returns the region of a finding; the start of its file where no place is known. */
  public static Region of(Finding finding) {
    return finding.place().map(Region::of).orElse(start(finding.path()));
  }

  /** Returns the region of an origin; the start of another file where it was not written. */
  public static Region of(Origin origin, String otherwise) {
    return origin.written().map(Region::of).orElse(start(otherwise));
  }

  private static Region start(String path) {
    return new Region(path, 1, 1, 1, 1);
  }

  /** Returns path and line for people: {@code template.yaml:12}. */
  public String show() {
    return path + ":" + line;
  }
}
