package dev.martello.report.text;

import dev.martello.check.Severity;
import dev.martello.report.Mark;
import dev.martello.report.Printable;
import dev.martello.report.Secrets;
import dev.martello.value.Origin;
import java.io.IOException;

/** Prints the line of a place with the place underlined. */
final class Excerpt {
  private static final int WIDEST = 120;
  private static final int BEFORE = 40;
  private static final String TAB = "    ";

  private Excerpt() {}

  /** Writes two lines; a place of several lines is underlined to the end of its first. */
  static void write(
      Origin.Written place, Severity severity, Secrets secrets, String indent, Page page)
      throws IOException {
    var mark = Mark.of(place);
    var text = secrets.line(place.file(), mark.line());
    int start = mark.start();
    int end = mark.end();
    int from = start > WIDEST - BEFORE ? Mark.whole(text, start - BEFORE) : 0;
    var before = (from > 0 ? "…" : "") + shown(text.substring(from, start));
    var marked = shown(text.substring(start, Mark.whole(text, Math.min(end, start + WIDEST))));
    int room = WIDEST - (start - from) - (end - start);
    var after = room <= 0 ? "" : shown(text.substring(end, Mark.whole(text, end + room)));
    var rest = end + Math.max(room, 0) < text.length() || end > start + WIDEST ? "…" : "";
    var number = String.valueOf(mark.line());
    var underline = "^".repeat(Math.max(1, Printable.width(marked)));
    page.ready(indent + page.paint().dim(number + " | ") + before + marked + after + rest);
    page.ready(
        indent
            + page.paint().dim(" ".repeat(number.length()) + " | ")
            + " ".repeat(Printable.width(before))
            + page.paint().severity(severity, underline));
  }

  /** Tabs become spaces, so that the underline stands below what it marks on every terminal. */
  private static String shown(String text) {
    return Printable.line(text.replace("\t", TAB));
  }
}
