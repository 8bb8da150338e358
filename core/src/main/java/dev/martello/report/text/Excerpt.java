package dev.martello.report.text;

import dev.martello.check.Severity;
import dev.martello.value.Origin;

/** Prints the line of a place with the place underlined. */
final class Excerpt {
  private static final int WIDEST = 160;

  private Excerpt() {}

  static String of(Origin.Written place, Severity severity, Paint paint, String indent) {
    var file = place.file();
    int line = place.line();
    var text = file.lineText(line);
    int start = place.column() - 1;
    int end = Math.clamp((long) start + place.span().length(), start + 1, Math.max(text.length(), start + 1));
    int from = start > WIDEST - 40 ? start - 40 : 0;
    var shown = text.substring(Math.min(from, text.length()), Math.min(text.length(), from + WIDEST));
    var number = String.valueOf(line);
    var margin = " ".repeat(number.length());
    var pad = pad(shown, start - from);
    int length = Math.max(1, Math.min(end - start, WIDEST - (start - from)));
    return indent
        + paint.dim(number + " | ")
        + Printable.line(shown)
        + "\n"
        + indent
        + paint.dim(margin + " | ")
        + pad
        + paint.severity(severity, "^".repeat(length))
        + "\n";
  }

  /** Keeps tabs, so that the underline stands below what it marks. */
  private static String pad(String shown, int width) {
    var pad = new StringBuilder();
    for (int at = 0; at < width; at++) {
      pad.append(at < shown.length() && shown.charAt(at) == '\t' ? '\t' : ' ');
    }
    return pad.toString();
  }
}
