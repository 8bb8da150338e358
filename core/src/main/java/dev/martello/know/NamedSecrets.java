package dev.martello.know;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what stands beside names of secrets in a line, so that nobody prints it. */
public final class NamedSecrets {
  /*
   * A finding needs more than a name; a mask does not: what it hides too much is told by its place.
   * So every text beside a secret's name counts that may be a secret at all, and all of them on a line.
   * What stands without quotes is a text in files of settings and expressions in code.
   *
   * Every pattern is bounded.
   */
  private static final String NAME = "(?<![\\w$])(?<name>[A-Za-z_$][\\w$./-]{1,63}+)";

  /** Most lines name no secret, which is seen faster than searched. */
  private static final Pattern MAY_NAME =
      Pattern.compile("(?i)pass|pwd|secret|token|credential|key|conn|pepper|authorization");

  /** A text of one line in the quotes that languages have, also within another text. */
  private static final String QUOTED =
      "(?:\"\"\"(?<tripled>[^\"\\r\\n]{4,512})|\\\\\"(?<escaped>[^\"\\\\\\r\\n]{4,512})"
          + "|\"(?<doubled>[^\"\\\\\\r\\n]*+(?:\\\\.[^\"\\\\\\r\\n]*+)*+)"
          + "|'(?<single>[^'\\\\\\r\\n]*+(?:\\\\.[^'\\\\\\r\\n]*+)*+)"
          + "|`(?<raw>[^`\\r\\n]*+))";

  /**
   * {@code password = "..."}, {@code "password": "..."}, {@code password: str = "..."}, {@code
   * environ["PASSWORD"] || "..."}.
   */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          NAME
              + "\\\\?[\"'`]?[\\])]{0,2}[\\t ]*(?:(?:string|:[\\t ]*[\\w.<>|\\[\\] ]{1,40}?)[\\t ]*(?==))?"
              + "(?:=>|[=!]==?|:=|[=:]|\\|\\||\\?\\?|\\bor\\b)[\\t ]*\\(?"
              + "(?:new String\\(|\\[]byte\\()?[rbufRBUF]{0,2}"
              + QUOTED);

  /** {@code get("PASSWORD", "...")}. */
  private static final Pattern GIVEN =
      Pattern.compile("[\"'`]" + NAME + "[\"'`][\\t ]*,[\\t ]*" + QUOTED);

  /** {@code {Name: PASSWORD, Value: "..."}}. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)\\b(?:name|key)[\"']?[\\t ]*[:=][\\t ]*[\"']?(?-i:"
              + NAME
              + ")[\"']?[\\t ]*,[\\t ]*[\"']?value[\"']?[\\t ]*[:=][\\t ]*[\"']?(?<value>[^\\s\"',{}\\[\\]!]{4,512})");

  /** {@code PASSWORD=...}. */
  private static final Pattern LINE =
      Pattern.compile(
          "^[\\t ]*(?:(?:export|set|ENV|ARG)[\\t ]+)?"
              + NAME
              + "[\\t ]*[=:][\\t ]*(?<value>[^\\s\"'`$][^\\r\\n]{3,511}?)[\\t ]*(?:[\\t ][#;].*)?$");

  /** {@code password: ...} on a line of its own. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "^[\\t ]*(?:-[\\t ]+)?[\"']?"
              + NAME
              + "[\"']?[\\t ]*:[\\t ]+(?<value>[^\\s\"'`{}\\[\\]!&*|>$][^\\r\\n]{3,511}?)[\\t ]*(?:[\\t ]#.*)?$");

  /** {@code {password: ..., }}. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "[{,][\\t ]*[\"']?"
              + NAME
              + "[\"']?[\\t ]*:[\\t ]+(?<value>[^\\s\"'`{}\\[\\]!&*|>$][^\\s{}\\[\\],]{3,511})");

  private static final Pattern ELEMENT =
      Pattern.compile("<" + NAME + "[^<>\\r\\n]{0,80}>(?<value>[^<>\\r\\n]{4,512})</");

  /** A word, a call or a path of words: code within a file of settings. */
  private static final Pattern EXPRESSION =
      Pattern.compile("[A-Za-z_$]+(?:\\??\\.[A-Za-z_$]+)*+[,;]?|.*[()].*");

  private static final List<String> QUOTES =
      List.of("tripled", "escaped", "doubled", "single", "raw");

  private static final int LONGEST = 512;

  private NamedSecrets() {}

  /**
   * Returns where texts stand in a line beside names of secrets, as starts and ends.
   *
   * @param path of the file, which tells how names and values stand in it
   */
  public static Map<Integer, Integer> placesIn(String line, String path) {
    var places = new TreeMap<Integer, Integer>();
    if (!MAY_NAME.matcher(line).find()) {
      return places;
    }
    var kind = WrittenSecrets.Kind.of(path).orElse(WrittenSecrets.Kind.TREE);
    quoted(ASSIGNED, true, line, places);
    quoted(GIVEN, false, line, places);
    switch (kind) {
      case LINES -> plain(LINE, true, line, places);
      case TREE -> {
        plain(PAIR, false, line, places);
        plain(ENTRY, false, line, places);
        plain(MEMBER, false, line, places);
        plain(ELEMENT, true, line, places);
      }
      case CODE -> {}
    }
    return places;
  }

  private static void quoted(
      Pattern pattern, boolean isAssigned, String line, Map<Integer, Integer> places) {
    var matcher = pattern.matcher(line);
    for (int from = 0; from < line.length() && matcher.find(from); ) {
      var quote = quote(matcher);
      var value = matcher.group(quote);
      boolean isSecret =
          isAssigned
              ? maySecret(matcher.group("name"), value)
              : WrittenSecrets.of(matcher.group("name"), false, value).isPresent();
      if (isSecret) {
        places.put(matcher.start(quote), matcher.end(quote));
        from = matcher.end(quote);
      } else {
        from = matcher.end("name");
      }
    }
  }

  private static String quote(Matcher matcher) {
    return QUOTES.stream().filter(name -> matcher.start(name) >= 0).findFirst().orElseThrow();
  }

  private static void plain(
      Pattern pattern, boolean isText, String line, Map<Integer, Integer> places) {
    var matcher = pattern.matcher(line);
    while (matcher.find()) {
      var value = matcher.group("value");
      if (maySecret(matcher.group("name"), value)
          && (isText || !EXPRESSION.matcher(value).matches())) {
        places.put(matcher.start("value"), matcher.end("value"));
      }
    }
  }

  /** Sentences tell of secrets. */
  private static boolean maySecret(String name, String value) {
    return value.length() <= LONGEST
        && value.chars().noneMatch(Character::isWhitespace)
        && Credentials.kindOf(name, value).isPresent();
  }
}
