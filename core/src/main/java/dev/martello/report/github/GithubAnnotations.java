package dev.martello.report.github;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.report.Base;
import dev.martello.report.Group;
import dev.martello.report.Mark;
import dev.martello.report.Printable;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.report.Words;
import dev.martello.value.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the report as workflow commands, which a job of GitHub Actions turns into annotations on
 * the lines of a change.
 */
public final class GithubAnnotations implements ReportWriter {
  /*
   * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. GitHub
   * shows ten annotations of each kind for a step and takes the first ones, so the worst come first
   * and one place is told once however many functions have the flaw. The log has them all.
   */
  private static final int SHOWN = 10;

  private static final int LONGEST = 2_000;
  private static final int MOST_NAMES = 10;

  private final Base base;

  /**
   * Makes a writer.
   *
   * @param base from where GitHub looks for files: the root of the repository
   */
  public GithubAnnotations(Base base) {
    this.base = base;
  }

  private record Annotation(String kind, String place, String title, String message) {
    private String show() {
      var properties = place + "title=" + property(title);
      return "::" + kind + " " + properties + "::" + escaped(message) + "\n";
    }
  }

  @Override
  public void write(Report all, Appendable target) throws IOException {
    var report = all.newOnly();
    var annotations = new ArrayList<Annotation>();
    for (var file : report.files()) {
      file.faults().forEach(problem -> annotations.add(of(problem)));
    }
    for (var group : Group.of(report.findings())) {
      group.flaws().forEach(flaw -> annotations.add(of(flaw)));
    }
    var counts =
        annotations.stream()
            .collect(Collectors.groupingBy(Annotation::kind, Collectors.counting()));
    if (counts.values().stream().anyMatch(count -> count > SHOWN)) {
      var number = Words.number(annotations.size(), "annotation");
      var told = number + "; GitHub shows ten of each kind, the log of this step has all";
      target.append(new Annotation("notice", "", "Martello", told).show());
    }
    for (var annotation : annotations) {
      target.append(annotation.show());
    }
  }

  private Annotation of(Problem problem) {
    var place = place(problem.path(), problem.line(), problem.column(), problem.column());
    return new Annotation("error", place, "File cannot be read whole", line(problem.message()));
  }

  private Annotation of(Group.Flaw flaw) {
    var finding = flaw.first();
    var rule = finding.rule();
    boolean isCertain = finding.kind() == Finding.Kind.FAILS;
    var about = "(%s, %s)".formatted(finding.severity().word(), rule.id());
    var title = isCertain ? rule.title() + " " + about : "Not decided: " + rule.title();
    var message =
        isCertain
            ? line(finding.message() + names(flaw)) + "\n" + rule.why() + "\n" + rule.mend()
            : line("perhaps " + finding.message() + names(flaw))
                + "\nto decide it: "
                + line(finding.needs());
    return new Annotation(
        isCertain ? kind(finding.severity()) : "notice", place(finding), title, message);
  }

  private static String names(Group.Flaw flaw) {
    var names = flaw.names();
    var first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", ", " (for ", ""));
    var more = names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "";
    return first + more + ")";
  }

  private static String kind(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "notice";
    };
  }

  /** A place of several lines would be shown below its last one, so only its first is told. */
  private String place(Finding finding) {
    Function<Mark, String> of =
        mark -> place(finding.path(), mark.line(), mark.start() + 1, mark.end() + 1);
    return finding.place().map(Mark::of).map(of).orElse(place(finding.path(), 1, 1, 1));
  }

  private String place(String path, int line, int column, int endColumn) {
    return "file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,"
        .formatted(property(base.path(path)), line, line, column, endColumn);
  }

  private static String property(String text) {
    return escaped(line(text)).replace(":", "%3A").replace(",", "%2C");
  }

  /** What comes from the user becomes one clean line: no line break of it starts a command. */
  private static String line(String text) {
    return Printable.line(Words.cut(text, LONGEST));
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\n", "%0A");
  }
}
