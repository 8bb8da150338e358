package dev.martello.report.text;

/** Makes texts of the scanned project safe for a terminal. */
final class Printable {
  private Printable() {}

  /**
   * Replaces control characters, which could move the cursor or recolour the report, and characters
   * that turn the direction of writing.
   */
  static String line(String text) {
    boolean isClean = text.chars().noneMatch(Printable::isHarmful);
    if (isClean) {
      return text;
    }
    var clean = new StringBuilder();
    text.codePoints().forEach(one -> clean.appendCodePoint(isHarmful(one) ? '\uFFFD' : one));
    return clean.toString();
  }

  private static boolean isHarmful(int character) {
    return character != '\t' && Character.isISOControl(character)
        || character >= 0x202A && character <= 0x202E
        || character >= 0x2066 && character <= 0x2069;
  }
}
