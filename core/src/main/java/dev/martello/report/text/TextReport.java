package dev.martello.report.text;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.model.Exposure;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.report.Triggers;
import dev.martello.triage.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the report for people: a card for each function, then what several have, what is left,
 * what was not decided, and a summary.
 */
public final class TextReport implements ReportWriter {
  private static final int MOST_TRIGGERS = 8;
  private static final int MOST_WAYS = 3;
  private static final String LABEL = "%-12s";
  private static final Pattern PARAMETER = Pattern.compile("value of parameter `([A-Za-z0-9]+)`");

  private final Paint paint;

  /**
   * Makes a writer.
   *
   * @param hasColor whether the terminal shows ANSI colours
   */
  public TextReport(boolean hasColor) {
    paint = new Paint(hasColor);
  }

  @Override
  public void write(Report report, Appendable target) throws IOException {
    var page = new Page(target, paint, report.secrets());
    var chapters = Chapters.of(report);
    var undecided = undecidedByFunction(report);
    var rolesToldBy = new HashMap<String, String>();
    var supplied = new ArrayList<LambdaFunction>();
    for (var function : report.app().functions()) {
      var of = chapters.of(function);
      var elsewhere = chapters.elsewhere(function);
      long open = undecided.getOrDefault(function.identity().key(), 0L);
      if (function.identity().isSupplied() && of.isEmpty() && elsewhere.isEmpty() && open == 0) {
        supplied.add(function);
      } else {
        writeCard(function, rolesToldBy, page);
        writeFindings(of, elsewhere, open, page);
      }
    }
    writeSupplied(supplied, page);
    if (!chapters.shared().isEmpty()) {
      page.title("Several functions", "");
      page.blank();
      FindingList.write(chapters.shared(), page);
    }
    for (var findings : chapters.others()) {
      var resource = findings.getFirst().resource();
      var place = FindingList.place(resource.origin(), resource.stack());
      page.title(resource.title(), resource.writtenType() + "  " + place);
      page.blank();
      FindingList.write(findings, page);
    }
    writeUndecided(report, page);
    writeFiles(report, page);
    writeSummary(report, page);
  }

