package dev.martello.code.python;

/** Decodes what is written with backslashes in texts. */
final class Escapes {
  // https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences
  private final String text;
  private final boolean isBytes;
  private final StringBuilder decoded = new StringBuilder();
  private int at;

  private Escapes(String text, boolean isBytes) {
    this.text = text;
    this.isBytes = isBytes;
  }

  static String decode(String text, boolean isBytes) {
    return text.indexOf('\\') < 0 ? text : new Escapes(text, isBytes).all();
  }

  private String all() {
    while (at < text.length()) {
      char letter = text.charAt(at++);
      if (letter != '\\' || at == text.length()) {
        decoded.append(letter);
      } else {
        escape(text.charAt(at++));
      }
    }
    return decoded.toString();
  }

  private void escape(char letter) {
    switch (letter) {
      case '\n' -> {}
      case '\r' -> at += at < text.length() && text.charAt(at) == '\n' ? 1 : 0;
      case '\\', '\'', '"' -> decoded.append(letter);
      case 'a' -> decoded.append('\u0007');
      case 'b' -> decoded.append('\b');
      case 'f' -> decoded.append('\f');
      case 'n' -> decoded.append('\n');
      case 'r' -> decoded.append('\r');
      case 't' -> decoded.append('\t');
      case 'v' -> decoded.append('\u000b');
      case 'x' -> number(letter, 2, 16);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        number(letter, digits(3, 8), 8);
      }
      default -> ofText(letter);
    }
  }

  private void ofText(char letter) {
    if (!isBytes && letter == 'u') {
      number(letter, 4, 16);
    } else if (!isBytes && letter == 'U') {
      number(letter, 8, 16);
    } else if (!isBytes && letter == 'N' && named()) {
      return;
    } else {
      decoded.append('\\').append(letter);
    }
  }

  /** Python refuses too few digits; here they stay as written. */
  private void number(char letter, int length, int radix) {
    if (digits(length, radix) < length) {
      decoded.append('\\').append(letter);
      return;
    }
    int code = Integer.parseUnsignedInt(text.substring(at, at + length), radix);
    at += length;
    if (Character.isValidCodePoint(code)) {
      decoded.appendCodePoint(code);
    }
  }

  private int digits(int most, int radix) {
    int count = 0;
    while (count < most
        && at + count < text.length()
        && Character.digit(text.charAt(at + count), radix) >= 0) {
      count++;
    }
    return count;
  }

  private boolean named() {
    int end = text.indexOf('}', at);
    if (end < 0 || end - at > 100 || text.charAt(at) != '{') {
      return false;
    }
    try {
      decoded.appendCodePoint(Character.codePointOf(text.substring(at + 1, end)));
    } catch (IllegalArgumentException e) {
      // A name that this Java does not know yet stays as written.
      return false;
    }
    at = end + 1;
    return true;
  }
}
