package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StateMachineExpansionTest {

  @Test
  void dynamicValuesOfTheDefinitionBecomeSubstitutions() {
    var expanded =
        Expanded.resources(
            """
            Machine:
              Type: AWS::Serverless::StateMachine
              Properties:
                Role: arn:aws:iam::123456789012:role/mine
                DefinitionSubstitutions: {Own: 1}
                Definition:
                  States:
                    Two: {Resource: !GetAtt Function.Arn}
                    One: {Resource: '{{resolve:ssm:/a/b}}'}
            """);

    assertThat(expanded.problems()).isEmpty();
    assertThat(expanded.property("Machine", "DefinitionSubstitutions"))
        .isEqualTo(
            "{\"Own\":1,\"definition_substitution_1\":\"{{resolve:ssm:/a/b}}\","
                + "\"definition_substitution_2\":{\"Fn::GetAtt\":[\"Function\",\"Arn\"]}}");
    assertThat(expanded.at("Machine", "Properties", "DefinitionString", "Fn::Join", 1, 3))
        .isEqualTo("\"            \\\"Resource\\\": \\\"${definition_substitution_1}\\\"\"");
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.5",
    "2.0e+30, 2e+30",
    "1.0e-7, 1e-07",
    "1.0e+999, Infinity",
    "-1.0e+999, -Infinity"
  })
  void numbersAreWrittenAsTheTransformDoes(String written, String expected) {
    var expanded =
        Expanded.resources(
            """
            Machine:
              Type: AWS::Serverless::StateMachine
              Properties:
                Role: arn:aws:iam::123456789012:role/mine
                Definition: {Rate: %s}
            """
                .formatted(written));

    assertThat(expanded.problems()).isEmpty();
    assertThat(expanded.at("Machine", "Properties", "DefinitionString", "Fn::Join", 1, 1))
        .isEqualTo("\"    \\\"Rate\\\": %s\"".formatted(expected));
  }

  @Test
  void machineWithoutRoleGetsOneForItsPolicies() {
    var expanded =
        Expanded.resources(
            """
            Machine:
              Type: AWS::Serverless::StateMachine
              Properties:
                DefinitionUri: s3://bucket/key?versionId=3
                Tracing: {Enabled: true}
                Policies:
                  - LambdaInvokePolicy: {FunctionName: mine}
            """);

    assertThat(expanded.ids()).containsExactly("Machine", "MachineRole");
    assertThat(expanded.property("Machine", "DefinitionS3Location"))
        .isEqualTo("{\"Bucket\":\"bucket\",\"Key\":\"key\",\"Version\":\"3\"}");
    assertThat(expanded.property("MachineRole", "ManagedPolicyArns"))
        .isEqualTo("[\"arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess\"]");
    assertThat(expanded.property("MachineRole", "Policies")).contains("lambda:InvokeFunction");
    assertThat(expanded.property("Machine", "Tags"))
        .isEqualTo("[{\"Key\":\"stateMachine:createdBy\",\"Value\":\"SAM\"}]");
  }

  @Test
  void scheduleBecomesARuleWithARole() {
    var expanded =
        Expanded.resources(
            """
            Machine:
              Type: AWS::Serverless::StateMachine
              Properties:
                Role: arn:aws:iam::123456789012:role/mine
                DefinitionUri: s3://bucket/key
                Events:
                  Daily:
                    Type: Schedule
                    Properties:
                      Schedule: rate(1 day)
                      Enabled: false
                      DeadLetterConfig: {Type: SQS}
            """);

    assertThat(expanded.ids())
        .containsExactly(
            "Machine",
            "MachineDaily",
            "MachineDailyQueue",
            "MachineDailyQueuePolicy",
            "MachineDailyRole");
    assertThat(expanded.property("MachineDaily", "State")).isEqualTo("\"DISABLED\"");
    assertThat(expanded.at("MachineDaily", "Properties", "Targets", 0))
        .isEqualTo(
            "{\"Arn\":{\"Ref\":\"Machine\"},\"DeadLetterConfig\":{\"Arn\":{\"Fn::GetAtt\":"
                + "[\"MachineDailyQueue\",\"Arn\"]}},\"Id\":\"MachineDailyStepFunctionsTarget\","
                + "\"RoleArn\":{\"Fn::GetAtt\":[\"MachineDailyRole\",\"Arn\"]}}");
  }

  @Test
  void eventMayInvokeTheAlias() {
    var expanded =
        Expanded.resources(
            """
            Machine:
              Type: AWS::Serverless::StateMachine
              Properties:
                Role: arn:aws:iam::123456789012:role/mine
                DefinitionUri: s3://bucket/key
                AutoPublishAlias: live
                UseAliasAsEventTarget: true
                Events:
                  Nightly:
                    Type: ScheduleV2
                    Properties: {ScheduleExpression: rate(1 day)}
            """);

    assertThat(expanded.at("MachineNightly", "Properties", "Target", "Arn"))
        .isEqualTo("{\"Ref\":\"MachineAliaslive\"}");
    assertThat(expanded.at("MachineVersion", "DeletionPolicy")).isEqualTo("\"Retain\"");
    assertThat(expanded.property("MachineAliaslive", "DeploymentPreference"))
        .isEqualTo(
            "{\"StateMachineVersionArn\":{\"Ref\":\"MachineVersion\"},\"Type\":\"ALL_AT_ONCE\"}");
  }

  @Test
  void faultsAreReportedWhereTheyStand() {
    var expanded =
        Expanded.resources(
            """
            Both:
              Type: AWS::Serverless::StateMachine
              Properties:
                Definition: {A: 1}
                DefinitionUri: s3://bucket/key
            Unpublished:
              Type: AWS::Serverless::StateMachine
              Properties:
                DefinitionUri: s3://bucket/key
                DeploymentPreference: {Type: CANARY}
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "6: resource `Both` is invalid: it has both `Definition` and `DefinitionUri`;"
                + " remove one",
            "11: resource `Unpublished` is invalid: `DeploymentPreference` needs"
                + " `AutoPublishAlias`; add it");
  }
}
