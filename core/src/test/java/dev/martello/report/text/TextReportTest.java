package dev.martello.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Severity;
import dev.martello.engine.Scans;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is low is told in short, and everything in full for who asks. */
final class TextReportTest {

  @TempDir Path folder = Path.of("");

  @Test
  void lowFindingsAreToldByCheck() {
    var text = text(2, "nodejs24.x", false);
    assertThat(text)
        .contains("  low          ")
        .contains(", see Low\n")
        .containsPattern("(?m)^ {5}2  Function is not traced  monitoring/tracing-off$")
        .contains("tracing is `PassThrough`: t.yaml:2, 5\n")
        .contains("everything in full: `--all`");
    assertThat(text(2, "nodejs24.x", true))
        .contains("low      Function is not traced  monitoring/tracing-off")
        .doesNotContain("see Low", "everything in full");
  }

  @Test
  void ofManyFunctionsThoseWithLowFindingsGetALine() {
    assertThat(text(11, "nodejs24.x", false))
        .contains("Other functions  with nothing of their own above low")
        .containsPattern("(?m)^  F10 \\(t.yaml:32\\): internal, \\d+ low$")
        .doesNotContain("triggered by");
    assertThat(text(11, "nodejs24.x", true))
        .contains("triggered by")
        .doesNotContain("Other functions");
  }

  @Test
  void whereFindingsAreLeftOutNoFunctionIsCalledClean() {
    Scans.write(folder, "a.yaml", template(1, "nodejs24.x"));
    var report = Scans.ofText(folder, "b.yaml", template(1, "python3.8")).atLeast(Severity.MEDIUM);
    assertThat(Scans.written(report, new TextReport(false, TextReport.Depth.FINDINGS)))
        .contains("F0  b.yaml:2")
        .doesNotContain("a.yaml", "nothing found");
  }

  @Test
  void manyFlawsOfOneCheckAreNamedByPlace() {
    assertThat(text(10, "python3.8", false))
        .contains("- t.yaml:25:27 F7\n")
        .contains("and 2 more: t.yaml:28, 31\n");
    assertThat(text(10, "python3.8", true)).contains("- t.yaml:31:27 F9\n");
  }

  @Test
  void whyIsToldOnceAndHowToMendEachTime() {
    Scans.write(folder, "a.yaml", template(1, "python3.8"));
    var text =
        Scans.written(
            Scans.ofText(folder, "b.yaml", template(1, "python3.9")), new TextReport(false));
    assertThat(text.split("AWS mends no more holes", -1)).hasSize(2);
    assertThat(text.split("mend Move to the successor", -1)).hasSize(3);
  }

  @Test
  void whatIsBrokenIsNotCountedAsMendable() {
    var whole = template(1, "nodejs24.x");
    var alone = Scans.ofText(folder, "broken.yaml", whole + "  Cut: [");
    assertThat(alone.failures()).isNotEmpty();
    assertThat(Scans.written(alone, new TextReport(false))).doesNotContain("mended by machine");
    var both = Scans.ofText(folder, "whole.yaml", whole);
    assertThat(Scans.written(both, new TextReport(false)))
        .contains("5 findings may be mended by machine");
  }

  @Test
  void whatAProgramWritesIsNotCountedAsMendable() {
    Scans.write(folder, "cdk.out/manifest.json", "{\"version\": \"48.0.0\", \"artifacts\": {}}");
    var report = Scans.ofText(folder, "cdk.out/S.template.yaml", template(1, "nodejs24.x"));
    assertThat(report.failures()).isNotEmpty();
    assertThat(Scans.written(report, new TextReport(false))).doesNotContain("mended by machine");
  }

  @Test
  void nestedStacksThatWereNotReadAreNamed() {
    Scans.write(folder, "near/near.yaml", template(1, "nodejs24.x"));
    var report =
        Scans.ofText(
            folder,
            "t.yaml",
            """
            Resources:
              Far:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: https://templates.s3.amazonaws.com/far.yaml}
              Near:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: near/near.yaml}
            """);
    assertThat(Scans.written(report, new TextReport(false)))
        .contains("templates of nested stacks that were not read: `Far` (t.yaml:2)\n");
  }

  private String text(int functions, String runtime, boolean isWhole) {
    var report = Scans.ofText(folder, "t.yaml", template(functions, runtime));
    return Scans.written(
        report,
        new TextReport(false, isWhole ? TextReport.Depth.WHOLE : TextReport.Depth.STANDARD));
  }

  private static String template(int functions, String runtime) {
    return IntStream.range(0, functions)
        .mapToObj(
            at ->
                """
                  F%d:
                    Type: AWS::Lambda::Function
                    Properties: {Runtime: %s, Handler: a.b, Role: r%d, Code: {ZipFile: ""}}
                """
                    .formatted(at, runtime, at))
        .collect(Collectors.joining("", "Resources:\n", ""));
  }
}
