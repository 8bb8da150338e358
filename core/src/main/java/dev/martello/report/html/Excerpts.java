package dev.martello.report.html;

import dev.martello.report.Mark;
import dev.martello.report.Printable;
import dev.martello.report.Secrets;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of source that the page shows. Many findings point at the same lines, so each text is
 * kept once and excerpts name texts by number.
 */
final class Excerpts {
  private static final int BEFORE = 2;
  private static final int AFTER = 2;
  private static final int WIDEST = 240;
  private static final int LEFT = 60;
  private static final String TAB = "  ";

  private final Secrets secrets;
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  Excerpts(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * A few lines with one of them marked.
   *
   * @param first the number of the first line
   * @param texts the lines, by their number in {@link Excerpts#texts}
   * @param marked which of the lines holds the mark
   * @param start where the mark begins in that line's text
   * @param end one past its end
   */
  record Excerpt(int first, List<Integer> texts, int marked, int start, int end) {
    Excerpt {
      texts = List.copyOf(texts);
    }
  }

  /** Returns the lines around a place. */
  Excerpt around(Origin.Written place) {
    var file = place.file();
    var mark = Mark.of(place);
    int from = Math.max(1, mark.line() - BEFORE);
    int to = Math.min(file.lineCount(), mark.line() + AFTER);
    var line = secrets.line(file, mark.line());
    int cut = mark.start() > WIDEST - LEFT ? Mark.whole(line, mark.start() - LEFT) : 0;
    var numbers = new ArrayList<Integer>();
    for (int at = from; at <= to; at++) {
      numbers.add(number(at == mark.line() ? cut(line, cut) : cut(lineOf(file, at), 0)));
    }
    int lead = cut > 0 ? 1 : 0;
    int start = lead + width(line, cut, mark.start());
    int end = Math.max(start, Math.min(lead + width(line, cut, mark.end()), WIDEST));
    return new Excerpt(from, numbers, mark.line() - from, start, end);
  }

  private String lineOf(SourceFile file, int line) {
    return secrets.line(file, line);
  }

  private static String cut(String line, int from) {
    var rest = shown(line.substring(from));
    var text = from > 0 ? "…" + rest : rest;
    return text.length() > WIDEST ? text.substring(0, Mark.whole(text, WIDEST - 1)) + "…" : text;
  }

  /**
   * Cleaned as on a terminal: what is shown is what stands there, and nothing is turned or hidden.
   */
  private static String shown(String text) {
    return Printable.line(text.replace("\t", TAB));
  }

  private static int width(String line, int from, int to) {
    return shown(line.substring(Math.min(from, to), to)).length();
  }

  private int number(String text) {
    return texts.computeIfAbsent(text, _ -> texts.size());
  }

  /** Returns the texts by their numbers. */
  List<String> texts() {
    return List.copyOf(texts.keySet());
  }
}
