package dev.martello.report;

/**
 * Makes texts of the scanned project safe to show, on a terminal and elsewhere, and tells how wide
 * they are on a terminal.
 */
public final class Printable {
  private static final char REPLACEMENT = '\uFFFD';

  private Printable() {}

  /**
   * Replaces what could move the cursor, recolour the report, break its lines, turn the direction
   * of writing or hide: control and format characters, line separators and lone surrogates.
   */
  public static String line(String text) {
    boolean isClean = text.codePoints().noneMatch(Printable::isHarmful);
    if (isClean) {
      return text;
    }
    var clean = new StringBuilder();
    text.codePoints().forEach(one -> clean.appendCodePoint(isHarmful(one) ? REPLACEMENT : one));
    return clean.toString();
  }

  private static boolean isHarmful(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }

  /** Returns how many cells of a terminal a text takes. */
  public static int width(String text) {
    return text.codePoints().map(Printable::width).sum();
  }

  private static int width(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  /** Unicode Standard Annex 11, East Asian Width, values W and F in ranges. */
  private static boolean isWide(int character) {
    return character >= 0x1100
        && (character <= 0x115F
            || (character >= 0x2E80 && character <= 0xA4CF && character != 0x303F)
            || (character >= 0xAC00 && character <= 0xD7A3)
            || (character >= 0xF900 && character <= 0xFAFF)
            || (character >= 0xFE30 && character <= 0xFE6F)
            || (character >= 0xFF00 && character <= 0xFF60)
            || (character >= 0xFFE0 && character <= 0xFFE6)
            || (character >= 0x1F300 && character <= 0x1FAFF)
            || (character >= 0x20000 && character <= 0x3FFFD));
  }
}
