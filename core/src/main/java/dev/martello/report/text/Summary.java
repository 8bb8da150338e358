package dev.martello.report.text;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.check.Step;
import dev.martello.model.Entity;
import dev.martello.report.Group;
import dev.martello.report.Printable;
import dev.martello.report.Report;
import dev.martello.report.Words;
import dev.martello.triage.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Tells at the end, where the eye of somebody at a terminal is, how much there is of what. */
final class Summary {
  /** So many findings above low fill more than a screen. */
  private static final int MANY = 15;

  private static final int MOST_WORST = 10;
  private static final int NAMED = 3;

  /** More reasons than these are told by the command that reads code only. */
  private static final int MOST_REASONS = 3;

  private Summary() {}

  /**
   * Writes it.
   *
   * @param hasMore whether {@code --all} would tell more
   */
  static void write(Report report, boolean hasMore, Page page) throws IOException {
    writeWorst(report, page);
    writeSteps(report, page);
    if (!report.hasSubject()) {
      page.text("", "no SAM, CloudFormation or CDK template was read, so nothing was checked");
    } else {
      page.ready(counts(report, page.paint()));
    }
    page.text(
        "",
        "%s read, %d skipped, %d broken"
            .formatted(
                Words.number(report.count(Report.Status.READ), "file"),
                report.count(Report.Status.SKIPPED),
                report.count(Report.Status.BROKEN)));
    writeTriage(report, page);
    if (report.leftOut() > 0) {
      page.text(
          "",
          "left out: %s of low severity on what the CDK supplies"
              .formatted(Words.number(report.leftOut(), "finding")));
    }
    for (var part : report.parts()) {
      if (!part.hasRun()) {
        page.text("", "not run: %s, needs %s".formatted(part.name(), part.needs()));
      }
    }
    writeUnread(report, page);
    writeUnreadStacks(report, page);
    long mendable = report.failures().stream().filter(report::isMendable).count();
    if (mendable > 0) {
      // Whether a patch holds is known once it was tried, which takes several scans.
      var number = (mendable > 1 ? "up to " : "") + Words.number(mendable, "finding");
      page.text(
          "",
          "%s may be mended by machine: `martello fix` tries and shows the patches"
              .formatted(number));
    }
    if (hasMore) {
      page.text("", "everything in full: `--all`; what a check means: `martello explain CHECK`");
    }
  }

  /** What is found says nothing of code that was not read. */
  private static void writeUnread(Report report, Page page) throws IOException {
    var reasons = new TreeMap<String, List<String>>();
    for (var code : report.unread()) {
      reasons
          .computeIfAbsent(code.reason(), _ -> new ArrayList<>())
          .add(code.function().writtenId());
    }
    if (reasons.size() > MOST_REASONS) {
      var number = Words.number(report.unread().size(), "function");
      page.text("", "code of %s was not read: `martello code` tells why".formatted(number));
      return;
    }
    for (var reason : reasons.entrySet()) {
      var functions = reason.getValue();
      var named = String.join(", ", functions.subList(0, Math.min(NAMED, functions.size())));
      var more = functions.size() > NAMED ? " and %d more".formatted(functions.size() - NAMED) : "";
      page.text("", "code not read of %s%s: %s".formatted(named, more, reason.getKey()));
    }
  }

  /** What nested stacks declare may be what findings miss. */
  private static void writeUnreadStacks(Report report, Page page) throws IOException {
    var stacks = report.app().unreadStacks();
    if (stacks.isEmpty()) {
      return;
    }
    var named = stacks.stream().limit(NAMED).map(Summary::named).toList();
    var more = stacks.size() > NAMED ? " and %d more".formatted(stacks.size() - NAMED) : "";
    page.text(
        "",
        "templates of nested stacks that were not read: %s%s"
            .formatted(String.join(", ", named), more));
  }

  private static String named(Entity stack) {
    var identity = stack.identity();
    return "`%s` (%s)"
        .formatted(identity.title(), FindingList.place(identity.origin(), identity.stack()));
  }

  /** After a report of several screens the worst are told once more, where they are seen. */
  private static void writeWorst(Report report, Page page) throws IOException {
    var worst =
        Group.of(report.failures()).stream()
            .filter(group -> group.severity().isAtLeast(Severity.HIGH))
            .toList();
    long others = report.failures().stream().filter(one -> one.severity() != Severity.LOW).count();
    if (worst.isEmpty() || others < MANY) {
      return;
    }
    page.title("Worst", "");
    page.blank();
    for (var group : worst.stream().limit(MOST_WORST).toList()) {
      var severity = group.severity();
      page.ready(
          "  "
              + page.paint().severity(severity, "%-8s".formatted(severity.word()))
              + ' '
              + Printable.line(group.rule().title())
              + page.paint().dim("  " + Printable.line(Places.of(group.findings()))));
    }
    if (worst.size() > MOST_WORST) {
      page.text("  ", "and %d more".formatted(worst.size() - MOST_WORST));
    }
    page.blank();
  }

  private static void writeSteps(Report report, Page page) throws IOException {
    var paint = page.paint();
    if (report.failures().isEmpty()) {
      return;
    }
    var head = new StringBuilder("%-28s".formatted(""));
    for (var severity : Severity.values()) {
      head.append("%10s".formatted(severity.word()));
    }
    page.ready(paint.dim(head.toString()));
    for (var step : Step.values()) {
      var row = new StringBuilder("%-28s".formatted(step.title()));
      for (var severity : Severity.values()) {
        long count = report.failures().stream().filter(one -> is(one, step, severity)).count();
        var number = "%10s".formatted(count == 0 ? "-" : String.valueOf(count));
        row.append(count == 0 ? paint.dim(number) : number);
      }
      page.ready(row.toString());
    }
    page.blank();
  }

  private static boolean is(Finding finding, Step step, Severity severity) {
    return finding.rule().step() == step && finding.severity() == severity;
  }

  private static void writeTriage(Report report, Page page) throws IOException {
    var triage = report.triage();
    if (triage.hasBaseline()) {
      page.text(
          "",
          "since the baseline: %s new, %s gone"
              .formatted(
                  Words.number(report.findings().stream().filter(triage::isNew).count(), "finding"),
                  triage.gone()));
    }
    if (!triage.suppressed().isEmpty()) {
      page.text("", "suppressed: " + Words.number(triage.suppressed().size(), "finding"));
    }
    for (var suppression : triage.expired()) {
      page.text(
          "",
          "suppression has run out on %s: %s".formatted(suppression.until(), shown(suppression)));
    }
    for (var suppression : triage.stale()) {
      page.text("", "suppression is no longer needed: " + shown(suppression));
    }
  }

  private static String shown(Suppression suppression) {
    var place =
        suppression
            .origin()
            .written()
            .map(at -> "%s:%d ".formatted(at.file().path(), at.line()))
            .orElse("");
    return place + String.join(", ", suppression.checks());
  }

  private static String counts(Report report, Paint paint) {
    var counts = report.bySeverity();
    var parts = new ArrayList<String>();
    for (var severity : Severity.values()) {
      long count = counts.getOrDefault(severity, 0L);
      if (count > 0) {
        parts.add(paint.severity(severity, count + " " + severity.word()));
      }
    }
    return paint.bold(Words.number(report.app().functions().size(), "function") + ": ")
        + (parts.isEmpty() ? paint.good("nothing found") : String.join(", ", parts))
        + ", %d not decided".formatted(report.undecided().size());
  }
}
