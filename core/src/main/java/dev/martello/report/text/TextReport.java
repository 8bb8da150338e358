package dev.martello.report.text;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.check.Verdict;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.report.Triggers;
import dev.martello.value.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the report for people: a card for each function, then what is left, then a summary. */
public final class TextReport implements ReportWriter {
  private static final int MOST_EVIDENCE = 6;
  private static final int MOST_TRIGGERS = 8;
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
    for (var function : report.app().functions()) {
      writeCard(function, report, target);
    }
    writeOthers(report, target);
    writeUndecided(report, target);
    writeFiles(report, target);
    writeSummary(report, target);
  }

  // cards

  private void writeCard(LambdaFunction function, Report report, Appendable target)
      throws IOException {
    var identity = function.identity();
    target
        .append(paint.bold(Printable.line(identity.writtenId())))
        .append(paint.dim("  " + place(function.origin(), identity.stack())))
        .append('\n');
    row(target, "runs", runs(function));
    writeTriggers(function, target);
    row(target, "reachable by", reachable(function.exposure()));
    var role = function.role();
    var roles = role.known().toList();
    if (roles.isEmpty()) {
      row(target, "role", role.written().show() + " (not declared here)");
    }
    for (var known : roles) {
      writeRole(known, target);
    }
    target.append('\n');
    var findings =
        report.findingsOf(function).stream()
            .filter(finding -> finding.kind() == Finding.Kind.FAILS)
            .toList();
    if (findings.isEmpty()) {
      target.append("  ").append(paint.good("nothing found")).append("\n\n");
    }
    writeFindings(findings, target);
  }

  private static String runs(LambdaFunction function) {
    boolean isImage = function.packageType().isEqualTo("Image").isYes();
    var what =
        isImage
            ? "container image"
            : function.runtime().show() + ", handler " + function.handler().show();
    return what + ", " + function.timeout().show() + " s, " + function.memory().show() + " MB";
  }

  private void writeTriggers(LambdaFunction function, Appendable target) throws IOException {
    var lines = function.triggers().stream().map(Triggers::show).distinct().toList();
    if (lines.isEmpty()) {
      row(target, "triggered by", "nothing that is declared here");
    }
    for (int index = 0; index < lines.size() && index < MOST_TRIGGERS; index++) {
      row(target, index == 0 ? "triggered by" : "", lines.get(index));
    }
    if (lines.size() > MOST_TRIGGERS) {
      row(target, "", "and %d more".formatted(lines.size() - MOST_TRIGGERS));
    }
  }

  private static String reachable(Exposure exposure) {
    var by = exposure.by().stream().map(Triggers::show).distinct().limit(3).toList();
    var ways = by.isEmpty() ? "" : " through " + String.join(", ", by);
    var more = exposure.by().size() > 3 ? " and %d more".formatted(exposure.by().size() - 3) : "";
    return switch (exposure.level()) {
      case PUBLIC -> "anybody on the internet" + ways + more;
      case AUTHENTICATED -> "authenticated callers" + ways + more;
      case UNKNOWN -> "not decided" + ways + more;
      case INTERNAL -> "nobody outside the account";
    };
  }

  private void writeRole(Role role, Appendable target) throws IOException {
    row(target, "role", role.identity().id());
    for (var grant : Grants.of(role)) {
      row(target, "", grant);
    }
  }

  private void row(Appendable target, String label, String text) throws IOException {
    target
        .append("  ")
        .append(paint.dim("%-13s".formatted(label)))
        .append(Printable.line(text))
        .append('\n');
  }

  // findings

  /** Findings of one check and severity stand together: its title, why and mend are told once. */
  private void writeFindings(List<Finding> findings, Appendable target) throws IOException {
    var groups = new LinkedHashMap<String, List<Finding>>();
    for (var finding : findings) {
      groups
          .computeIfAbsent(finding.severity() + finding.rule().id(), _ -> new ArrayList<>())
          .add(finding);
    }
    for (var group : groups.values()) {
      writeGroup(group, target);
    }
  }

  private void writeGroup(List<Finding> group, Appendable target) throws IOException {
    var rule = group.getFirst().rule();
    var severity = group.getFirst().severity();
    target
        .append("  ")
        .append(paint.severity(severity, "%-8s".formatted(severity.word())))
        .append(' ')
        .append(paint.bold(rule.title()))
        .append(paint.dim("  " + rule.id()))
        .append('\n');
    for (var finding : group) {
      line(target, at(finding) + ": " + finding.message());
      var place = finding.place();
      if (place.isPresent()) {
        target.append(Excerpt.of(place.get(), severity, paint, "             "));
      }
      writeEvidence(finding, target);
    }
    line(target, paint.dim("why   ") + rule.why());
    line(target, paint.dim("mend  ") + rule.mend());
    target.append('\n');
  }

  private void writeEvidence(Finding finding, Appendable target) throws IOException {
    int shown = 0;
    for (var evidence : finding.evidence()) {
      if (shown++ == MOST_EVIDENCE) {
        line(target, "and %d more".formatted(finding.evidence().size() - MOST_EVIDENCE));
        break;
      }
      line(target, paint.dim("- " + place(evidence, finding) + " ") + evidence.message());
    }
  }

  private static String place(Verdict.Evidence evidence, Finding finding) {
    return place(evidence.where(), finding.resource().stack());
  }

  private static String at(Finding finding) {
    return "%s:%d:%d".formatted(finding.path(), finding.line(), finding.column());
  }

  private static String place(Origin origin, String otherwise) {
    return origin
        .written()
        .map(at -> "%s:%d".formatted(at.file().path(), at.line()))
        .orElse(otherwise);
  }

  private static void line(Appendable target, String text) throws IOException {
    target.append("           ").append(text).append('\n');
  }

  // what belongs to no function

  private void writeOthers(Report report, Appendable target) throws IOException {
    var byResource = new LinkedHashMap<String, List<Finding>>();
    report.failures().stream()
        .filter(finding -> finding.functions().isEmpty())
        .forEach(
            finding ->
                byResource
                    .computeIfAbsent(
                        finding.resource().stack() + "#" + finding.resource().writtenId(),
                        _ -> new ArrayList<>())
                    .add(finding));
    for (var findings : byResource.values()) {
      var resource = findings.getFirst().resource();
      target
          .append(paint.bold(Printable.line(resource.writtenId())))
          .append(paint.dim("  " + resource.writtenType() + "  " + place(resource.origin(), resource.stack())))
          .append("\n\n");
      writeFindings(findings, target);
    }
  }

  private void writeUndecided(Report report, Appendable target) throws IOException {
    if (report.undecided().isEmpty()) {
      return;
    }
    target.append(paint.bold("Not decided")).append('\n');
    for (var entry : byNeed(report.undecided()).entrySet()) {
      target.append("  to decide: ").append(Printable.line(entry.getKey())).append('\n');
      for (var finding : entry.getValue()) {
        target
            .append("    ")
            .append(at(finding))
            .append(": ")
            .append(Printable.line(finding.message()))
            .append(paint.dim("  " + finding.rule().id()))
            .append('\n');
      }
    }
    target.append('\n');
  }

  private static Map<String, List<Finding>> byNeed(List<Finding> undecided) {
    var byNeed = new LinkedHashMap<String, List<Finding>>();
    undecided.forEach(
        finding -> byNeed.computeIfAbsent(finding.needs(), _ -> new ArrayList<>()).add(finding));
    return byNeed;
  }

  // files and summary

  private void writeFiles(Report report, Appendable target) throws IOException {
    var told =
        report.files().stream()
            .filter(file -> file.status() != Report.Status.READ || !file.problems().isEmpty())
            .toList();
    if (told.isEmpty()) {
      return;
    }
    target.append(paint.bold("Files")).append('\n');
    for (var file : told) {
      var status = file.status().name().toLowerCase(Locale.ROOT);
      var reason = file.reason().isEmpty() ? "" : ": " + file.reason();
      target
          .append("  %-8s %s (%s)%s".formatted(status, Printable.line(file.path()), file.kind(), Printable.line(reason)))
          .append('\n');
      for (var problem : file.problems()) {
        target
            .append("    %d:%d: ".formatted(problem.line(), problem.column()))
            .append(Printable.line(problem.message()))
            .append('\n');
      }
    }
    target.append('\n');
  }

  private void writeSummary(Report report, Appendable target) throws IOException {
    var counts = report.bySeverity();
    var parts = new ArrayList<String>();
    for (var severity : Severity.values()) {
      long count = counts.getOrDefault(severity, 0L);
      if (count > 0) {
        parts.add(paint.severity(severity, count + " " + severity.word()));
      }
    }
    int functions = report.app().functions().size();
    target
        .append(paint.bold("%d %s: ".formatted(functions, functions == 1 ? "function" : "functions")))
        .append(parts.isEmpty() ? paint.good("nothing found") : String.join(", ", parts))
        .append(", %d not decided".formatted(report.undecided().size()))
        .append('\n');
    target.append(
        "%d files read, %d skipped, %d broken\n"
            .formatted(
                report.count(Report.Status.READ),
                report.count(Report.Status.SKIPPED),
                report.count(Report.Status.BROKEN)));
    for (var part : report.parts()) {
      if (!part.hasRun()) {
        target.append("not run: %s, needs %s\n".formatted(part.name(), part.needs()));
      }
    }
  }
}
