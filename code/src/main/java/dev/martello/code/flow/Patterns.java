package dev.martello.code.flow;

import java.util.List;
import java.util.Optional;

/** Regular expressions as guards: whether a text that matches can still do harm. */
final class Patterns {
  private static final String HARMLESS = "-_@+=, ";

  private Patterns() {}

  /**
   * Returns the truth value of a match.
   *
   * @param isWhole whether the whole text must match anyway
   */
  static Value test(Optional<String> pattern, Value tested, boolean isWhole) {
    long kinds = pattern.map(text -> cleared(text, isWhole)).orElse(0L);
    return kinds == 0
        ? Value.unknown()
        : Value.of(new Atom.Test(new Condition(Operations.checked(tested, kinds), List.of())));
  }

  /** Returns a pattern that is tried at the start of the text only. */
  static String fromStart(String pattern) {
    return pattern.startsWith("^") ? pattern : "^" + pattern;
  }

  /** Returns what replacing all that a class of characters does not allow makes harmless. */
  static long kept(String pattern) {
    return pattern.startsWith("[^") && pattern.indexOf(']') > 1
        ? cleared("[" + pattern.substring(2, pattern.indexOf(']') + 1), true)
        : 0;
  }

  /** Returns the kinds of sinks that every text is harmless for that a pattern lets through. */
  static long cleared(String pattern, boolean isWhole) {
    boolean isAnchored =
        isWhole
            || ((pattern.startsWith("^") || pattern.startsWith("\\A"))
                && (pattern.endsWith("$") || pattern.endsWith("\\Z") || pattern.endsWith("\\z")));
    if (!isAnchored) {
      return 0;
    }
    var inner = pattern.replaceAll("^\\^|^\\\\A|\\$$|\\\\[Zz]$", "");
    return Alphabet.of(inner)
        .map(
            alphabet -> {
              boolean isHarmless =
                  alphabet
                      .chars()
                      .allMatch(c -> Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0);
              if (isHarmless && alphabet.indexOf(' ') < 0) {
                return SinkKind.ALL;
              }
              boolean hasNoQuote =
                  alphabet.chars().noneMatch(c -> "'\"`;\\<>&|$(){}\n".indexOf(c) >= 0);
              long kinds =
                  hasNoQuote
                      ? SinkKind.SQL.bit()
                          | SinkKind.HTML.bit()
                          | SinkKind.CODE.bit()
                          | SinkKind.LOG.bit()
                      : 0;
              boolean hasNoSlash = alphabet.indexOf('/') < 0 && alphabet.indexOf('\\') < 0;
              return kinds | (hasNoSlash ? SinkKind.FILE_PATH.bit() : 0);
            })
        .orElse(0L);
  }
}
