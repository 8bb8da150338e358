package dev.martello.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Rule;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Scans;
import dev.martello.report.github.GithubAnnotations;
import dev.martello.report.gitlab.CodeQualityReport;
import dev.martello.report.json.JsonReport;
import dev.martello.report.junit.JunitReport;
import dev.martello.report.markdown.MarkdownReport;
import dev.martello.report.sarif.SarifReport;
import dev.martello.report.text.TextReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole reports, byte by byte. */
final class GoldenReportsTest {
  private static final Map<String, Path> INPUTS =
      Map.of("orders", Path.of("../examples/orders-sam/insecure"), "odd", Golden.ODD);

  /** The pages of checks are texts of their own. */
  private static final Pattern PAGE = Pattern.compile("(\"markdown\" : )\"(?:[^\"\\\\]|\\\\.)*+\"");

  /** What these forms look like is seen from a few checks; the others need not change them. */
  private static final Set<String> FEW = Set.of("junit.xml", "md", "github.txt", "gitlab.json");

  private static final Set<String> CHECKS =
      Set.of(
          "access/unscoped-resource",
          "code/deprecated-runtime",
          "code/secret-in-environment",
          "join/open-entry-to-destructive-role",
          "monitoring/endless-logs",
          "monitoring/tracing-off",
          "triggers/function-url-without-auth",
          "triggers/implicit-api-without-auth");

  private static final Map<String, ReportWriter> WRITERS =
      Map.of(
          "txt", new TextReport(false),
          "colour.txt", new TextReport(true),
          "json", new JsonReport(),
          "sarif", new SarifReport(),
          "junit.xml", new JunitReport(Base.scanned()),
          "md", new MarkdownReport(new Base("app", "https://example.org/o/r/blob/main")),
          "github.txt", new GithubAnnotations(Base.scanned()),
          "gitlab.json", new CodeQualityReport(Base.scanned()));

  @ParameterizedTest(name = "{0}.{1}")
  @CsvSource({
    "orders,txt",
    "orders,json",
    "orders,sarif",
    "orders,junit.xml",
    "orders,md",
    "orders,github.txt",
    "orders,gitlab.json",
    "odd,txt",
    "odd,colour.txt",
    "odd,json",
    "odd,sarif",
    "odd,junit.xml",
    "odd,md",
    "odd,github.txt",
    "odd,gitlab.json"
  })
  void reportsAreAsExpected(String input, String format) {
    var report = Scans.of(INPUTS.get(input));
    if (format.equals("sarif")) {
      report = withRules(report);
    }
    if (FEW.contains(format)) {
      report = withFindings(report);
    }
    var text = Scans.written(report, WRITERS.get(format));
    Golden.check(input + "." + format, PAGE.matcher(text).replaceAll("$1\"...\""));
  }

  /** Leaves the rules that have findings, so that a new check does not change every file. */
  private static Report withRules(Report report) {
    List<Rule> rules =
        Catalogue.standard().rules().stream()
            .filter(
                rule ->
                    report.findings().stream()
                        .anyMatch(finding -> finding.rule().id().equals(rule.id())))
            .toList();
    return new Report(
        report.tool(), report.files(), report.parts(), report.app(), rules, report.findings());
  }

  private static Report withFindings(Report report) {
    var findings =
        report.findings().stream().filter(finding -> CHECKS.contains(finding.rule().id())).toList();
    return new Report(
        report.tool(), report.files(), report.parts(), report.app(), report.rules(), findings);
  }

  @Test
  void theTextHasOnlyWhatATerminalMayShow() {
    var text = Scans.written(Scans.of(Golden.ODD), new TextReport(false));
    assertThat(text.codePoints().filter(one -> one != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(one -> Character.getType(one) == Character.FORMAT)
        .noneMatch(one -> Character.getType(one) == Character.LINE_SEPARATOR);
    assertThat(text.lines()).allMatch(line -> line.length() < 220);
  }

  @Test
  void namesOfFilesAreCleanedToo(@TempDir Path folder) {
    Scans.write(folder, "\u001b[2J/x\u202ey.yaml", "Resources:\n  A: {Type: AWS::SNS::Topic\n");
    var text = Scans.written(Scans.of(folder), new TextReport(false));
    assertThat(text).contains("\uFFFD[2J/x\uFFFDy.yaml").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void aFolderWithoutTemplatesIsNoCleanReport(@TempDir Path folder) {
    assertThat(Scans.written(Scans.of(folder), new TextReport(false)))
        .isEqualTo(
            """
            no SAM, CloudFormation or CDK template was read, so nothing was checked
            0 files read, 0 skipped, 0 broken
            """);
  }

  @Test
  void noReportRepeatsTheSecretThatItFound() {
    var report = Scans.of(INPUTS.get("orders"));
    WRITERS
        .values()
        .forEach(
            writer ->
                assertThat(Scans.written(report, writer))
                    .contains("PAYMENT_API_KEY")
                    .doesNotContain("7d1f0c4ba92e"));
  }
}
