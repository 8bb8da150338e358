package dev.martello.iam;

import java.util.Locale;

/**
 * A text of an {@code Action} element. Case does not matter, {@code *} stands for any text and
 * {@code ?} for one character (IAM User Guide, "IAM JSON policy elements: Action").
 *
 * <p>AWS refuses wildcards in the service part of a pattern other than a lone {@code *}; where one
 * stands all the same, as in {@code dyn*:*}, it is taken for what its writer meant.
 */
public record ActionPattern(String text) {
  public ActionPattern {
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  public static ActionPattern of(String text) {
    return new ActionPattern(text);
  }

  /** Says whether the pattern matches an action such as {@code s3:GetObject}. */
  public boolean matches(String action) {
    return matches(text, action.toLowerCase(Locale.ROOT));
  }

  /** Says whether the pattern matches every action. */
  public boolean isEverything() {
    return text.equals("*:*") || (!text.isEmpty() && text.chars().allMatch(here -> here == '*'));
  }

  boolean hasWildcard() {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** Says whether a pattern matches every text that another one matches. */
  static boolean covers(String pattern, String other) {
    return ResourcePattern.plain(pattern).covers(ResourcePattern.plain(other)).isYes();
  }

  /** Says whether there is a text that both patterns match. */
  static boolean overlaps(String pattern, String other) {
    return !ResourcePattern.plain(pattern).overlaps(ResourcePattern.plain(other)).isNo();
  }

  /** Says whether a pattern matches a text; case matters. Linear but for what a star repeats. */
  static boolean matches(String pattern, String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int restart = 0;
    while (in < text.length()) {
      char wanted = at < pattern.length() ? pattern.charAt(at) : '\0';
      if (at < pattern.length() && wanted == '*') {
        star = at++;
        restart = in;
      } else if (at < pattern.length() && (wanted == '?' || wanted == text.charAt(in))) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++restart;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
