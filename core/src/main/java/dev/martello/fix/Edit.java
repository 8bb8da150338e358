package dev.martello.fix;

import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.Comparator;

/**
 * A text that takes the place of another one.
 *
 * @param span what goes; empty where something is only added
 * @param text what comes; empty where something is only removed
 */
public record Edit(SourceFile file, Span span, String text) {
  /** By place; what is added at a place comes before what is removed from there. */
  public static final Comparator<Edit> BY_PLACE =
      Comparator.<Edit>comparingInt(edit -> edit.span().start())
          .thenComparingInt(edit -> edit.span().end());

  public int line() {
    return file.line(span.start());
  }

  public int column() {
    return file.column(span.start());
  }

  public int endLine() {
    return file.line(span.end());
  }

  public int endColumn() {
    return file.column(span.end());
  }
}