  private static Map<String, Long> undecidedByFunction(Report report) {
    return report.undecided().stream()
        .flatMap(finding -> finding.functions().stream().map(Identity::key).distinct())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  // cards

  private static void writeCard(LambdaFunction function, Map<String, String> rolesToldBy, Page page)
      throws IOException {
    var identity = function.identity();
    page.title(identity.title(), FindingList.place(function.origin(), identity.stack()));
    if (identity.isSupplied()) {
      row(page, "supplied by", "the CDK, with code of its own");
    }
    row(page, "runs", runs(function));
    writeTriggers(function, page);
    row(page, "reachable by", reachable(function.exposure()));
    var roles = function.role().known().toList();
    if (roles.isEmpty()) {
      row(page, "role", function.role().written().brief() + " (not declared here)");
    }
    for (var role : roles) {
      var told = rolesToldBy.putIfAbsent(role.identity().key(), identity.title());
      row(page, "role", role.identity().id() + (told == null ? "" : ", as of " + told));
      for (var grant : told == null ? Grants.of(role) : List.<String>of()) {
        row(page, "", grant);
      }
    }
  }

  /** A function that a library put there gets a card only if something is wrong with it. */
  private static void writeSupplied(List<LambdaFunction> functions, Page page) throws IOException {
    if (functions.isEmpty()) {
      return;
    }
    page.title("Supplied by the CDK", "nothing to mend");
    for (var function : functions) {
      var place = FindingList.place(function.origin(), function.identity().stack());
      page.text("  ", function.identity().title() + " (" + place + ")");
    }
    page.blank();
  }

  private static String runs(LambdaFunction function) {
    boolean isImage = function.packageType().isEqualTo("Image").isYes();
    var what =
        isImage
            ? "container image"
            : function.runtime().brief() + ", handler " + function.handler().brief();
    return what + ", " + function.timeout().brief() + " s, " + function.memory().brief() + " MB";
  }

  private static void writeTriggers(LambdaFunction function, Page page) throws IOException {
    var lines = function.triggers().stream().map(Triggers::show).distinct().toList();
    if (lines.isEmpty()) {
      row(page, "triggered by", "nothing that is declared here");
    }
    for (int index = 0; index < lines.size() && index < MOST_TRIGGERS; index++) {
      row(page, index == 0 ? "triggered by" : "", lines.get(index));
    }
    if (lines.size() > MOST_TRIGGERS) {
      row(page, "", "and %d more".formatted(lines.size() - MOST_TRIGGERS));
    }
  }

  private static String reachable(Exposure exposure) {
    var ways = ways(exposure.by());
    return switch (exposure.level()) {
      case PUBLIC -> "anybody on the internet" + ways;
      case AUTHENTICATED -> "authenticated callers" + ways;
      case UNKNOWN -> "not decided" + (ways.isEmpty() ? "" : ", perhaps anybody" + ways);
      case INTERNAL -> "nobody outside the account";
    };
  }

  private static String ways(List<Trigger> by) {
    var ways = by.stream().map(Triggers::way).distinct().toList();
    if (ways.isEmpty()) {
      return "";
    }
    var first = String.join(", ", ways.subList(0, Math.min(ways.size(), MOST_WAYS)));
    var more = ways.size() > MOST_WAYS ? " and %d more".formatted(ways.size() - MOST_WAYS) : "";
    return " through " + first + more;
  }

  private static void row(Page page, String label, String text) throws IOException {
    page.labelled("  ", LABEL.formatted(label), text);
  }

  private static void writeFindings(
      List<Finding> own, List<Finding> elsewhere, long undecided, Page page) throws IOException {
    if (!elsewhere.isEmpty()) {
      var counts = new EnumMap<Severity, Long>(Severity.class);
      elsewhere.forEach(finding -> counts.merge(finding.severity(), 1L, Long::sum));
      var told = counts.entrySet().stream().map(all -> all.getValue() + " " + all.getKey().word());
      row(page, "with others", told.collect(Collectors.joining(", ")) + ", see Several functions");
    }
    if (undecided > 0) {
      row(page, "not decided", undecided + ", see Not decided");
    }
    page.blank();
    if (!own.isEmpty()) {
      FindingList.write(own, page);
    } else if (elsewhere.isEmpty() && undecided == 0) {
      page.ready("  " + page.paint().good("nothing found"));
      page.blank();
    }
  }

  // what could not be decided

  private static void writeUndecided(Report report, Page page) throws IOException {
    if (report.undecided().isEmpty()) {
      return;
    }
    page.title("Not decided", "");
    page.blank();
    for (var entry : byNeed(report.undecided()).entrySet()) {
      page.text("  ", "to decide: " + entry.getKey() + option(entry.getKey()));
      var lines = new LinkedHashMap<String, List<Finding>>();
      for (var finding : entry.getValue()) {
        var line = FindingList.at(finding) + ": perhaps " + finding.message();
        lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(finding);
      }
      for (var same : lines.entrySet()) {
        var about = same.getValue().stream().map(Finding::resource);
        var rule = same.getValue().getFirst().rule().id();
        page.text("    ", same.getKey() + " (" + FindingList.names(about) + ", " + rule + ")");
      }
    }
    page.blank();
  }

  /** Returns how the user can tell what is missing, where an option does. */
  private static String option(String needs) {
    var options =
        PARAMETER
            .matcher(needs)
            .results()
            .map(found -> "--param " + found.group(1) + "=VALUE")
            .distinct()
            .toList();
    if (!options.isEmpty()) {
      return ", with `" + String.join(" ", options) + "`";
    }
    return needs.equals("value of `AWS::Region`") ? ", with `--region REGION`" : "";
  }

  private static Map<String, List<Finding>> byNeed(List<Finding> undecided) {
    var byNeed = new LinkedHashMap<String, List<Finding>>();
    undecided.forEach(
        finding -> byNeed.computeIfAbsent(finding.needs(), _ -> new ArrayList<>()).add(finding));
    return byNeed;
  }

  // files and summary

  private static void writeFiles(Report report, Page page) throws IOException {
    var told =
        report.files().stream()
            .filter(file -> file.status() != Report.Status.READ || !file.problems().isEmpty())
            .toList();
    if (told.isEmpty()) {
      return;
    }
    page.title("Files", "");
    page.blank();
    for (var file : told) {
      var status = file.status().name().toLowerCase(Locale.ROOT);
      boolean isRepeated =
          file.problems().stream().anyMatch(problem -> problem.message().equals(file.reason()));
      var reason = file.reason().isEmpty() || isRepeated ? "" : ": " + file.reason();
      page.labelled(
          "  ", "%-8s".formatted(status), "%s (%s)%s".formatted(file.path(), file.kind(), reason));
      for (var problem : file.problems()) {
        page.text("           ", problem.toString());
      }
    }
    page.blank();
  }

  private static void writeSummary(Report report, Page page) throws IOException {
    if (!report.hasTemplate()) {
      page.text("", "no SAM, CloudFormation or CDK template was read, so nothing was checked");
    } else {
      page.ready(counts(report, page.paint()));
    }
    page.text(
        "",
        "%s read, %d skipped, %d broken"
            .formatted(
                number(report.count(Report.Status.READ), "file"),
                report.count(Report.Status.SKIPPED),
                report.count(Report.Status.BROKEN)));
    writeTriage(report, page);
    if (report.leftOut() > 0) {
      page.text(
          "",
          "left out: %s of low severity on what the CDK supplies"
              .formatted(number(report.leftOut(), "finding")));
    }
    for (var part : report.parts()) {
      if (!part.hasRun()) {
        page.text("", "not run: %s, needs %s".formatted(part.name(), part.needs()));
      }
    }
  }

  private static void writeTriage(Report report, Page page) throws IOException {
    var triage = report.triage();
    if (triage.hasBaseline()) {
      page.text(
          "",
          "since the baseline: %s new, %s gone"
              .formatted(
                  number(report.findings().stream().filter(triage::isNew).count(), "finding"),
                  triage.gone()));
    }
    if (!triage.suppressed().isEmpty()) {
      page.text("", "suppressed: " + number(triage.suppressed().size(), "finding"));
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
    return paint.bold(number(report.app().functions().size(), "function") + ": ")
        + (parts.isEmpty() ? paint.good("nothing found") : String.join(", ", parts))
        + ", %d not decided".formatted(report.undecided().size());
  }

  private static String number(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
