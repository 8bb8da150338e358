package dev.martello.report.text;

import dev.martello.check.Finding;
import dev.martello.check.Verdict;
import dev.martello.model.Identity;
import dev.martello.report.Printable;
import dev.martello.value.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes findings, those of one check and severity together: its title and advice once. */
final class FindingList {
  private static final int MOST_EVIDENCE = 6;
  private static final String INDENT = " ".repeat(11);

  private FindingList() {}

  /** Writes findings in their order. */
  static void write(List<Finding> findings, Page page) throws IOException {
    for (var group : grouped(findings, finding -> finding.severity() + finding.rule().id())) {
      writeGroup(group, page);
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

  private static void writeGroup(List<Finding> group, Page page) throws IOException {
    var rule = group.getFirst().rule();
    var severity = group.getFirst().severity();
    var paint = page.paint();
    page.ready(
        "  "
            + paint.severity(severity, "%-8s".formatted(severity.word()))
            + ' '
            + paint.bold(rule.title())
            + paint.dim("  " + rule.id()));
    var told = grouped(group, Finding::message);
    var functions = told.stream().map(FindingList::functions).distinct().toList();
    for (var same : told) {
      writeSame(same, page);
      if (functions.size() > 1) {
        writeFunctions(functions(same), page);
      }
    }
    if (functions.size() == 1) {
      writeFunctions(functions.getFirst(), page);
    }
    page.labelled(INDENT, "why ", rule.why());
    page.labelled(INDENT, "mend", rule.mend());
    page.blank();
  }

  /** One flaw, or the same of several functions: told once, with the functions that have it. */
  private static void writeSame(List<Finding> same, Page page) throws IOException {
    var first = same.getFirst();
    if (isOnePlace(same)) {
      page.text(INDENT, at(first) + ": " + first.message());
      writeExcerpt(first, page);
      writeEvidence(first, page);
      return;
    }
    page.text(INDENT, first.message());
    for (var finding : same) {
      page.labelled(INDENT, "- " + Printable.line(at(finding)), concerned(finding).title());
    }
  }

  private static boolean isOnePlace(List<Finding> same) {
    return same.stream().map(FindingList::at).distinct().count() == 1;
  }

  private static void writeFunctions(String names, Page page) throws IOException {
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

  private static void writeExcerpt(Finding finding, Page page) throws IOException {
    var place = finding.place();
    if (place.isPresent()) {
      Excerpt.write(place.get(), finding.severity(), page.secrets(), INDENT + "  ", page);
    }
  }

  private static void writeEvidence(Finding finding, Page page) throws IOException {
    for (var evidence : finding.evidence().stream().limit(MOST_EVIDENCE).toList()) {
      var where = Printable.line(place(evidence, finding));
      page.labelled(INDENT, "- " + where, evidence.message());
    }
    if (finding.evidence().size() > MOST_EVIDENCE) {
      page.text(INDENT, "and %d more".formatted(finding.evidence().size() - MOST_EVIDENCE));
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
