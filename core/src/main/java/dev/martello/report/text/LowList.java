package dev.martello.report.text;

import dev.martello.check.Finding;
import dev.martello.report.Group;
import dev.martello.report.Words;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Tells low findings in two lines for each check, the most frequent first. */
final class LowList {
  private LowList() {}

  /** Writes the chapter, or nothing where nothing is low. */
  static void write(List<Finding> low, Page page) throws IOException {
    if (low.isEmpty()) {
      return;
    }
    var groups =
        Group.of(low).stream()
            .sorted(
                Comparator.<Group>comparingInt(group -> group.findings().size())
                    .reversed()
                    .thenComparing(group -> group.rule().id()))
            .toList();
    var all = Words.number(low.size(), "finding");
    page.title("Low", "%s of %s".formatted(all, Words.number(groups.size(), "check")));
    page.blank();
    for (var group : groups) {
      var paint = page.paint();
      page.ready(
          "  "
              + paint.severity(group.severity(), "%4d".formatted(group.findings().size()))
              + "  "
              + paint.bold(group.rule().title())
              + paint.dim("  " + group.rule().id()));
      var messages = group.findings().stream().map(Finding::message).distinct().toList();
      var what = messages.size() == 1 ? messages.getFirst() + ": " : "";
      page.text(" ".repeat(8), what + Places.of(group.findings()));
    }
    page.blank();
  }
}
