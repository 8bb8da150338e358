package dev.martello.code.check.code;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Patterns with names of a program's variables in them, compiled once for each name. */
final class KeptPatterns {
  private final Map<String, Pattern> known = new HashMap<>();

  Pattern of(String pattern) {
    return known.computeIfAbsent(pattern, Pattern::compile);
  }
}
