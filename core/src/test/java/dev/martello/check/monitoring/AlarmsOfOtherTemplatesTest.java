package dev.martello.check.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Finding;
import dev.martello.engine.Scans;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an alarm says of functions that another template declares, which no single example shows.
 */
class AlarmsOfOtherTemplatesTest {
  private static final String FUNCTION =
      """
      Resources:
        Orders:
          Type: AWS::Lambda::Function
          Properties:
            FunctionName: orders
            Runtime: nodejs22.x
            Handler: app.handler
            Code: {S3Bucket: code, S3Key: orders.zip}
            Role: arn:aws:iam::111122223333:role/orders
      """;

  private static final String ALARM =
      """
        Alarm:
          Type: AWS::CloudWatch::Alarm
          Properties:
            Namespace: AWS/Lambda
            MetricName: Errors
            Statistic: Sum
            Period: 60
            EvaluationPeriods: 1
            Threshold: 1
            ComparisonOperator: GreaterThanOrEqualToThreshold
      """;

  @TempDir Path folder;

  @Test
  void alarmOnTheNameCounts() {
    var alarms =
        "Resources:\n" + ALARM + "      Dimensions: [{Name: FunctionName, Value: orders}]\n";
    assertThat(told(alarms)).isEmpty();
  }

  @Test
  void alarmOnAnotherNameDoesNotCount() {
    var alarms =
        "Resources:\n" + ALARM + "      Dimensions: [{Name: FunctionName, Value: users}]\n";
    assertThat(told(alarms)).extracting(Finding::kind).containsExactly(Finding.Kind.FAILS);
  }

  @Test
  void alarmOnTheNameMeansTheFunctionOfItsOwnTemplate() {
    var alarms = FUNCTION + ALARM + "      Dimensions: [{Name: FunctionName, Value: orders}]\n";
    assertThat(told(alarms))
        .extracting(finding -> finding.resource().stack())
        .containsExactly("function.yaml");
  }

  @Test
  void alarmOnAllFunctionsMayStandInAnotherAccount() {
    var told = told("Resources:\n" + ALARM);
    assertThat(told).extracting(Finding::kind).containsExactly(Finding.Kind.UNDECIDED);
    assertThat(told.getFirst().needs()).contains("`Orders`");
  }

  @Test
  void nameThatIsPassedToANestedTemplateCounts() {
    Scans.write(
        folder,
        "nested.yaml",
        "Parameters:\n  Name: {Type: String}\nResources:\n"
            + ALARM
            + "      Dimensions: [{Name: FunctionName, Value: !Ref Name}]\n");
    Scans.write(
        folder,
        "template.yaml",
        FUNCTION
            + """
              Watch:
                Type: AWS::CloudFormation::Stack
                Properties:
                  TemplateURL: nested.yaml
                  Parameters:
                    Name: !Ref Orders
            """);
    assertThat(ofCheck()).isEmpty();
  }

  private List<Finding> told(String alarms) {
    Scans.write(folder, "function.yaml", FUNCTION);
    Scans.write(folder, "alarms.yaml", alarms);
    return ofCheck();
  }

  private List<Finding> ofCheck() {
    return Scans.of(folder).findings().stream()
        .filter(finding -> finding.rule().id().equals("monitoring/no-error-alarm"))
        .toList();
  }
}
