package dev.martello.report.html;

import dev.martello.report.Printable;

/** Writes texts into HTML so that they stay texts. */
final class Html {
  private Html() {}

  /** Returns a text for an element's content or a quoted attribute. */
  static String text(String text) {
    return Printable.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * Returns JSON for a {@code script} element: what could end the element or start a comment in it
   * stands only inside of JSON strings and is written as an escape there (HTML Living Standard,
   * "Restrictions for contents of script elements").
   */
  static String json(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
