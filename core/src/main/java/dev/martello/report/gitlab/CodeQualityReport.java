package dev.martello.report.gitlab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.report.Base;
import dev.martello.report.Mark;
import dev.martello.report.Printable;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.value.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.UUID;

/** Writes the report as GitLab's Code Quality takes it, which shows it in merge requests. */
public final class CodeQualityReport implements ReportWriter {
  /*
   * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format: description,
   * check_name, fingerprint, severity, location.path and location.lines.begin. GitLab tells what is
   * new by the fingerprints, so they must not hang on lines.
   */
  private final Base base;

  /**
   * Makes a writer.
   *
   * @param base from where GitLab looks for files: the root of the repository
   */
  public CodeQualityReport(Base base) {
    this.base = base;
  }

  /** One entry of the report. */
  private record Issue(
      String check,
      String description,
      String severity,
      String fingerprint,
      String path,
      int line) {}

  @Override
  public void write(Report report, Appendable target) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      var lines = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      json.writeStartArray();
      var known = new LinkedHashMap<String, Integer>();
      for (var file : report.files()) {
        for (var problem : file.faults()) {
          int repetition = known.merge(problem.path() + "\n" + problem.message(), 1, Integer::sum);
          write(of(problem, repetition), json);
        }
      }
      for (var finding : report.findings()) {
        write(of(finding), json);
      }
      json.writeEndArray();
    }
    target.append(text.getBuffer()).append('\n');
  }

  private void write(Issue issue, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "issue");
    json.writeStringField("check_name", issue.check());
    json.writeStringField("description", Printable.line(issue.description()));
    json.writeArrayFieldStart("categories");
    json.writeString("Security");
    json.writeEndArray();
    json.writeStringField("severity", issue.severity());
    json.writeStringField("fingerprint", issue.fingerprint());
    json.writeObjectFieldStart("location");
    json.writeStringField("path", base.path(issue.path()));
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", issue.line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** What could not be read may hide anything; whoever reads the report must know of it. */
  private static Issue of(Problem problem, int repetition) {
    var text = "%s\n%s\n%d".formatted(problem.path(), problem.message(), repetition);
    return new Issue(
        "scan/unreadable",
        problem.message(),
        "critical",
        UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString().replace("-", ""),
        problem.path(),
        problem.line());
  }

  private static Issue of(Finding finding) {
    boolean isCertain = finding.kind() == Finding.Kind.FAILS;
    var rule = finding.rule();
    var subject = "`" + finding.resource().title() + "`";
    var description =
        isCertain
            ? "%s: %s. %s: %s".formatted(rule.title(), subject, finding.message(), rule.mend())
            : "Not decided: %s: %s, perhaps %s; it needs %s"
                .formatted(rule.title(), subject, finding.message(), finding.needs());
    int line = finding.place().map(Mark::of).map(Mark::line).orElse(1);
    return new Issue(
        rule.id(),
        description,
        isCertain ? severity(finding.severity()) : "info",
        finding.id(),
        finding.path(),
        line);
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "blocker";
      case HIGH -> "critical";
      case MEDIUM -> "major";
      case LOW -> "minor";
    };
  }
}
