package dev.martello.report.markdown;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.report.Base;
import dev.martello.report.Group;
import dev.martello.report.Mark;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.report.Secrets;
import dev.martello.report.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the report as a comment for a pull request: worst first, one line for each check that
 * found something, the rest folded away.
 */
public final class MarkdownReport implements ReportWriter {
  /*
   * GitHub takes 65,536 characters in a comment, GitLab more. A block is written only if it fits,
   * and room is kept for the sentence that says how much did not; so the worst are always there.
   */
  private static final int MOST_PLACES = 8;

  private static final int LONGEST = 1_000;

  private final Base base;

  /**
   * Makes a writer.
   *
   * @param base from where readers look for files: the root of the repository, and its address
   */
  public MarkdownReport(Base base) {
    this.base = base;
  }

  @Override
  public void write(Report all, Appendable target) throws IOException {
    var report = all.newOnly();
    var comment = new Comment(Words.number(report.findings().size(), "finding"));
    comment.take(heading(report));
    comment.take(summary(report, all.findings().size() - report.findings().size()));
    files(report).forEach(comment::take);
    var groups = Group.of(report.failures());
    for (var group : groups) {
      if (group.severity() != Severity.LOW) {
        comment.take(group(group, report.secrets()), group.findings().size());
      }
    }
    var low = groups.stream().filter(group -> group.severity() == Severity.LOW).toList();
    if (!low.isEmpty()) {
      comment.take(low(low), low.stream().mapToInt(one -> one.findings().size()).sum());
    }
    if (!report.undecided().isEmpty()) {
      comment.take(undecided(report.undecided()), report.undecided().size());
    }
    target.append(comment.text());
  }

  // the head

  private static String heading(Report report) {
    var counts = Words.counts(report.bySeverity());
    if (!report.hasSubject()) {
      return "## Martello: nothing was checked";
    }
    var isNew = report.triage().hasBaseline() ? "new" : "found";
    return counts.isEmpty()
        ? "## Martello: nothing " + isNew
        : "## Martello: " + counts + (report.triage().hasBaseline() ? ", all new" : "");
  }

  private static String summary(Report report, int known) {
    if (!report.hasSubject()) {
      return "No SAM, CloudFormation or CDK template was read.";
    }
    long templates = report.files().stream().filter(Report.ReportedFile::isReadTemplate).count();
    var triage = report.triage();
    var parts = new ArrayList<String>();
    parts.add(
        "%s in %s"
            .formatted(
                Words.number(report.app().functions().size(), "function"),
                Words.number(templates, "template")));
    if (!report.undecided().isEmpty()) {
      parts.add(report.undecided().size() + " not decided");
    }
    if (triage.hasBaseline()) {
      parts.add("%d known and %d gone since the baseline".formatted(known, triage.gone()));
    }
    if (!triage.suppressed().isEmpty()) {
      parts.add(triage.suppressed().size() + " suppressed");
    }
    return String.join(", ", parts) + ".";
  }

