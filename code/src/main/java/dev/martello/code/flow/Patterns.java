package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Regular expressions as guards: whether a text that matches can still do harm. */
final class Patterns {
  private static final String HARMLESS = "-_@+=, ";

  /** What addresses, paths and times consist of beside; no shell makes anything of it. */
  private static final String OF_PLACES = ".:/%";

  private Patterns() {}

  /**
   * Returns the truth value of a match.
   *
   * @param isWhole whether the whole text must match anyway
   */
  static Value test(Optional<String> pattern, Value tested, boolean isWhole) {
    long kinds = pattern.map(text -> cleared(text, isWhole)).orElse(0L);
    long denied = kinds != 0 || isWhole ? 0 : pattern.map(Patterns::denied).orElse(0L);
    return kinds == 0 && denied == 0
        ? Value.unknown()
        : Value.of(
            new Atom.Test(
                new Condition(
                    Operations.checked(tested, kinds), Operations.checked(tested, denied))));
  }

  /** Returns the regular expression that a value is. */
  static Optional<Literal.Pattern> of(Value value) {
    return value.only().orElse(null) instanceof Atom.Fixed(Literal.Pattern found)
        ? Optional.of(found)
        : Optional.empty();
  }

  /** One of a few characters, wherever it stands. */
  private static final Pattern CLASS =
      Pattern.compile("\\(?\\[((?:[^\\]^\\\\]|\\\\.)(?:[^\\]\\\\]|\\\\.)*)][+*]?\\)?");

  /** Any character but a few, wherever it stands. */
  private static final Pattern FOREIGN =
      Pattern.compile("\\(?(?:\\[\\^(?<set>(?:[^\\]\\\\]|\\\\.)+)]|\\\\W)\\+?\\)?");

  /** What lets a shell run another program. */
  private static final String SHELL = ";|&$`";

  /** What lets a regular expression repeat something, or ask for a group. */
  private static final String PATTERN = "*+(";

  /** What patterns of dots and slashes consist of. */
  private static final Pattern CLIMBING = Pattern.compile("\\\\[./\\\\]|[/()\\[\\]|^$+*?]");

  /**
   * Returns the kinds of sinks that a text is harmless for in which nothing matches: none of the
   * characters is in it that would do harm there.
   */
  static long denied(String pattern) {
    if (pattern.contains(Operations.PARENT)) {
      return SinkKind.PROTOTYPE.bit();
    }
    boolean isClimbing =
        pattern.contains("\\.")
            && !pattern.contains("[^")
            && CLIMBING.matcher(pattern).replaceAll("").isEmpty();
    if (isClimbing) {
      return SinkKind.CLIMBING.bit();
    }
    var foreign = FOREIGN.matcher(pattern);
    if (foreign.matches()) {
      var set = foreign.group("set");
      return cleared(set == null ? "\\w+" : "[" + set + "]+", true);
    }
    var found = CLASS.matcher(pattern);
    return found.matches() ? without(found.group(1)) : 0;
  }

  /** Returns the kinds of sinks that a text is harmless for that has none of some characters. */
  static long without(String characters) {
    long kinds = 0;
    if (characters.contains("<")) {
      kinds |= SinkKind.HTML.bit() | SinkKind.XML.bit();
    }
    if (characters.contains("/")) {
      kinds |= SinkKind.FILE_PATH.bit();
    }
    if (characters.contains("'")) {
      kinds |= SinkKind.SQL.bit() | SinkKind.XPATH.bit();
    }
    if (SHELL.chars().allMatch(character -> characters.indexOf(character) >= 0)) {
      kinds |= SinkKind.OS_COMMAND.bit();
    }
    if (characters.contains("(") && characters.contains("*")) {
      kinds |= SinkKind.LDAP.bit();
    }
    if (PATTERN.chars().allMatch(character -> characters.indexOf(character) >= 0)) {
      kinds |= SinkKind.REGEX.bit();
    }
    boolean isOneLine =
        characters.contains("\n") || (characters.contains("\\n") && characters.contains("\\r"));
    return isOneLine ? kinds | SinkKind.LOG.bit() | SinkKind.HEADER.bit() : kinds;
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

  /**
   * An address that begins with a host whose end stands in the pattern, and with what ends the
   * host.
   */
  private static final Pattern HOST =
      Pattern.compile(
          "\\^\\(?(?:\\?:)?https?\\??:(?:\\\\?/){2}(?:[\\w-]|\\\\[.-]|\\[[\\w\\\\-]+][+*]?|\\((?:\\?:)?|[)|+?])*\\\\\\.[a-z]{2,}\\)?(?:\\\\?/|\\$|\\((?:\\?:)?\\\\?/\\|\\$\\)).*");

  /** A slash, and behind it no other one: a path of the same site. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "^(?:\\^|\\\\A)?(?:\\\\)?/(?:\\[(?:[\\w-]|\\\\[-.])+\\](?![*?{])|\\\\w(?![*?{])|\\w)");

  /** Returns the kinds of sinks that every text is harmless for that a pattern lets through. */
  static long cleared(String pattern, boolean isWhole) {
    long kinds = kinds(pattern, isWhole);
    return Origins.areNamed(pattern, isWhole) ? kinds | SinkKind.CORS.bit() : kinds;
  }

  private static long kinds(String pattern, boolean isWhole) {
    if (HOST.matcher(pattern).matches() && !pattern.contains("|http")) {
      return SinkKind.URL.bit() | SinkKind.REDIRECT.bit();
    }
    boolean isAnchored =
        isWhole
            || ((pattern.startsWith("^") || pattern.startsWith("\\A"))
                && (pattern.endsWith("$") || pattern.endsWith("\\Z") || pattern.endsWith("\\z")));
    if (!isAnchored) {
      return 0;
    }
    if (LOCAL.matcher(pattern).find()) {
      return SinkKind.REDIRECT.bit() | kinds(pattern.replaceFirst("/", ""), true);
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
                long plain = SinkKind.ALL & ~SinkKind.AUTHORIZATION.bit();
                return alphabet.indexOf('_') < 0 ? plain : plain & ~SinkKind.PROTOTYPE.bit();
              }
              boolean isWord =
                  alphabet
                      .chars()
                      .allMatch(
                          c ->
                              Character.isLetterOrDigit(c)
                                  || c != ' '
                                      && (HARMLESS.indexOf(c) >= 0 || OF_PLACES.indexOf(c) >= 0));
              boolean hasNoQuote =
                  alphabet.chars().noneMatch(c -> "'\"`;\\<>&|$(){}\n".indexOf(c) >= 0);
              long kinds =
                  hasNoQuote
                      ? SinkKind.SQL.bit()
                          | SinkKind.HTML.bit()
                          | SinkKind.CODE.bit()
                          | SinkKind.LOG.bit()
                          | SinkKind.HEADER.bit()
                      : 0;
              kinds |= isWord ? SinkKind.OS_COMMAND.bit() : 0;
              boolean hasNoSlash = alphabet.indexOf('/') < 0 && alphabet.indexOf('\\') < 0;
              return kinds | (hasNoSlash ? SinkKind.FILE_PATH.bit() : 0);
            })
        .orElse(0L);
  }
}
