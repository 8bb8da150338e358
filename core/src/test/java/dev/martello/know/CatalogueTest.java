package dev.martello.know;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.model.Effect;
import dev.martello.value.Origin;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogueTest {
  private static final Origin HERE = new Origin.ServiceDefault("test");
  private final Catalogue catalogue = Catalogue.standard();

  @Test
  void numbersRunThroughAllServices() {
    assertThat(catalogue.size()).isGreaterThan(20_000);
    assertThat(catalogue.all().map(Action::index))
        .hasSize(catalogue.size())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(Stream.of(0, catalogue.size() / 2, catalogue.size() - 1))
        .allSatisfy(index -> assertThat(catalogue.action(index).index()).isEqualTo(index));
    assertThat(catalogue.all())
        .allSatisfy(
            action ->
                assertThat(catalogue.serviceOf(action.index()).prefix())
                    .isEqualTo(action.service()));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "dynamodb:PutItem, WRITE, true",
    "dynamodb:ListTables, LIST, false",
    "s3:GetObject, READ, true",
    "s3:PutBucketPolicy, PERMISSIONS_MANAGEMENT, true",
    "lambda:TagResource, TAGGING, true",
    "xray:PutTraceSegments, WRITE, false",
    "cloudwatch:PutMetricData, WRITE, false",
    "ec2:CreateNetworkInterface, WRITE, false",
    "translate:TranslateText, READ, false",
    "secretsmanager:GetSecretValue, READ, true",
  })
  void actionsAreKnownWithLevelAndScope(String id, AccessLevel level, boolean isScopable) {
    var action = catalogue.find(id.toUpperCase(java.util.Locale.ROOT)).orElseThrow();
    assertThat(action.id()).isEqualTo(id);
    assertThat(action.level()).isEqualTo(level);
    assertThat(action.isScopable()).isEqualTo(isScopable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3", ":", "s3:", "nosuch:Action", "s3:NoSuchAction", "*"})
  void whatIsNoActionIsNotFound(String id) {
    assertThat(catalogue.find(id)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Power.class)
  void powersNameActionsThatExist(Power power) {
    assertThat(power.actions()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(power.actions())
        .filteredOn(action -> !action.contains("*"))
        .allSatisfy(action -> assertThat(catalogue.find(action)).as(action).isPresent());
  }

  @Test
  void escalationPathsNameActionsThatExist() {
    assertThat(EscalationPath.all())
        .hasSize(71)
        .extracting(EscalationPath::id)
        .doesNotHaveDuplicates();
    assertThat(EscalationPath.all())
        .flatExtracting(EscalationPath::actions)
        .allSatisfy(
            action -> assertThat(catalogue.find((String) action)).as("%s", action).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSLambdaBasicExecutionRole",
        "service-role/AWSLambdaBasicExecutionRole",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        "arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
      })
  void managedPoliciesAreFoundByNameAndArn(String text) {
    var policy = ManagedPolicies.standard().find(text, HERE).orElseThrow();
    assertThat(policy.name()).isEqualTo("AWSLambdaBasicExecutionRole");
    var statement = policy.document().statements().getFirst();
    assertThat(statement.effect().isEqualTo(Effect.ALLOW).isYes()).isTrue();
    assertThat(statement.actions())
        .flatExtracting(action -> action.candidates())
        .containsExactly("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");
    assertThat(statement.origin().derivations(by -> by.contains("AWSLambdaBasicExecutionRole")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NoSuchPolicy",
        "arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole",
        "arn:aws:iam::123456789012:policy/AdministratorAccess",
        "other/AdministratorAccess"
      })
  void otherPoliciesAreNotTakenForAwsOwn(String text) {
    assertThat(ManagedPolicies.standard().find(text, HERE)).isEmpty();
  }

  @Test
  void everyManagedPolicyReads() {
    var policies = ManagedPolicies.standard();
    assertThat(policies.names()).hasSizeGreaterThan(1_000);
    assertThat(policies.names())
        .allSatisfy(
            name ->
                assertThat(policies.find(name, HERE).orElseThrow().document().statements())
                    .isNotEmpty()
                    .allSatisfy(
                        statement -> {
                          assertThat(statement.actions()).isNotEmpty();
                          assertThat(statement.resources()).isNotEmpty();
                        }));
  }

  @Test
  void runtimesHaveTheirDates() {
    var python = LambdaRuntimes.standard().find("python3.8").orElseThrow();
    assertThat(python.deprecated()).contains(LocalDate.of(2024, 10, 14));
    assertThat(python.isDeprecatedOn(LocalDate.of(2024, 10, 14))).isTrue();
    assertThat(python.isDeprecatedOn(LocalDate.of(2024, 10, 13))).isFalse();
    assertThat(python.successor()).isPresent();
    assertThat(LambdaRuntimes.standard().find("python0")).isEmpty();
  }

  @Test
  void publishersOfLayersAreKnownByAccount() {
    var publishers = LayerPublishers.standard();
    assertThat(publishers.find("017000801446")).contains("Powertools for AWS Lambda");
    assertThat(publishers.find("580247275435")).contains("Lambda Insights");
    assertThat(publishers.find("123456789012")).isEmpty();
  }
}
