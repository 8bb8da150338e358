package dev.martello.report.text;

import dev.martello.check.Finding;
import dev.martello.check.Inflow;
import dev.martello.check.Severity;
import dev.martello.check.Verdict;
import dev.martello.model.Identity;
import dev.martello.report.Printable;
import dev.martello.value.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes findings, those of one check and severity together: its title and advice once, and why it
 * matters only where the check appears first.
 */
final class FindingList {
  private static final int MOST_EVIDENCE = 6;
  private static final int MOST_STEPS = 10;
  private static final int FIRST_STEPS = 4;
  private static final int MOST_FLAWS = 8;
  private static final String INDENT = " ".repeat(11);

  private final Page page;
  private final boolean isWhole;
  private final Set<String> explained = new HashSet<>();

  /**
   * Makes a list that writes to a page.
   *
   * @param isWhole whether every flaw of medium or low severity is told, however many there are
   */
  FindingList(Page page, boolean isWhole) {
    this.page = page;
    this.isWhole = isWhole;
  }

  /** Writes findings in their order. */
  void write(List<Finding> findings) throws IOException {
    for (var group : grouped(findings, finding -> finding.severity() + finding.rule().id())) {
      writeGroup(group);
    }
  }

  private static List<List<Finding>> grouped(
      List<Finding> findings, Function<Finding, String> key) {
    var groups = new LinkedHashMap<String, List<Finding>>();
    for (var finding : findings) {
      groups.computeIfAbsent(key.apply(finding), _ -> new ArrayList<>()).add(finding);
    }
    return List.copyOf(groups.values());
  }

  private void writeGroup(List<Finding> group) throws IOException {
    var rule = group.getFirst().rule();
    var severity = group.getFirst().severity();
    var paint = page.paint();
    page.ready(
        "  "
            + paint.severity(severity, "%-8s".formatted(severity.word()))
            + ' '
            + paint.bold(rule.title())
            + paint.dim("  " + rule.id() + (rule.cwe() > 0 ? "  CWE-" + rule.cwe() : "")));
    var all = grouped(group, Finding::message);
    var told = all.stream().limit(isEach(severity) ? all.size() : MOST_FLAWS).toList();
    var functions = told.stream().map(FindingList::functions).distinct().toList();
    for (var same : told) {
      writeSame(same, isEach(severity));
      if (functions.size() > 1) {
        writeFunctions(functions(same));
      }
    }
    if (functions.size() == 1) {
      writeFunctions(functions.getFirst());
    }
    if (all.size() > told.size()) {
      writeMore(all.subList(told.size(), all.size()).stream().flatMap(List::stream).toList());
    }
    if (explained.add(rule.id())) {
      page.labelled(INDENT, "why ", rule.why());
    }
    page.labelled(INDENT, "mend", rule.mend());
    page.blank();
  }

  /** What is high is told one by one, as is everything if the user asks for that. */
  private boolean isEach(Severity severity) {
    return isWhole || severity.isAtLeast(Severity.HIGH);
  }

  /** One flaw, or the same of several functions: told once, with the functions that have it. */
  private void writeSame(List<Finding> same, boolean isEach) throws IOException {
    var first = same.getFirst();
    if (isOnePlace(same)) {
      page.text(INDENT, at(first) + ": " + first.message());
      writeExcerpt(first);
      writeEvidence(first);
      writeConfidence(first.inflow());
      return;
    }
    page.text(INDENT, first.message());
    int most = isEach ? same.size() : MOST_FLAWS;
    for (var finding : same.stream().limit(most).toList()) {
      page.labelled(INDENT, "- " + Printable.line(at(finding)), concerned(finding).title());
    }
    if (same.size() > most) {
      writeMore(same.subList(most, same.size()));
    }
  }

  private void writeConfidence(Inflow inflow) throws IOException {
    if (inflow.isKnown() && inflow.confidence() != Inflow.Confidence.HIGH) {
      page.text(INDENT, "confidence " + inflow.confidence().word());
    }
  }

  private void writeMore(List<Finding> findings) throws IOException {
    page.text(INDENT, "and %d more: %s".formatted(findings.size(), Places.of(findings)));
  }

  private static boolean isOnePlace(List<Finding> same) {
    return same.stream().map(FindingList::at).distinct().count() == 1;
  }

  private void writeFunctions(String names) throws IOException {
    if (!names.isEmpty()) {
      page.labelled(INDENT, "for ", names);
    }
  }

  /** Returns the functions that have the same flaw, where what is told does not name them yet. */
  private static String functions(List<Finding> same) {
    var first = same.getFirst();
    if (same.size() > 1) {
      return isOnePlace(same) ? names(same.stream().map(FindingList::concerned)) : "";
    }
    boolean isNamed =
        first.functions().stream()
            .allMatch(function -> first.message().contains("`" + function.writtenId() + "`"));
    return isShared(first) && !isNamed ? names(first.functions().stream()) : "";
  }

  /** The line where the function or resource itself starts would only repeat its name. */
  private void writeExcerpt(Finding finding) throws IOException {
    var place = finding.place();
    if (place.isPresent() && !place.equals(finding.resource().origin().written())) {
      Excerpt.write(place.get(), finding.severity(), page.secrets(), INDENT + "  ", page);
    }
  }

  private void writeEvidence(Finding finding) throws IOException {
    writeFlow(finding);
    var others = finding.evidence().subList(finding.flow().size(), finding.evidence().size());
    for (var evidence : others.stream().limit(MOST_EVIDENCE).toList()) {
      var where = Printable.line(place(evidence, finding));
      page.labelled(INDENT, "- " + where, evidence.message());
    }
    if (others.size() > MOST_EVIDENCE) {
      page.text(INDENT, "and %d more".formatted(others.size() - MOST_EVIDENCE));
    }
  }

  /** Writes the way of data as numbered steps; of a long one the middle is left out. */
  private void writeFlow(Finding finding) throws IOException {
    var flow = finding.flow();
    int left = Math.max(0, flow.size() - MOST_STEPS);
    for (int at = 0; at < flow.size(); at++) {
      boolean isLeftOut = at >= FIRST_STEPS && at < FIRST_STEPS + left;
      if (!isLeftOut) {
        var where = Printable.line(place(flow.get(at), finding));
        page.labelled(INDENT, "%d. %s".formatted(at + 1, where), flow.get(at).message());
      } else if (at == FIRST_STEPS) {
        page.text(INDENT, "   (%d more)".formatted(left));
      }
    }
  }

  /** Returns whether a finding is about something that several functions use. */
  static boolean isShared(Finding finding) {
    return finding.functions().size() > 1
        && finding.functions().stream()
            .noneMatch(function -> function.key().equals(finding.resource().key()));
  }

  /** Returns resources by name. */
  static String names(Stream<Identity> resources) {
    return resources.map(Identity::writtenId).distinct().collect(Collectors.joining(", "));
  }

  private static Identity concerned(Finding finding) {
    return finding.functions().isEmpty() ? finding.resource() : finding.functions().getFirst();
  }

  static String at(Finding finding) {
    return "%s:%d:%d".formatted(finding.path(), finding.line(), finding.column());
  }

  private static String place(Verdict.Evidence evidence, Finding finding) {
    return place(evidence.where(), finding.resource().stack());
  }

  /** Returns file and line of an origin. */
  static String place(Origin origin, String otherwise) {
    return origin
        .written()
        .map(at -> "%s:%d".formatted(at.file().path(), at.line()))
        .orElse(otherwise);
  }
}
