package dev.martello.report.text;

import dev.martello.check.Finding;
import dev.martello.report.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what could not be decided, by what would decide it. */
final class UndecidedList {
  private static final int MOST = 8;

  private UndecidedList() {}

  /**
   * Writes the chapter, or nothing where everything was decided.
   *
   * @param isWhole whether every line is told, however many there are
   */
  static void write(List<Finding> undecided, boolean isWhole, Page page) throws IOException {
    if (undecided.isEmpty()) {
      return;
    }
    page.title("Not decided", "");
    page.blank();
    for (var entry : byNeed(undecided).entrySet()) {
      var options = Words.options(entry.getKey());
      var how = options.isEmpty() ? "" : ", with `" + options + "`";
      page.text("  ", "to decide: " + entry.getKey() + how);
      var lines = new LinkedHashMap<String, List<Finding>>();
      for (var finding : entry.getValue()) {
        var line = FindingList.at(finding) + ": perhaps " + finding.message();
        lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(finding);
      }
      int most = isWhole ? lines.size() : MOST;
      for (var same : lines.entrySet().stream().limit(most).toList()) {
        var about = same.getValue().stream().map(Finding::resource);
        var rule = same.getValue().getFirst().rule().id();
        page.text("    ", same.getKey() + " (" + FindingList.names(about) + ", " + rule + ")");
      }
      if (lines.size() > most) {
        page.text("    ", "and %d more".formatted(lines.size() - most));
      }
    }
    page.blank();
  }

  private static Map<String, List<Finding>> byNeed(List<Finding> undecided) {
    var byNeed = new LinkedHashMap<String, List<Finding>>();
    undecided.forEach(
        finding -> byNeed.computeIfAbsent(finding.needs(), _ -> new ArrayList<>()).add(finding));
    return byNeed;
  }
}
