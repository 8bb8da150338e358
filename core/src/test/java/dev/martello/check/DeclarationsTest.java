package dev.martello.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Scans;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which resource a finding names, where a part of another one is declared apart. */
final class DeclarationsTest {
  private static final String UNBOUND = "triggers/unbound-service-in-resource-policy";

  @TempDir Path folder;

  /** A queue with a policy, and places for comments in front of both. */
  private static String template(String aboveQueue, String abovePolicy) {
    return """
    AWSTemplateFormatVersion: "2010-09-09"
    Resources:
      %s
      Orders:
        Type: AWS::SQS::Queue
      %s
      OrdersPolicy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [!Ref Orders]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: {Service: events.amazonaws.com}
                Action: sqs:SendMessage
                Resource: !GetAtt Orders.Arn
    """
        .formatted(aboveQueue, abovePolicy);
  }

  private List<Finding> found(String aboveQueue, String abovePolicy) {
    return Scans.ofText(folder, "template.yaml", template(aboveQueue, abovePolicy))
        .findings()
        .stream()
        .filter(finding -> finding.rule().id().equals(UNBOUND))
        .toList();
  }

  @Test
  void aPolicyThatIsWrongIsNamedBesideItsQueue() {
    assertThat(found("", ""))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.resource().id()).isEqualTo("OrdersPolicy");
              assertThat(finding.about().id()).isEqualTo("Orders");
            });
  }

  @Test
  void aQueueWithoutPolicyIsNamedItself() {
    var report = Scans.ofText(folder, "template.yaml", template("", ""));

    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().id().equals("triggers/queue-without-dead-letters"))
        .allSatisfy(finding -> assertThat(finding.resource()).isEqualTo(finding.about()))
        .isNotEmpty();
  }

  @Test
  void eitherMayBeNamedToLiveWithIt() {
    var decision = "# martello:ignore " + UNBOUND + ": the other account is ours";

    assertThat(found(decision, "")).isEmpty();
    assertThat(found("", decision)).isEmpty();
  }
}
