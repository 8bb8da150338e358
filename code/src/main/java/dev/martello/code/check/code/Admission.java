package dev.martello.code.check.code;

import dev.martello.value.Origin;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells whether what Python begins for each of many waits at a semaphore or a limiter. */
final class Admission {
  /*
   * The semaphore has a name, and what is begun mentions it: in the very expression, or in functions
   * of the file that it calls, a few steps far. One without a name may be anywhere.
   */
  private static final Pattern GUARD = Pattern.compile("(?i)semaphore|limiter");

  private static final Pattern NAMED =
      Pattern.compile(
          "(\\w+)\\s*(?::[^=\\n]{1,60})?=\\s*[\\w.]*(?:[sS]emaphore|[lL]imiter)\\w*\\(");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  private static final int STEPS = 3;

  /** How much of a line is looked at. */
  private static final int NEAR = 300;

  private Admission() {}

  /** Returns whether what a loop begins asks for admission. */
  static boolean isAsked(Origin.Written each) {
    var text = each.file().text();
    if (!GUARD.matcher(text).find()) {
      return false;
    }
    var names = names(text);
    if (names.isEmpty()) {
      return true;
    }
    return isMentioned(names, List.of(statement(text, each.span().start())), text);
  }

  private static Set<String> names(String text) {
    return NAMED.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  /** The statement around a place; that of a loop with what is done in it. */
  private static String statement(String text, int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    while (start > 0 && isGoingOn(text.substring(Math.max(0, start - NEAR), start))) {
      start = text.lastIndexOf('\n', start - 2) + 1;
    }
    int depth = 0;
    int end = start;
    while (end < text.length() && (depth > 0 || text.charAt(end) != '\n')) {
      depth +=
          "([{".indexOf(text.charAt(end)) >= 0 ? 1 : ")]}".indexOf(text.charAt(end)) >= 0 ? -1 : 0;
      end++;
    }
    int indent = indent(text, start);
    while (end + 1 < text.length() && indent(text, end + 1) > indent) {
      int next = text.indexOf('\n', end + 1);
      end = next < 0 ? text.length() : next;
    }
    return text.substring(start, end);
  }

  private static int indent(String text, int line) {
    int at = line;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at - line;
  }

  /** A line that ends like this goes on below. */
  private static boolean isGoingOn(String before) {
    var stripped = before.stripTrailing();
    return !stripped.isEmpty() && "([{,".indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
  }

  private static boolean isMentioned(Set<String> names, List<String> begun, String text) {
    var seen = new HashSet<String>();
    var waiting = new ArrayDeque<>(begun);
    for (int step = 0; step <= STEPS && !waiting.isEmpty(); step++) {
      var next = new ArrayDeque<String>();
      for (var part : waiting) {
        for (var word : WORD.matcher(part).results().map(MatchResult::group).toList()) {
          if (names.contains(word)) {
            return true;
          }
          if (seen.add(word) && text.contains("def " + word + "(")) {
            body(word, text).forEach(next::add);
          }
        }
      }
      waiting = next;
    }
    return false;
  }

  private static List<String> body(String function, String text) {
    return Pattern.compile(
            "(?m)^([ \\t]*)(?:async )?def "
                + function
                + "\\((?:[^\\n]*\\n(?:\\1[ \\t]+\\S[^\\n]*\\n?|[ \\t]*\\n|\\1\\)[^\\n]*\\n)*)")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .toList();
  }
}
