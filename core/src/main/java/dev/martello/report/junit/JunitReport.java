package dev.martello.report.junit;

import dev.martello.check.Finding;
import dev.martello.report.Base;
import dev.martello.report.Printable;
import dev.martello.report.Region;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.value.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the report as JUnit XML: a suite for each template, and in it a test case for each check
 * and resource that failed. What could not be decided is skipped, a file that is broken an error.
 */
public final class JunitReport implements ReportWriter {
  /*
   * No standard says what JUnit XML is. This keeps to what Jenkins' xUnit plugin demands (its schema
   * junit-10.xsd) and GitLab reads (https://docs.gitlab.com/ci/testing/unit_test_reports/). A suite
   * without a test case is an error to some of them, so a clean template has one that passes.
   */
  private final Base base;

  /**
   * Makes a writer.
   *
   * @param base from where the build server looks for files
   */
  public JunitReport(Base base) {
    this.base = base;
  }

  @Override
  public void write(Report report, Appendable target) throws IOException {
    var suites = suites(report);
    var all = suites.values().stream().flatMap(List::stream).toList();
    var xml = new Xml(target);
    xml.open(
        "testsuites",
        "name",
        report.tool().name(),
        "tests",
        String.valueOf(all.size()),
        "failures",
        count(all, Outcome.FAILURE),
        "errors",
        count(all, Outcome.ERROR));
    for (var suite : suites.entrySet()) {
      write(base.path(suite.getKey()), suite.getValue(), xml);
    }
    xml.close("testsuites");
  }

  private enum Outcome {
    PASSED,
    FAILURE,
    SKIPPED,
    ERROR
  }

  /** A test case: what it is about, and how it went. */
  private record Case(
      String group, String name, Outcome outcome, String type, String message, String text) {}

  private static void write(String path, List<Case> cases, Xml xml) throws IOException {
    var file = Printable.line(path);
    xml.open(
        "testsuite",
        "name",
        file,
        "tests",
        String.valueOf(cases.size()),
        "failures",
        count(cases, Outcome.FAILURE),
        "errors",
        count(cases, Outcome.ERROR),
        "skipped",
        count(cases, Outcome.SKIPPED),
        "file",
        file);
    for (var one : cases) {
      write(one, xml);
    }
    xml.close("testsuite");
  }

  private static void write(Case one, Xml xml) throws IOException {
    String[] about = {"classname", one.group(), "name", Printable.line(one.name())};
    var message = Printable.line(one.message());
    switch (one.outcome()) {
      case PASSED -> xml.empty("testcase", about);
      case SKIPPED -> {
        xml.open("testcase", about);
        xml.empty("skipped", "message", message);
        xml.close("testcase");
      }
      case FAILURE, ERROR -> {
        var name = one.outcome() == Outcome.FAILURE ? "failure" : "error";
        xml.open("testcase", about);
        xml.text(name, one.text(), "type", one.type(), "message", message);
        xml.close("testcase");
      }
    }
  }

  private static String count(List<Case> cases, Outcome outcome) {
    return String.valueOf(cases.stream().filter(one -> one.outcome() == outcome).count());
  }

  // what became of each file

  private Map<String, List<Case>> suites(Report report) {
    var suites = new TreeMap<String, List<Case>>();
    for (var file : report.files()) {
      if (file.isReadTemplate()) {
        suites.computeIfAbsent(file.path(), _ -> new ArrayList<>());
      }
      if (!file.faults().isEmpty()) {
        suites.computeIfAbsent(file.path(), _ -> new ArrayList<>()).add(unreadable(file));
      }
    }
    for (var findings : byCheckAndResource(report.newOnly().findings())) {
      add(judged(findings), findings.getFirst(), suites);
    }
    var triage = report.triage();
    report.findings().stream()
        .filter(finding -> !triage.isNew(finding))
        .forEach(finding -> add(skipped(finding, "known: the baseline has it"), finding, suites));
    for (var suppressed : triage.suppressed()) {
      var reason = "suppressed: " + suppressed.by().reason();
      add(skipped(suppressed.finding(), reason), suppressed.finding(), suites);
    }
    suites.values().stream()
        .filter(List::isEmpty)
        .forEach(cases -> cases.add(new Case("scan", "nothing found", Outcome.PASSED, "", "", "")));
    return suites;
  }

  private static void add(Case one, Finding finding, Map<String, List<Case>> suites) {
    suites.computeIfAbsent(finding.path(), _ -> new ArrayList<>()).add(one);
  }

  private static Case unreadable(Report.ReportedFile file) {
    var lines = file.faults().stream().map(Problem::toString).map(Printable::line).toList();
    return new Case(
        "scan", "can be read", Outcome.ERROR, "unreadable", lines.getFirst(), block(lines));
  }

  private static List<List<Finding>> byCheckAndResource(List<Finding> findings) {
    var cases = new LinkedHashMap<String, List<Finding>>();
    for (var finding : findings) {
      var key = String.join("\n", finding.rule().id(), finding.resource().key(), finding.path());
      cases.computeIfAbsent(key, _ -> new ArrayList<>()).add(finding);
    }
    return List.copyOf(cases.values());
  }

  /** Certain findings come before those that are not, so that the first one decides. */
  private Case judged(List<Finding> findings) {
    var first = findings.getFirst();
    if (first.kind() == Finding.Kind.UNDECIDED) {
      return skipped(
          first, "not decided: perhaps %s; it needs %s".formatted(first.message(), first.needs()));
    }
    var failures =
        findings.stream().filter(finding -> finding.kind() == Finding.Kind.FAILS).toList();
    var worst = failures.stream().map(Finding::severity).min(Comparator.naturalOrder()).get();
    return new Case(
        group(first),
        name(first),
        Outcome.FAILURE,
        worst.word(),
        first.message(),
        block(lines(failures)));
  }

  private static Case skipped(Finding finding, String why) {
    return new Case(group(finding), name(finding), Outcome.SKIPPED, "", why, "");
  }

  private static String group(Finding finding) {
    return finding.rule().id().replace('/', '.');
  }

  private static String name(Finding finding) {
    return finding.resource().title() + ": " + finding.rule().title();
  }

  private List<String> lines(List<Finding> findings) {
    var rule = findings.getFirst().rule();
    var lines = new ArrayList<String>();
    for (var finding : findings) {
      lines.add(place(Region.of(finding)) + ": " + finding.message());
      for (var evidence : finding.evidence()) {
        var region = Region.of(evidence.where(), finding.resource().stack());
        lines.add("  - " + place(region) + " " + evidence.message());
      }
    }
    lines.add("severity: " + findings.getFirst().severity().word());
    lines.add("why: " + rule.why());
    lines.add("mend: " + rule.mend());
    lines.add("check: " + rule.id());
    return lines.stream().map(Printable::line).toList();
  }

  private String place(Region region) {
    return base.path(region.path()) + ":" + region.line() + ":" + region.column();
  }

  private static String block(List<String> lines) {
    return "\n" + String.join("\n", lines) + "\n";
  }
}
