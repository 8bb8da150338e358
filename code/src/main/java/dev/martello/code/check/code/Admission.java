package dev.martello.code.check.code;

import dev.martello.code.ir.Brackets;
import dev.martello.code.ir.Language;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells whether what Python begins for each of many waits at a semaphore or a limiter. */
final class Admission {
  /*
   * The semaphore has a name, and what is begun mentions it: in the very expression, or in functions
   * of the file that it calls, a few steps far. Their decorators count, and so does the call that made
   * a variable which is called. One without a name may be anywhere. The intermediate form knows no
   * decorators and no statements, so the text is judged.
   */
  private static final Pattern GUARD = Pattern.compile("(?i)semaphore|limiter");

  private static final Pattern NAMED =
      Pattern.compile(
          "(\\w+)\\s*(?::[^=\\n]{1,60})?=\\s*[\\w.]*(?:[sS]emaphore|[lL]imiter)\\w*\\(");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** A variable that is called, at once or by {@code map}. */
  private static final Pattern CALLED =
      Pattern.compile("(?<![\\w.])\\w+(?=\\()|(?<=\\bmap\\()\\w+");

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
    return isMentioned(names, each);
  }

  private static Set<String> names(String text) {
    return NAMED.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  /** The statement around a place; that of a loop with what is done in it. */
  private static String statement(String text, int at, Brackets brackets) {
    int start = text.lastIndexOf('\n', at) + 1;
    while (start > 0 && isGoingOn(text.substring(Math.max(0, start - NEAR), start))) {
      start = text.lastIndexOf('\n', start - 2) + 1;
    }
    int end = brackets.lineEnd(start);
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

  private static boolean isMentioned(Set<String> names, Origin.Written each) {
    var text = each.file().text();
    var brackets = Brackets.of(text, Language.PYTHON);
    var written = new WrittenFunctions(text);
    var seen = new HashSet<String>();
    var waiting = List.of(statement(text, each.span().start(), brackets));
    for (int step = 0; step <= STEPS && !waiting.isEmpty(); step++) {
      var next = new ArrayList<String>();
      for (var part : waiting) {
        var word = WORD.matcher(part);
        while (word.find()) {
          if (names.contains(word.group())) {
            return true;
          }
          // Functions inside one are called alike in many: `inner`, `wrapper`.
          if (!part.contains("def " + word.group() + "(") && seen.add(word.group())) {
            next.addAll(written.functions(word.group()));
          }
        }
        var called = CALLED.matcher(part);
        while (called.find()) {
          if (seen.add(called.group() + "(")) {
            written.made(called.group()).forEach(at -> next.add(statement(text, at, brackets)));
          }
        }
      }
      waiting = next;
    }
    return false;
  }
}
