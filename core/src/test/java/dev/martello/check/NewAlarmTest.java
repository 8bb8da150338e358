package dev.martello.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.engine.Scans;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An alarm that is added says what is left to do, and nothing where somebody listens already. */
final class NewAlarmTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Mail: {Type: String}
        With: {Type: String}
      Conditions:
        IsWith: !Equals [!Ref With, "yes"]
      Resources:
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.13
            Handler: app.handler
            Role: arn:aws:iam::111122223333:role/app
            Code: {S3Bucket: code, S3Key: app.zip}
        Calls:
          Type: AWS::CloudWatch::Alarm
          Properties:
            Namespace: AWS/Lambda
            MetricName: Invocations
            Dimensions: [{Name: FunctionName, Value: !Ref Function}]
            Statistic: Sum
            Period: 60
            EvaluationPeriods: 1
            Threshold: 1000
            ComparisonOperator: GreaterThanThreshold
            AlarmActions: [!Ref Topic]
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            DisplayName: alerts
      """;

  private static final String SUBSCRIBE = "subscribe somebody to the topic, by mail or chat";
  private static final String RESOURCE =
      "  Reader:\n"
          + "    Type: AWS::SNS::Subscription\n"
          + "    Properties: {TopicArn: !Ref Topic, Protocol: email, Endpoint: !Ref Mail}\n";

  @TempDir Path folder = Path.of("");

  static Stream<Arguments> topics() {
    return Stream.of(
        arguments("a topic that nobody listens to", "", SUBSCRIBE),
        arguments(
            "a topic with a subscription in it",
            "      Subscription: [{Protocol: email, Endpoint: !Ref Mail}]\n",
            ""),
        arguments("a subscription beside it", RESOURCE, ""),
        arguments(
            "one that may be left out",
            RESOURCE.replace("Type:", "Condition: IsWith\n    Type:"),
            SUBSCRIBE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("topics")
  void whatIsLeftToDo(String rule, String listener, String caution) {
    var report = Scans.ofText(folder, "t.yaml", TEMPLATE + listener);
    assertThat(report.files()).allMatch(file -> file.problems().isEmpty());
    assertThat(report.failures())
        .filteredOn(finding -> finding.rule().id().equals("monitoring/no-error-alarm"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.remedy().caution()).isEqualTo(caution));
  }
}
