package dev.martello.report.junit;

import java.io.IOException;

/** Writes XML 1.0 that is well formed whatever the texts hold. */
final class Xml {
  private final Appendable target;
  private int depth;

  Xml(Appendable target) throws IOException {
    this.target = target;
    target.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values by turns
   */
  void open(String name, String... attributes) throws IOException {
    start(name, attributes);
    target.append(">\n");
    depth++;
  }

  /** Closes the element that was opened last. */
  void close(String name) throws IOException {
    depth--;
    target.append("  ".repeat(depth)).append("</").append(name).append(">\n");
  }

  /** Writes an element with nothing in it. */
  void empty(String name, String... attributes) throws IOException {
    start(name, attributes);
    target.append("/>\n");
  }

  /** Writes an element with a text in it, whose lines stand as they are. */
  void text(String name, String text, String... attributes) throws IOException {
    start(name, attributes);
    target.append('>').append(escaped(text)).append("</").append(name).append(">\n");
  }

  private void start(String name, String... attributes) throws IOException {
    target.append("  ".repeat(depth)).append('<').append(name);
    for (int at = 0; at < attributes.length; at += 2) {
      target.append(' ').append(attributes[at]).append("=\"");
      target.append(escaped(attributes[at + 1])).append('"');
    }
  }

  private static String escaped(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(
            one -> {
              switch (one) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isAllowed(one) ? one : '\uFFFD');
              }
            });
    return safe.toString();
  }

  /** XML 1.0, production 2, without the carriage return, which readers would turn into a line. */
  private static boolean isAllowed(int one) {
    return one == '\n'
        || one == '\t'
        || (one >= 0x20 && one <= 0xD7FF)
        || (one >= 0xE000 && one <= 0xFFFD)
        || one >= 0x10000;
  }
}
