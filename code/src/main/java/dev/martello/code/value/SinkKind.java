package dev.martello.code.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What data from outside can do harm to; knowledge of libraries names these in lower case. */
public enum SinkKind {
  SQL,
  OS_COMMAND,
  CODE,
  NOSQL,
  FILTER,
  FILE_PATH,
  ARCHIVE,
  URL,
  DESERIALIZATION,
  HTML,
  REDIRECT,
  HEADER,
  TEMPLATE,
  /** A template of an engine whose templates only read, and call, what they are handed. */
  CONFINED_TEMPLATE,
  XML,
  XPATH,
  LDAP,
  REGEX,
  LOG,
  SECRET_LOG,
  /** What a caller is answered: secrets do harm there that do so in the log. */
  SECRET_ANSWER,
  RESOURCE,
  GLOBAL,
  ERROR,
  CORS,
  AUTHORIZATION,
  MESSAGE,
  FORMAT,
  /** A key, or a way of keys, under which something is written into an object of JavaScript. */
  PROTOTYPE,
  /** An object that is copied into another one with all that it holds. */
  MERGE,
  /** An object that is written to, which data chose: nothing but a choice is harmful there. */
  CHOSEN,
  /** A text that a regular expression is tried on which takes exponential time. */
  SLOW_PATTERN,
  /** A secret that is made of what others can compute or guess. */
  GUESSABLE,
  /** A path that climbs out of the folder that stands in front of it; no sink is of this kind. */
  CLIMBING,
  /** A path that is only read, where the same was written before; no sink is of this kind. */
  READ_AGAIN;

  /** All kinds, as bits. */
  public static final long ALL = -1L;

  /** Returns whether data still does harm here that was made harmless for some kinds, as bits. */
  public boolean isHarmedBy(long cleared) {
    return (cleared & bit()) == 0;
  }

  public long bit() {
    return 1L << ordinal();
  }

  /** Returns whether the data runs as code in the function. */
  public boolean runsCode() {
    return switch (this) {
      case OS_COMMAND, CODE, TEMPLATE, DESERIALIZATION -> true;
      default -> false;
    };
  }

  /**
   * Returns whether it can let somebody use what the function's role may do: as code, with the
   * credentials that stand in {@code /proc/self/environ}, or by what the function itself then asks
   * of AWS.
   */
  public boolean isOfRole() {
    return switch (this) {
      case OS_COMMAND,
          CODE,
          TEMPLATE,
          DESERIALIZATION,
          FILE_PATH,
          ARCHIVE,
          URL,
          XML,
          SQL,
          NOSQL,
          RESOURCE ->
          true;
      case FILTER,
          CONFINED_TEMPLATE,
          HTML,
          REDIRECT,
          HEADER,
          XPATH,
          LDAP,
          REGEX,
          LOG,
          SECRET_LOG,
          SECRET_ANSWER,
          GLOBAL,
          ERROR,
          CORS,
          AUTHORIZATION,
          MESSAGE,
          FORMAT,
          PROTOTYPE,
          MERGE,
          CHOSEN,
          SLOW_PATTERN,
          GUESSABLE,
          CLIMBING,
          READ_AGAIN ->
          false;
    };
  }

  /** Returns the name in knowledge files: {@code os-command}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds a kind by its name in knowledge files. */
  public static Optional<SinkKind> of(String word) {
    for (var kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Returns the bits of kinds by their names in knowledge files; all for none. */
  public static long bits(List<String> words) {
    if (words.isEmpty()) {
      return ALL;
    }
    long bits = 0;
    for (var word : words) {
      bits |= of(word).map(SinkKind::like).orElse(0L);
    }
    return bits;
  }

  /** What is harmless in a template is so with every engine. */
  private long like() {
    return this == TEMPLATE ? bit() | CONFINED_TEMPLATE.bit() : bit();
  }

  /** Returns the words that knowledge files use. */
  public static List<String> words() {
    return Stream.of(values()).map(SinkKind::word).toList();
  }
}
