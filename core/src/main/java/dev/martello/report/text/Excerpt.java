package dev.martello.report.text;

import dev.martello.check.Severity;
import dev.martello.value.Origin;
import java.io.IOException;

/** Prints the line of a place with the place underlined. */
final class Excerpt {
  private static final int WIDEST = 120;
  private static final int BEFORE = 40;
  private static final String TAB = "    ";
  private static final int SHOWN_OF_SECRET = 4;

  private Excerpt() {}

  /**
   * Writes two lines; a place of several lines is underlined to the end of its first.
   *
   * @param isSecret whether what is underlined must not be repeated where the report goes
   */
  static void write(
      Origin.Written place, Severity severity, boolean isSecret, String indent, Page page)
      throws IOException {
    int line = place.line();
    var text = place.file().lineText(line);
    int start = Math.min(place.column() - 1, text.length());
    int end = (int) Math.min((long) start + place.span().length(), text.length());
    if (place.span().length() > 1 && isBracket(text.substring(start, end))) {
      // A mapping or list of JSON: its key, or what it starts with, says more than the bracket.
      if (text.substring(0, start).isBlank() && line < place.file().lineCount()) {
        text = place.file().lineText(++line);
        end = text.length();
      }
      start = indentation(text);
    }
    int from = start > WIDEST - BEFORE ? whole(text, start - BEFORE) : 0;
    var before = (from > 0 ? "…" : "") + shown(text.substring(from, start));
    var marked = shown(text.substring(start, whole(text, Math.min(end, start + WIDEST))));
    int room = WIDEST - (start - from) - (end - start);
    var after = room <= 0 ? "" : shown(text.substring(end, whole(text, end + room)));
    var rest = end + Math.max(room, 0) < text.length() || end > start + WIDEST ? "…" : "";
    var number = String.valueOf(line);
    var underline = "^".repeat(Math.max(1, Printable.width(isSecret ? masked(marked) : marked)));
    page.ready(
        indent
            + page.paint().dim(number + " | ")
            + before
            + (isSecret ? masked(marked) : marked)
            + after
            + rest);
    page.ready(
        indent
            + page.paint().dim(" ".repeat(number.length()) + " | ")
            + " ".repeat(Printable.width(before))
            + page.paint().severity(severity, underline));
  }

  private static boolean isBracket(String marked) {
    return marked.equals("{") || marked.equals("[");
  }

  private static int indentation(String text) {
    return text.length() - text.stripLeading().length();
  }

  /** Returns an offset that parts no surrogate pair and lies in the text. */
  private static int whole(String text, int offset) {
    int inside = Math.clamp(offset, 0, text.length());
    boolean isBetween =
        inside > 0
            && inside < text.length()
            && Character.isSurrogatePair(text.charAt(inside - 1), text.charAt(inside));
    return isBetween ? inside - 1 : inside;
  }

  /** Tabs become spaces, so that the underline stands below what it marks on every terminal. */
  private static String shown(String text) {
    return Printable.line(text.replace("\t", TAB));
  }

  private static String masked(String secret) {
    int shown = Math.min(SHOWN_OF_SECRET, secret.length() / 2);
    return secret.substring(0, shown) + "*".repeat(secret.length() - shown);
  }
}
