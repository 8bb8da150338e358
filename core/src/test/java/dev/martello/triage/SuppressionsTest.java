package dev.martello.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Finding;
import dev.martello.check.Organisation;
import dev.martello.check.Profile;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Decisions;
import dev.martello.engine.Scan;
import dev.martello.engine.Scans;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import dev.martello.value.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What suppressions in templates mean, by what a scan still tells. */
final class SuppressionsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
  private static final String URL = "triggers/function-url-without-auth";
  private static final String TRACING = "monitoring/tracing-off";

  @TempDir Path folder;

  /** A template with a place for comments above and beside the lines that findings point to. */
  private static String template(String aboveFunction, String besideFunction, String besideType) {
    return """
    AWSTemplateFormatVersion: "2010-09-09"
    Transform: AWS::Serverless-2016-10-31
    Resources:
      %s
      Status: %s
        Type: AWS::Serverless::Function
        Properties:
          Runtime: nodejs22.x
          Handler: app.handler
          CodeUri: src/
          FunctionUrlConfig:
            AuthType: NONE %s
      Other:
        Type: AWS::Serverless::Function
        Properties:
          Runtime: nodejs22.x
          Handler: app.handler
          CodeUri: src/
          FunctionUrlConfig:
            AuthType: NONE
    """
        .formatted(aboveFunction, besideFunction, besideType);
  }

  private Report scan(String text, Foreign... honored) {
    return scan(text, List.of(), honored);
  }

  private Report scan(String text, List<Suppression> configured, Foreign... honored) {
    Scans.write(folder, "template.yaml", text);
    Set<Foreign> others = EnumSet.noneOf(Foreign.class);
    others.addAll(List.of(honored));
    var catalogue = Catalogue.standard();
    var rules =
        catalogue.rules().stream()
            .filter(rule -> rule.id().equals(URL) || rule.id().equals(TRACING))
            .toList();
    try {
      return Scan.run(
          new Scan.Request(
              List.of(folder),
              Setting.none(),
              rules,
              Profile.STANDARD,
              Organisation.unknown(),
              new Decisions(List.of(), true, others, configured, List.of(), List.of()),
              TODAY,
              new Report.Tool("martello", "test")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> told(Report report) {
    return report.findings().stream().map(SuppressionsTest::shown).sorted().toList();
  }

  private static String shown(Finding finding) {
    return finding.resource().writtenId() + " " + finding.rule().id();
  }

  private static List<String> problems(Report report) {
    return report.files().stream()
        .flatMap(file -> file.problems().stream())
        .map(Problem::toString)
        .toList();
  }

  @Test
  void withoutSuppressionsEverythingIsTold() {
    assertThat(told(scan(template("", "", ""))))
        .containsExactly("Other " + TRACING, "Other " + URL, "Status " + TRACING, "Status " + URL);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "# martello:ignore triggers/function-url-without-auth: a status page",
        "# martello:ignore function-url-without-auth : a status page",
        "#martello:ignore CKV_AWS_258: a status page",
        "# martello:ignore triggers/function-url-without-auth until 2027-01-31: a status page",
        "# why: see below\n  # martello:ignore triggers/function-url-without-auth: a page\n  # more"
      })
  void aCommentAboveAResourceMeansAllOfIt(String comment) {
    var report = scan(template(comment, "", ""));
    assertThat(told(report))
        .containsExactly("Other " + TRACING, "Other " + URL, "Status " + TRACING);
    assertThat(report.triage().suppressed())
        .singleElement()
        .satisfies(one -> assertThat(one.by().reason()).startsWith("a "));
    assertThat(problems(report)).isEmpty();
    assertThat(report.triage().stale()).isEmpty();
  }

  @Test
  void aCommentBesideAResourceMeansAllOfIt() {
    var text = template("", "# martello:ignore " + URL + ", " + TRACING + ": a status page", "");
    assertThat(told(scan(text))).containsExactly("Other " + TRACING, "Other " + URL);
  }

  @Test
  void aCommentBesideALineMeansThatLine() {
    var text = template("", "", "# martello:ignore " + URL + ": a status page");
    assertThat(told(scan(text)))
        .containsExactly("Other " + TRACING, "Other " + URL, "Status " + TRACING);
  }

  @Test
  void aStepMeansAllItsChecks() {
    var text = template("# martello:ignore triggers: a status page", "", "");
    assertThat(told(scan(text)))
        .containsExactly("Other " + TRACING, "Other " + URL, "Status " + TRACING);
  }

  @Test
  void aCommentForTheFileMeansEverythingInIt() {
    var text = "# martello:ignore-file " + URL + ": all pages are public\n" + template("", "", "");
    assertThat(told(scan(text))).containsExactly("Other " + TRACING, "Status " + TRACING);
  }

  @Test
  void withoutAReasonNothingIsSuppressed() {
    var report = scan(template("# martello:ignore " + URL, "", ""));
    assertThat(told(report)).contains("Status " + URL);
    assertThat(problems(report))
        .singleElement()
        .asString()
        .startsWith("template.yaml:4:3: a suppression needs a reason");
    assertThat(report.isComplete()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "# martello: ignore ",
        "# martello ignore ",
        "# Martello:ignore ",
        "# martello-ignore ",
        "# martello: ignore-file "
      })
  void whatIsWrittenInAnotherWayIsTold(String start) {
    var report = scan(template(start + URL + ": a status page", "", ""));
    assertThat(told(report)).contains("Status " + URL);
    assertThat(problems(report))
        .containsExactly(
            "template.yaml:4:3: this suppresses nothing; a suppression is written"
                + " `# martello:ignore CHECK: REASON`, without a space before `ignore`");
  }

  @Test
  void whatOnlySpeaksOfMartelloIsNoSuppression() {
    assertThat(problems(scan(template("# Martello ignores nothing, see ignore.md", "", ""))))
        .isEmpty();
  }

  @Test
  void anUnknownCheckIsToldWithWhatWasMeant() {
    var report = scan(template("# martello:ignore monitoring/tracing-of: x", "", ""));
    assertThat(problems(report))
        .containsExactly(
            "template.yaml:4:3: unknown check `monitoring/tracing-of`; did you mean"
                + " `monitoring/tracing-off`?");
  }

  @Test
  void aDayThatIsNoneIsTold() {
    var report = scan(template("# martello:ignore " + URL + " until tomorrow: x", "", ""));
    assertThat(problems(report))
        .containsExactly("template.yaml:4:3: `tomorrow` is no day; write it as `2027-01-31`");
    assertThat(told(report)).contains("Status " + URL);
  }

  @Test
  void whatHasRunOutSuppressesNothingAndIsTold() {
    var report = scan(template("# martello:ignore " + URL + " until 2026-01-30: soon", "", ""));
    assertThat(told(report)).contains("Status " + URL);
    assertThat(report.triage().expired()).hasSize(1);
    var lastDay = scan(template("# martello:ignore " + URL + " until 2026-01-31: soon", "", ""));
    assertThat(told(lastDay)).doesNotContain("Status " + URL);
  }

  @Test
  void whatNoFindingNeedsIsStale() {
    var text = template("", "", "").replace("AuthType: NONE", "AuthType: AWS_IAM");
    var report = scan("# martello:ignore-file " + URL + ": all pages are public\n" + text);
    assertThat(report.triage().stale()).hasSize(1);
    assertThat(problems(report)).isEmpty();
  }

  @Test
  void whatIsMeantForChecksThatDidNotRunIsNotStale() {
    var report = scan("# martello:ignore-file access: x\n" + template("", "", ""));
    assertThat(report.triage().stale()).isEmpty();
  }

  @Test
  void metadataSuppressesInItsResource() {
    var text =
        template("", "", "")
            .replaceFirst(
                "    Type: AWS::Serverless::Function\n",
                """
                    Type: AWS::Serverless::Function
                    Metadata:
                      Martello:
                        ignore:
                          - check: [triggers/function-url-without-auth]
                            reason: a status page
                            until: 2027-01-31
                """);
    var report = scan(text);
    assertThat(problems(report)).isEmpty();
    assertThat(told(report))
        .containsExactly("Other " + TRACING, "Other " + URL, "Status " + TRACING);
  }

  @Test
  void metadataWithMistakesIsTold() {
    var text =
        template("", "", "")
            + """
            Metadata:
              Martello:
                ignore:
                  - check: triggers/function-url-without-auth
                    reasons: a status page
                  - a text
            """;
    assertThat(problems(scan(text)))
        .containsExactly(
            "template.yaml:24:9: a suppression needs a reason and does not count without:"
                + " `martello:ignore CHECK: REASON`",
            "template.yaml:25:9: unknown key `reasons`; a suppression has `check`, `reason` and"
                + " `until`",
            "template.yaml:26:9: a suppression is a mapping with `check` and `reason`");
  }

  @Test
  void othersCountOnlyOnRequest() {
    var text = template("", "# checkov:skip=CKV_AWS_258:a status page", "");
    assertThat(told(scan(text))).contains("Status " + URL);
    var honored = scan(text, Foreign.CHECKOV);
    assertThat(told(honored))
        .containsExactly("Other " + TRACING, "Other " + URL, "Status " + TRACING);
    assertThat(honored.triage().suppressed().getFirst().by().by()).isEqualTo("checkov");
  }

  @Test
  void commentsOfCheckovMeanTheResourceAroundThem() {
    var text = template("", "", "# checkov:skip=CKV_AWS_50: no tracing here");
    assertThat(told(scan(text, Foreign.CHECKOV)))
        .containsExactly("Other " + TRACING, "Other " + URL, "Status " + URL);
  }

  @Test
  void commentsOfTrivyMeanWhatFollows() {
    var text = template("#trivy:ignore:AVD-AWS-0066:exp:2027-01-01", "", "");
    assertThat(told(scan(text, Foreign.TRIVY)))
        .containsExactly("Other " + TRACING, "Other " + URL, "Status " + URL);
    var expired = template("#trivy:ignore:aws-0066 exp:2025-01-01", "", "");
    assertThat(told(scan(expired, Foreign.TRIVY))).contains("Status " + TRACING);
  }

  @Test
  void metadataOfOthersCountsOnRequest() {
    var text =
        template("", "", "")
            .replaceFirst(
                "    Type: AWS::Serverless::Function\n",
                """
                    Type: AWS::Serverless::Function
                    Metadata:
                      checkov: {skip: [{id: CKV_AWS_258, comment: a status page}]}
                      cdk_nag:
                        rules_to_suppress:
                          - id: Serverless-LambdaTracing
                            reason: bm8gdHJhY2Vz
                            is_reason_encoded: true
                """);
    var report = scan(text, Foreign.CHECKOV, Foreign.CDK_NAG);
    assertThat(told(report)).containsExactly("Other " + TRACING, "Other " + URL);
    assertThat(report.triage().suppressed())
        .extracting(one -> one.by().reason())
        .containsExactlyInAnyOrder("a status page", "no traces");
  }

  @Test
  void theConfigurationSuppressesByFileAndResource() {
    var everywhere = configured(List.of(), List.of("Status"));
    assertThat(told(scan(template("", "", ""), List.of(everywhere))))
        .doesNotContain("Status " + URL)
        .contains("Other " + URL);
    var elsewhere = configured(List.of("other/"), List.of());
    assertThat(told(scan(template("", "", ""), List.of(elsewhere)))).contains("Status " + URL);
  }

  private static Suppression configured(List<String> paths, List<String> resources) {
    return new Suppression(
        List.of(URL),
        "a status page",
        LocalDate.MAX,
        "martello",
        new Scope.Matching(paths, resources),
        new dev.martello.value.Origin.Derived("configuration", List.of()));
  }

  @Test
  void aSecretWordInATextIsNoComment() {
    var text = template("", "", "").replace("app.handler", "\"app.handler#martello:ignore\"");
    assertThat(problems(scan(text))).isEmpty();
  }
}
