package dev.martello.report;

import dev.martello.value.Origin;

/**
 * The stretch of a line that is underlined to show a place; of a place of several lines, what its
 * first line holds.
 *
 * @param line the first line is 1
 * @param start where the stretch begins in the line's text
 * @param end one past its end
 */
public record Mark(int line, int start, int end) {

  /** Returns what to underline for a place. */
  public static Mark of(Origin.Written place) {
    var file = place.file();
    int line = place.line();
    var text = file.lineText(line);
    int start = Math.min(place.column() - 1, text.length());
    int end = (int) Math.min((long) start + place.span().length(), text.length());
    if (place.span().length() > 1 && isBracket(text.substring(start, end))) {
      // A mapping or list of JSON: its key, or what it starts with, says more than the bracket.
      if (text.substring(0, start).isBlank() && line < file.lineCount()) {
        text = file.lineText(++line);
        end = text.length();
      }
      start = indentation(text);
    }
    return new Mark(line, Math.min(start, end), end);
  }

  private static boolean isBracket(String marked) {
    return marked.equals("{") || marked.equals("[");
  }

  private static int indentation(String text) {
    return text.length() - text.stripLeading().length();
  }

  /** Returns the nearest offset that lies in a text and parts no surrogate pair. */
  public static int whole(String text, int offset) {
    int inside = Math.clamp(offset, 0, text.length());
    boolean isBetween =
        inside > 0
            && inside < text.length()
            && Character.isSurrogatePair(text.charAt(inside - 1), text.charAt(inside));
    return isBetween ? inside - 1 : inside;
  }
}
