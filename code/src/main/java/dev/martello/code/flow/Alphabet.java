package dev.martello.code.flow;

import java.util.Optional;

/** The characters that a regular expression lets through. */
final class Alphabet {
  private static final String WORD =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  private static final String DIGITS = "0123456789";

  private final String pattern;
  private final StringBuilder found = new StringBuilder();
  private int at;

  private Alphabet(String pattern) {
    this.pattern = pattern;
  }

  /** Returns all characters that a matching text may have; empty where that is not simple. */
  static Optional<String> of(String pattern) {
    var alphabet = new Alphabet(pattern);
    return alphabet.read() ? Optional.of(alphabet.found.toString()) : Optional.empty();
  }

  private boolean read() {
    while (at < pattern.length()) {
      char here = pattern.charAt(at++);
      boolean isKnown =
          switch (here) {
            case '[' -> set();
            case '\\' -> escaped();
            case '(' -> group();
            case ')', '|', '+', '*', '?' -> true;
            case '{' -> quantity();
            case '.', '^', '$' -> false;
            default -> add(here);
          };
      if (!isKnown) {
        return false;
      }
    }
    return true;
  }

  private boolean add(char character) {
    found.append(character);
    return true;
  }

  private boolean group() {
    if (pattern.startsWith("?:", at)) {
      at += 2;
    } else if (pattern.startsWith("?", at)) {
      return false;
    }
    return true;
  }

  private boolean quantity() {
    int end = pattern.indexOf('}', at);
    if (end < 0) {
      return false;
    }
    at = end + 1;
    return true;
  }

  private boolean escaped() {
    if (at >= pattern.length()) {
      return false;
    }
    char kind = pattern.charAt(at++);
    return switch (kind) {
      case 'd' -> append(DIGITS);
      case 'w' -> append(WORD);
      case 'W', 'D', 'S', 's', 'p', 'P', 'x', 'u', 'b', 'B' -> false;
      default -> add(kind);
    };
  }

  private boolean append(String characters) {
    found.append(characters);
    return true;
  }

  private boolean set() {
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      return false;
    }
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      char here = pattern.charAt(at++);
      if (here == '\\') {
        if (!escaped()) {
          return false;
        }
      } else if (at + 1 < pattern.length()
          && pattern.charAt(at) == '-'
          && pattern.charAt(at + 1) != ']') {
        range(here, pattern.charAt(at + 1));
        at += 2;
      } else {
        add(here);
      }
    }
    at++;
    return true;
  }

  private void range(char from, char to) {
    for (int each = from; each <= to && each - from < 256; each++) {
      found.append((char) each);
    }
  }
}