  /** A gap is told before the findings: they are not all. */
  private List<String> files(Report report) {
    var faults = report.files().stream().flatMap(file -> file.faults().stream()).toList();
    if (faults.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("**Not everything could be read:**");
    lines.add("");
    for (var fault : faults.stream().limit(MOST_PLACES).toList()) {
      var place = link(fault.path(), fault.line());
      lines.add("- " + place + " " + Markdown.message(Words.cut(fault.message(), LONGEST)));
    }
    if (faults.size() > MOST_PLACES) {
      lines.add("- and %d more".formatted(faults.size() - MOST_PLACES));
    }
    return List.of(String.join("\n", lines));
  }

  // findings

  private String group(Group group, Secrets secrets) {
    var rule = group.rule();
    var first = group.flaws().getFirst().first();
    int more = group.flaws().size() - 1;
    var where = base.path(first.path()) + ":" + first.line();
    var lines = new ArrayList<String>();
    lines.add("<details>");
    lines.add(
        "<summary><b>%s</b> %s &middot; <code>%s</code>%s</summary>"
            .formatted(
                group.severity().word(),
                Markdown.html(rule.title()),
                Markdown.html(where),
                more == 0 ? "" : " and %d more".formatted(more)));
    lines.add("");
    for (var flaw : group.flaws().stream().limit(MOST_PLACES).toList()) {
      lines.add("- " + flaw(flaw));
    }
    if (group.flaws().size() > MOST_PLACES) {
      lines.add("- and %d more".formatted(group.flaws().size() - MOST_PLACES));
    }
    lines.add("");
    lines.addAll(excerpt(first, secrets));
    lines.add("**Why:** " + Markdown.message(more == 0 ? first.why() : rule.why()));
    lines.add("");
    lines.add("**Mend:** " + Markdown.message(rule.mend()));
    lines.add("");
    lines.add("Check " + Markdown.code(rule.id()));
    lines.add("</details>");
    return String.join("\n", lines);
  }

  private String flaw(Group.Flaw flaw) {
    var first = flaw.first();
    var names =
        flaw.names().stream()
            .filter(name -> !first.message().contains("`" + name + "`"))
            .limit(MOST_PLACES)
            .map(Markdown::code)
            .collect(Collectors.joining(", "));
    return link(first.path(), first.line())
        + " "
        + Markdown.message(Words.cut(first.message(), LONGEST))
        + (names.isEmpty() ? "" : " (" + names + ")");
  }

  /** Shows the line, unless that is only where the resource starts. */
  private static List<String> excerpt(Finding finding, Secrets secrets) {
    var place = finding.place();
    if (place.isEmpty() || place.equals(finding.resource().origin().written())) {
      return List.of();
    }
    var file = place.get().file();
    int line = Mark.of(place.get()).line();
    var text = Words.cut(secrets.line(file, line).strip().replace('\t', ' '), 160);
    return List.of(Markdown.block(List.of(text), Markdown.language(file.path())), "");
  }

  private String low(List<Group> groups) {
    var lines = new ArrayList<String>();
    int count = groups.stream().mapToInt(group -> group.findings().size()).sum();
    lines.add("<details>");
    lines.add(
        "<summary><b>low</b> %s of %s</summary>"
            .formatted(Words.number(count, "finding"), Words.number(groups.size(), "check")));
    lines.add("");
    for (var group : groups) {
      var places =
          group.flaws().stream()
              .map(Group.Flaw::first)
              .map(finding -> link(finding.path(), finding.line()))
              .distinct()
              .toList();
      var told = String.join(", ", places.stream().limit(MOST_PLACES).toList());
      var more =
          places.size() > MOST_PLACES ? " and %d more".formatted(places.size() - MOST_PLACES) : "";
      lines.add(
          "- %s (%s): %s%s"
              .formatted(
                  Markdown.message(group.rule().title()),
                  Markdown.code(group.rule().id()),
                  told,
                  more));
    }
    lines.add("</details>");
    return String.join("\n", lines);
  }

  private String undecided(List<Finding> findings) {
    var byNeed = new LinkedHashMap<String, List<Finding>>();
    for (var finding : findings) {
      byNeed.computeIfAbsent(finding.needs(), _ -> new ArrayList<>()).add(finding);
    }
    var lines = new ArrayList<String>();
    lines.add("<details>");
    lines.add("<summary><b>not decided</b> %d</summary>".formatted(findings.size()));
    lines.add("");
    byNeed.forEach(
        (need, same) -> {
          var options = Words.options(need);
          lines.add(
              "- to decide: %s%s"
                  .formatted(
                      Markdown.message(need),
                      options.isEmpty() ? "" : ", with " + Markdown.code(options)));
          for (var finding : same.stream().limit(MOST_PLACES).toList()) {
            lines.add(
                "  - %s perhaps %s"
                    .formatted(
                        link(finding.path(), finding.line()),
                        Markdown.message(Words.cut(finding.message(), LONGEST))));
          }
          if (same.size() > MOST_PLACES) {
            lines.add("  - and %d more".formatted(same.size() - MOST_PLACES));
          }
        });
    lines.add("</details>");
    return String.join("\n", lines);
  }

  private String link(String path, int line) {
    return Markdown.link(base.path(path) + ":" + line, base.link(path, line));
  }
}
