package dev.martello.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Scans;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings that hold only with the default of a parameter say so, and where it is written. */
final class DefaultsTest {
  private static final String PARAMETERS =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Transform: AWS::Serverless-2016-10-31
      Parameters:
        Stage:
          Type: String
          Default: dev
        Auth:
          Type: String
          Default: NONE
        Actions:
          Type: String
          Default: "s3:*"
      Mappings:
        Ways:
          dev: {Auth: NONE}
          prod: {Auth: AWS_IAM}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
        IsDev: !Not [!Condition IsProd]
        IsDevOrOpen: !Or [!Condition IsDev, !Equals [!Ref Auth, AWS_IAM]]
        IsAnyway: !Or [!Condition IsDev, !Equals [a, a]]
      Resources:
      """;

  @TempDir Path folder;

  private static String function(String auth, String action) {
    return """
      Orders:
        Type: AWS::Serverless::Function
        Properties:
          Handler: app.handler
          Runtime: python3.13
          InlineCode: |
            def handler(event, context):
                return 1
          FunctionUrlConfig:
            AuthType: %s
          Policies:
            - Statement: [{Effect: Allow, Action: %s, Resource: "*"}]
    """
        .formatted(auth, action);
  }

  private List<Finding> found(String check, String resources) {
    return Scans.ofText(folder, "template.yaml", PARAMETERS + resources).findings().stream()
        .filter(finding -> finding.rule().id().equals(check))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Auth                                        | Auth  | 9",
        "!If [IsProd, AWS_IAM, NONE]                      | Stage | 6",
        "!If [IsDevOrOpen, NONE, AWS_IAM]                 | Stage | 6",
        "!FindInMap [Ways, !Ref Stage, Auth]              | Stage | 6",
        "!If [IsProd, AWS_IAM, !Ref Auth]                 | Auth  | 9",
      })
  void valuesThatADefaultDecides(String auth, String parameter, int line) {
    var findings = found("triggers/function-url-without-auth", function(auth, "s3:GetObject"));
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().message())
        .contains("(with the ")
        .contains("default of parameter `" + parameter + "`");
    assertThat(findings.getFirst().evidence())
        .anySatisfy(
            evidence -> {
              assertThat(evidence.message()).isEqualTo("default of parameter `" + parameter + "`");
              assertThat(evidence.where().written().orElseThrow().line()).isEqualTo(line);
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {"NONE", "!If [IsAnyway, NONE, AWS_IAM]"})
  void valuesThatNoDefaultDecides(String auth) {
    var findings = found("triggers/function-url-without-auth", function(auth, "s3:GetObject"));
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().message()).doesNotContain("default");
    assertThat(findings.getFirst().evidence()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Actions       | (with the default of parameter `Actions`)",
        "\"s3:*\"             | ''",
      })
  void statementsWhoseWholeTextIsADefault(String action, String told) {
    var findings = found("access/service-wildcard", function("AWS_IAM", action));
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().message()).endsWith(told.isEmpty() ? "everything" : told);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "IsDev | (with the default of parameter `Stage`)",
        "IsAnyway | without any condition"
      })
  void resourcesThatADefaultMakes(String condition, String end) {
    var permission =
        """
          Permission:
            Type: AWS::Lambda::Permission
            Condition: %s
            Properties:
              FunctionName: !Ref Orders
              Principal: "*"
              Action: lambda:InvokeFunction
        """
            .formatted(condition);
    var findings =
        found(
            "triggers/public-invoke-permission", function("AWS_IAM", "s3:GetObject") + permission);
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().message()).endsWith(end);
  }
}
