package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.Origin;
import org.junit.jupiter.api.Test;

final class FunctionExpansionTest {
  private static final String FUNCTION =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Topic:
          Type: AWS::SNS::Topic
        Function:
          Type: AWS::Serverless::Function
          Properties:
            InlineCode: code
            Handler: app.run
            Runtime: python3.14
            Timeout: 7
      """;

  @Test
  void whatTheUserWroteKeepsItsPlace() {
    var expanded = Expanded.of(FUNCTION);

    var timeout =
        expanded
            .resource("Function")
            .mapping("Properties")
            .orElseThrow()
            .entry("Timeout")
            .orElseThrow();
    assertThat(timeout.value().origin()).isInstanceOf(Origin.Written.class);
    assertThat(timeout.keyOrigin().written().orElseThrow().line()).isEqualTo(11);
  }

  @Test
  void generatedPermissionPointsToTheEventBehindIt() {
    var expanded =
        Expanded.of(
            FUNCTION
                + """
                      Events:
                        Note:
                          Type: SNS
                          Properties: {Topic: !Ref Topic}
                """);

    var origin = expanded.origin("FunctionNotePermission");
    assertThat(origin.derivations(_ -> true)).containsExactly("SAM transform of `Function`");
    assertThat(origin.written().orElseThrow().line()).isEqualTo(13);
  }

  @Test
  void generatedResourceNamesTheOneBehindIt() {
    var expanded = Expanded.of(FUNCTION);

    assertThat(expanded.result().generatedBy())
        .containsOnlyKeys("Function", "FunctionRole")
        .containsEntry("FunctionRole", "Function");
  }

  @Test
  void bucketThatAnEventChangesStaysTheUsers() {
    var expanded =
        Expanded.of(
            FUNCTION
                + """
                      Events:
                        Upload:
                          Type: S3
                          Properties: {Bucket: !Ref Bucket, Events: 's3:ObjectCreated:*'}
                  Bucket:
                    Type: AWS::S3::Bucket
                """);

    assertThat(expanded.result().generatedBy()).doesNotContainKey("Bucket");
    assertThat(expanded.origin("Bucket")).isInstanceOf(Origin.Written.class);
    assertThat(expanded.hasProperty("Bucket", "NotificationConfiguration")).isTrue();
  }

  @Test
  void statementOfAPolicyTemplatePointsToItsUse() {
    var expanded =
        Expanded.of(
            FUNCTION
                + """
                      Policies:
                        - AWSLambdaExecute
                        - SNSPublishMessagePolicy: {TopicName: orders}
                """);

    assertThat(expanded.at("FunctionRole", "Properties", "Policies", 0, "PolicyName"))
        .isEqualTo("\"FunctionRolePolicy1\"");
    var role = expanded.resource("FunctionRole").mapping("Properties").orElseThrow();
    var policies = (dev.martello.syntax.Node.Sequence) role.get("Policies").orElseThrow();
    assertThat(policies.items().getFirst().origin().written().orElseThrow().line()).isEqualTo(14);
  }

  @Test
  void problemStandsAtTheProperty() {
    var expanded = Expanded.of(FUNCTION + "      ProvisionedConcurrencyConfig: {Count: 1}\n");

    assertThat(expanded.problems())
        .containsExactly(
            "12: resource `Function` is invalid: `ProvisionedConcurrencyConfig` requires"
                + " `AutoPublishAlias`");
  }

  @Test
  void otherResourcesAreExpandedBesideABrokenOne() {
    var expanded =
        Expanded.of(
            FUNCTION
                + """
                  Broken:
                    Type: AWS::Serverless::Function
                    Properties: {Handler: app.run, Runtime: python3.14}
                """);

    assertThat(expanded.problems()).hasSize(1);
    assertThat(expanded.ids()).contains("Function", "FunctionRole", "Broken");
  }

  @Test
  void misspeltPolicyTemplateIsReported() {
    var expanded =
        Expanded.of(FUNCTION + "      Policies: [{SNSPublishPolicy: {TopicName: orders}}]\n");

    assertThat(expanded.problems()).singleElement().asString().contains("`Function`", "policy 0");
  }
}
