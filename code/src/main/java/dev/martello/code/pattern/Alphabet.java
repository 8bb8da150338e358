package dev.martello.code.pattern;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The characters that a regular expression lets through, of whichever of the languages it is: each
 * of its sets is asked for each character.
 */
public final class Alphabet {
  /** Expressions that are longer are not looked at. */
  private static final int LONGEST = 1000;

  /** A set of characters, and one that is written in another way than itself. */
  private static final Pattern SET = Pattern.compile("\\[\\^?]?(?:\\[:\\w+:]|[^\\]\\\\]|\\\\.)*]");

  private static final Pattern ESCAPED =
      Pattern.compile("\\\\(?:[pP]\\{\\w+}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", Pattern.DOTALL);

  private static final Pattern OPENING = Pattern.compile("\\((?:\\?(?::|P?<\\w+>))?(?!\\?)");

  private static final Pattern TIMES = Pattern.compile("\\{\\d*,?\\d*}");

  /** Begins, ends and groups, which are no characters. */
  private static final String OF_NO_WIDTH = "bBAZzG123456789";

  private final String pattern;
  private final BitSet found = new BitSet(Characters.ALL);
  private int at;

  private Alphabet(String pattern) {
    this.pattern = pattern;
  }

  /** Returns all characters that a matching text may have; empty where that is not simple. */
  public static Optional<BitSet> of(String pattern) {
    var alphabet = new Alphabet(pattern);
    return pattern.length() <= LONGEST && alphabet.read()
        ? Optional.of(alphabet.found)
        : Optional.empty();
  }

  /**
   * Returns the characters that no text has in which a regular expression finds nothing; none where
   * it asks for more than one character.
   */
  public static BitSet denied(String pattern) {
    var none = new BitSet();
    boolean isSimple = pattern.length() <= LONGEST && !isBound(pattern);
    return isSimple ? matching(pattern).orElse(none) : none;
  }

  /** Returns whether an expression looks around, or asks where it stands. */
  private static boolean isBound(String pattern) {
    boolean isInSet = false;
    for (int at = 0; at < pattern.length(); at++) {
      switch (pattern.charAt(at)) {
        case '\\' -> {
          at++;
          if (!isInSet && at < pattern.length() && "bBAZzG".indexOf(pattern.charAt(at)) >= 0) {
            return true;
          }
        }
        case '[' -> isInSet = true;
        case ']' -> isInSet = false;
        case '^', '$' -> {
          if (!isInSet) {
            return true;
          }
        }
        case '(' -> {
          if (!isInSet && pattern.startsWith("(?", at) && !pattern.startsWith("(?:", at)) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  /** Returns the characters that are a match by themselves. */
  private static Optional<BitSet> matching(String pattern) {
    try {
      var compiled = Pattern.compile(ofJava(pattern));
      if (compiled.matcher("").find()) {
        return Optional.empty();
      }
      var found = new BitSet(Characters.ALL);
      for (int each = 0; each < Characters.ALL; each++) {
        found.set(each, compiled.matcher(Character.toString(each)).find());
      }
      return Optional.of(found);
    } catch (PatternSyntaxException | StackOverflowError notOfJava) {
      return Optional.empty();
    }
  }

  /** The character of the number zero, which Java writes with the number. */
  private static final Pattern ZERO = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\0(?![0-7])");

  /** In sets Java has further brackets and ampersands for sets of their own. */
  private static String ofJava(String pattern) {
    return SET.matcher(ZERO.matcher(pattern).replaceAll("$1\\\\x00"))
        .replaceAll(
            set -> {
              var inside = set.group().substring(1, set.group().length() - 1);
              var named =
                  inside
                      .replaceAll("\\[:(\\w)(\\w+):]", "\u0001$1$2\u0002")
                      .replaceAll("(?<!\\\\)(\\[|&)", "\\\\$1");
              return java.util.regex.Matcher.quoteReplacement("[" + posix(named) + "]");
            });
  }

  private static String posix(String set) {
    return Pattern.compile("\u0001(\\w)(\\w+)\u0002")
        .matcher(set)
        .replaceAll(
            name ->
                java.util.regex.Matcher.quoteReplacement(
                    "\\p{"
                        + (name.group().contains("digit") && name.group(1).equals("x")
                            ? "XDigit"
                            : name.group(1).toUpperCase(java.util.Locale.ROOT) + name.group(2))
                        + "}"));
  }

  private boolean read() {
    while (at < pattern.length()) {
      boolean isKnown =
          switch (pattern.charAt(at)) {
            case '[' -> all(take(SET));
            case '\\' -> escaped();
            case '(' -> !take(OPENING).isEmpty();
            case '{' -> !take(TIMES).isEmpty();
            case ')', '|', '+', '*', '?', '^', '$' -> at++ >= 0;
            case '.' -> all(take(1));
            default -> all(Pattern.quote(take(1)));
          };
      if (!isKnown) {
        return false;
      }
    }
    return true;
  }

  private boolean escaped() {
    var text = take(ESCAPED);
    boolean isOfNoWidth = text.length() == 2 && OF_NO_WIDTH.indexOf(text.charAt(1)) >= 0;
    return isOfNoWidth || all(text);
  }

  private boolean all(String set) {
    var characters = set.isEmpty() ? Optional.<BitSet>empty() : matching(set);
    characters.ifPresent(found::or);
    return characters.isPresent();
  }

  /** Takes what matches here, which is nothing where the pattern goes on in another way. */
  private String take(Pattern text) {
    var matcher = text.matcher(pattern).region(at, pattern.length());
    return matcher.useTransparentBounds(true).lookingAt() ? take(matcher.end() - at) : "";
  }

  private String take(int length) {
    at += length;
    return pattern.substring(at - length, at);
  }
}
