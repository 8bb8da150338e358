package dev.martello.code.mend;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells where in an SQL statement a value without quotes can stand, and no name and no word. */
public final class ValuePlaces {
  /** What stands before a value, beside lists of VALUES. */
  private static final Pattern BEFORE_VALUE =
      Pattern.compile(
          "(?is).*(?:[=<>]|\\|\\||\\b(?:LIKE|ILIKE|RLIKE|BETWEEN)|\\bBETWEEN\\s+\\S+\\s+AND)\\s*");

  /** A column of a condition that tells rows apart by numbers or names. */
  private static final Pattern BEHIND_NAME =
      Pattern.compile(
          "(?s).*\\b(?i:WHERE)\\s.*(?:(?:\\b|_)(?i:id|uuid|name|email|code)|[a-z](?:Id|ID|Name|Email|Code))`?\\s*=\\s*");

  private ValuePlaces() {}

  /** Says whether what comes next is compared with an id or a name in a condition. */
  static boolean isBehindName(String sql) {
    return BEHIND_NAME.matcher(sql).matches();
  }

  /** Says whether what comes next can only be a value. */
  public static boolean isAfter(String sql) {
    var before = sql.strip();
    return BEFORE_VALUE.matcher(before).matches() || isInValues(before);
  }

  /** Says whether what comes next is an item of a list of VALUES. */
  private static boolean isInValues(String before) {
    int depth = 0;
    int start = before.toUpperCase(Locale.ROOT).lastIndexOf("VALUES");
    for (int at = Math.max(start, 0); at < before.length(); at++) {
      depth += before.charAt(at) == '(' ? 1 : before.charAt(at) == ')' ? -1 : 0;
    }
    return start >= 0 && depth == 1 && (before.endsWith("(") || before.endsWith(","));
  }
}
