package dev.martello.know;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises keys that machines made, under names that say no more than that they are keys. */
final class MadeKeys {
  /*
   * Many things are called keys: what finds an object, an entry, a message or a flag is no secret. So
   * the name must not speak of such a thing, and the value must be drawn by lot: long, in one piece,
   * with digits all over it. Names for people and places have their digits together, if any.
   */
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST = 200;

  /** Keys that everybody may know, or that only name something. */
  private static final Set<String> NO_SECRET_KEYS =
      Set.of(
          "public",
          "pub",
          "publishable",
          "verify",
          "verification",
          "verifying",
          "site",
          "client",
          "captcha",
          "recaptcha",
          "search",
          "host",
          "cache",
          "partition",
          "shard",
          "primary",
          "foreign",
          "sort",
          "hash",
          "range",
          "object",
          "file",
          "document",
          "sheet",
          "spreadsheet",
          "asset",
          "content",
          "s3",
          "map",
          "index",
          "feature",
          "kms",
          "header",
          "idempotency",
          "dedup",
          "deduplication",
          "test",
          "example",
          "sample");

  /** What has lower and upper case and digits, also in base 64, and does not call itself public. */
  private static final Pattern MIXED =
      Pattern.compile(
          "(?!(?:pk|pub|public)_)(?=.*[a-z])(?=.*[A-Z])(?=(?:.*\\d){4})"
              + "(?:[A-Za-z0-9_-]{24,}|[A-Za-z0-9+/_-]{22,}={1,2})");

  /** Digits of base 16 or of one case, in numbers that no date or version has. */
  private static final Pattern OF_ONE_CASE =
      Pattern.compile(
          "(?=(?:[A-Za-z]*\\d+[A-Za-z]+){4})"
              + "(?:[0-9a-f]{32,}|[0-9A-F]{32,}|[A-Z0-9]{24,}|[a-z0-9]{28,})");

  /** What is added to passwords, and as secret as a key; there is a spice of that name. */
  private static final Pattern PEPPER = Pattern.compile("(?i)pepper$");

  private static final Pattern SEASONING = Pattern.compile("(?=.*[A-Za-z])(?=.*\\d)[!-~]{12,}");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+");

  private MadeKeys() {}

  /** Returns whether a value under a name is a key, or what is kept like one. */
  static boolean isOne(String name, String value) {
    if (name.length() > LONGEST_NAME || value.length() > LONGEST) {
      return false;
    }
    if (PEPPER.matcher(name).find()) {
      return SEASONING.matcher(value).matches();
    }
    var words = words(name);
    return isKey(words)
        && (MIXED.matcher(value).matches()
            || words.size() > 1 && OF_ONE_CASE.matcher(value).matches());
  }

  private static boolean isKey(List<String> words) {
    return !words.isEmpty()
        && words.getLast().equals("key")
        && words.stream().noneMatch(NO_SECRET_KEYS::contains);
  }

  private static List<String> words(String name) {
    return Stream.of(BETWEEN_WORDS.split(name))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
