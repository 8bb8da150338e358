package dev.martello.code.name;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A pattern that is asked of the same few names at every step: each is matched once. */
public final class NamePattern {
  private final Pattern pattern;
  private final Map<String, Boolean> known = new HashMap<>();

  public NamePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Returns a pattern that a whole name is to match. */
  public static NamePattern ofWhole(Pattern pattern) {
    return new NamePattern(Pattern.compile("^(?:" + pattern.pattern() + ")$", pattern.flags()));
  }

  /** Returns whether the pattern is found in a name. */
  public boolean isIn(String name) {
    return known.computeIfAbsent(name, each -> pattern.matcher(each).find());
  }
}
