package dev.martello.report;

import dev.martello.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Phrases that all reports use. */
public final class Words {
  private static final Pattern PARAMETER = Pattern.compile("value of parameter `([A-Za-z0-9]+)`");

  private Words() {}

  /** Returns {@code 1 function}, {@code 2 functions}. */
  public static String number(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Returns {@code 1 critical, 2 low}; empty text where there is nothing. */
  public static String counts(Map<Severity, Long> bySeverity) {
    List<String> parts = new ArrayList<>();
    for (var severity : Severity.values()) {
      long count = bySeverity.getOrDefault(severity, 0L);
      if (count > 0) {
        parts.add(count + " " + severity.word());
      }
    }
    return String.join(", ", parts);
  }

  /**
   * Returns the options that tell what would decide a finding: {@code --param Stage=VALUE}; empty
   * text where no option does.
   */
  public static String options(String needs) {
    var options =
        PARAMETER
            .matcher(needs)
            .results()
            .map(found -> "--param " + found.group(1) + "=VALUE")
            .distinct()
            .toList();
    if (options.isEmpty()) {
      return needs.equals("value of `AWS::Region`") ? "--region REGION" : "";
    }
    return String.join(" ", options);
  }

  /** Returns a text of at most so many UTF-16 units; what is cut off is marked. */
  public static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, Mark.whole(text, most - 1)) + "…";
  }
}
