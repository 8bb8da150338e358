package dev.martello.code.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells where a source calls what Kotlin's compiler copied from elsewhere into a class. */
final class InlinedLines {
  /*
   * Copied code has lines past the end of the source. The stratum `KotlinDebug` of the class's
   * source map says for each of them which line calls the function (JSR 45):
   * `line#file,repeats:copied,many`, where repeats and many are 1 unless they are written.
   */

  private static final String CALLS = "*S KotlinDebug";
  private static final Pattern RANGE =
      Pattern.compile("(?m)^(\\d{1,7})#1(?:,(\\d{1,7}))?:(\\d{1,7})(?:,(\\d{1,7}))?$");

  private record Range(int first, int last, int called) {}

  private final List<Range> ranges = new ArrayList<>();

  /**
   * Reads the source map of a class.
   *
   * @param map the text of its attribute; empty text if it has none
   */
  InlinedLines(String map) {
    int start = map.indexOf(CALLS);
    if (start < 0) {
      return;
    }
    var found = RANGE.matcher(map).region(start, map.length());
    while (found.find()) {
      int first = Integer.parseInt(found.group(3));
      int many = number(found.group(2)) * number(found.group(4));
      ranges.add(new Range(first, first + Math.max(1, many) - 1, Integer.parseInt(found.group(1))));
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  /** Returns the line of the source that a line of the class stands for. */
  int written(int line) {
    for (var range : ranges) {
      if (range.first <= line && line <= range.last) {
        return range.called;
      }
    }
    return line;
  }
}
