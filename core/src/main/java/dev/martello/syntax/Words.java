package dev.martello.syntax;

/** Puts pieces of hostile input into messages: short, on one line, visible. */
final class Words {
  private static final int LONGEST = 60;

  private Words() {}

  /** Returns a text in backticks. */
  static String quote(String text) {
    var shown = new StringBuilder("`");
    int at = 0;
    for (; at < text.length() && at < LONGEST; at++) {
      char here = text.charAt(at);
      shown.append(here == '`' || Character.isISOControl(here) ? ' ' : here);
    }
    return shown.append(at < text.length() ? "...`" : "`").toString();
  }

  /** Returns a character in backticks, or its number if it cannot be seen. */
  static String quote(int codePoint) {
    return switch (codePoint) {
      case '\t' -> "a tab";
      case '\n', '\r' -> "a line break";
      case ' ' -> "a space";
      case '`' -> "a backtick";
      default ->
          Character.isISOControl(codePoint)
                  || Character.isWhitespace(codePoint)
                  || !Character.isDefined(codePoint)
                  || Character.getType(codePoint) == Character.SURROGATE
                  || Character.getType(codePoint) == Character.FORMAT
              ? "the character U+%04X".formatted(codePoint)
              : "`" + Character.toString(codePoint) + "`";
    };
  }
}
