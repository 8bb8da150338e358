package dev.martello.report.text;

import dev.martello.report.Printable;
import dev.martello.report.Secrets;
import java.io.IOException;

/** Takes the lines of a report: cleans every text, and breaks long ones between words. */
final class Page {
  private static final int WIDTH = 100;
  private static final int LONGEST_LABEL = 24;

  private final Appendable target;
  private final Paint paint;
  private final Secrets secrets;

  Page(Appendable target, Paint paint, Secrets secrets) {
    this.target = target;
    this.paint = paint;
    this.secrets = secrets;
  }

  Paint paint() {
    return paint;
  }

  /** Returns what must not be printed. */
  Secrets secrets() {
    return secrets;
  }

  void blank() throws IOException {
    target.append('\n');
  }

  /** Writes a title and, dimmed, what belongs to it. */
  void title(String title, String detail) throws IOException {
    target.append(paint.bold(Printable.line(title)));
    if (!detail.isEmpty()) {
      target.append(paint.dim("  " + Printable.line(detail)));
    }
    target.append('\n');
  }

  /**
   * Writes a label, dimmed, and a text beside it, which keeps its column when it is broken unless
   * the label is too long for that.
   */
  void labelled(String indent, String label, String text) throws IOException {
    int used = indent.length() + Printable.width(label) + 1;
    target.append(indent).append(paint.dim(label)).append(' ');
    broken(used, label.length() > LONGEST_LABEL ? indent + "  " : " ".repeat(used), text);
  }

  /** Writes a text; further lines stand below its first. */
  void text(String indent, String text) throws IOException {
    target.append(indent);
    broken(indent.length(), indent, text);
  }

  /** Writes a line that is clean and painted already. */
  void ready(String line) throws IOException {
    target.append(line).append('\n');
  }

  private void broken(int start, String indent, String text) throws IOException {
    int used = start;
    boolean isFirst = true;
    for (var word : Printable.line(text).split(" ", -1)) {
      int width = Printable.width(word);
      if (!isFirst && used + 1 + width > WIDTH) {
        target.append('\n').append(indent);
        used = indent.length();
      } else if (!isFirst) {
        target.append(' ');
        used++;
      }
      target.append(word);
      used += width;
      isFirst = false;
    }
    target.append('\n');
  }
}
