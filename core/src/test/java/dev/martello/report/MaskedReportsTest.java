package dev.martello.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Scans;
import dev.martello.report.github.GithubAnnotations;
import dev.martello.report.gitlab.CodeQualityReport;
import dev.martello.report.html.HtmlReport;
import dev.martello.report.json.JsonReport;
import dev.martello.report.junit.JunitReport;
import dev.martello.report.markdown.MarkdownReport;
import dev.martello.report.sarif.SarifReport;
import dev.martello.report.text.TextReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No form of the report has a secret whole, wherever it comes from. */
final class MaskedReportsTest {
  private static final Map<String, ReportWriter> WRITERS =
      Map.of(
          "text", new TextReport(false),
          "json", new JsonReport(),
          "sarif", new SarifReport(),
          "html", new HtmlReport(Base.scanned()),
          "junit", new JunitReport(Base.scanned()),
          "markdown", new MarkdownReport(Base.scanned()),
          "github", new GithubAnnotations(Base.scanned()),
          "gitlab", new CodeQualityReport(Base.scanned()));

  private static final String DEFAULTS =
      """
      Transform: AWS::Serverless-2016-10-31
      Parameters:
        Pw:
          Type: String
          Default: Zx9kQ2mLw7vR4t
        Pw2: {Type: String, Default: letmein}
        Stage: {Type: String, Default: prod-eu}
      Mappings:
        Stages:
          prod-eu: {Key: Yx9kQ2mLw7vR4u}
      Resources:
        A:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: a
            Handler: app.handler
            Runtime: python3.8
            Environment:
              Variables:
                DB_PASSWORD: !Ref Pw
                ADMIN_PASSWORD: !Ref Pw2
                API_SECRET: !FindInMap [Stages, !Ref Stage, Key]
                URL: !Sub postgres://app:Wx9kQ2mLw7vR4v@db-${Stage}.internal:5432/app
                COPY: Zx9kQ2mLw7vR4t
                PAIR: "user=a,password=Vx9kQ2mLw7vR4w"
      """;

  static Stream<Arguments> forms() {
    return WRITERS.keySet().stream().sorted().map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noSecretIsPrintedWhole(String form, @TempDir Path folder) {
    var report = Scans.ofText(folder, "template.yaml", DEFAULTS);
    assertThat(report.findings().stream().map(finding -> finding.rule().id()))
        .contains("code/secret-in-environment", "code/deprecated-runtime");
    assertThat(Scans.written(report, WRITERS.get(form)))
        .doesNotContain(List.of("Zx9kQ2mLw7vR4t", "letmein", "Yx9kQ2mLw7vR4u", "Wx9kQ2mLw7vR4v"));
  }
}
