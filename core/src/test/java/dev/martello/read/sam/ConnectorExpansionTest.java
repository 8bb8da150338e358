package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.Origin;
import org.junit.jupiter.api.Test;

final class ConnectorExpansionTest {
  private static final String RULE_AND_TOPIC =
      """
      Rule:
        Type: AWS::Events::Rule
      Topic:
        Type: AWS::SNS::Topic
      """;

  @Test
  void sourceThatNeedsATopicPolicyGetsOne() {
    var expanded =
        Expanded.resources(
            RULE_AND_TOPIC
                + """
                Connector:
                  Type: AWS::Serverless::Connector
                  Properties:
                    Source: {Id: Rule}
                    Destination: {Id: Topic}
                    Permissions: [Write]
                """);

    assertThat(expanded.problems()).isEmpty();
    assertThat(expanded.ids()).containsExactly("ConnectorTopicPolicy", "Rule", "Topic");
    assertThat(expanded.property("ConnectorTopicPolicy", "Topics"))
        .isEqualTo("[{\"Ref\":\"Topic\"}]");
    assertThat(expanded.at("ConnectorTopicPolicy", "Properties", "PolicyDocument", "Statement", 0))
        .isEqualTo(
            "{\"Action\":\"sns:Publish\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":"
                + "{\"Fn::GetAtt\":[\"Rule\",\"Arn\"]}}},\"Effect\":\"Allow\",\"Principal\":"
                + "{\"Service\":\"events.amazonaws.com\"},\"Resource\":{\"Ref\":\"Topic\"}}");
    assertThat(expanded.at("ConnectorTopicPolicy", "Metadata"))
        .isEqualTo(
            "{\"aws:sam:connectors\":{\"Connector\":{\"Destination\":{\"Type\":"
                + "\"AWS::SNS::Topic\"},\"Source\":{\"Type\":\"AWS::Events::Rule\"}}}}");
  }

  @Test
  void everyDestinationOfAListGetsItsOwnPolicy() {
    var expanded =
        Expanded.resources(
            RULE_AND_TOPIC
                + """
                Connector:
                  Type: AWS::Serverless::Connector
                  Properties:
                    Source: {Id: Rule}
                    Destination: [{Id: Topic}]
                    Permissions: [Write]
                """);

    assertThat(expanded.ids()).contains("ConnectorTopicPolicyDestination0");
  }

  @Test
  void whatWaitsForTheConnectorWaitsForWhatItMakes() {
    var expanded =
        Expanded.resources(
            RULE_AND_TOPIC
                + """
                Bucket:
                  Type: AWS::S3::Bucket
                  DependsOn: Connector
                Connector:
                  Type: AWS::Serverless::Connector
                  Properties:
                    Source: {Id: Rule}
                    Destination: {Id: Topic}
                    Permissions: [Write]
                """);

    assertThat(expanded.at("Bucket", "DependsOn")).isEqualTo("[\"ConnectorTopicPolicy\"]");
  }

  @Test
  void embeddedConnectorHasItsResourceAsSource() {
    var expanded =
        Expanded.resources(
            """
            Rule:
              Type: AWS::Events::Rule
              Connectors:
                ToTopic:
                  Properties:
                    Destination: {Id: Topic}
                    Permissions: [Write]
            Topic:
              Type: AWS::SNS::Topic
            """);

    assertThat(expanded.problems()).isEmpty();
    assertThat(expanded.ids()).containsExactly("Rule", "RuleToTopicTopicPolicy", "Topic");
    assertThat(expanded.resource("Rule").has("Connectors")).isFalse();
    assertThat(expanded.result().generatedBy()).containsEntry("RuleToTopicTopicPolicy", "Rule");
  }

  @Test
  void roleOfARuleIsThatOfTheConnectedTarget() {
    var expanded =
        Expanded.resources(
            """
            Rule:
              Type: AWS::Events::Rule
              Properties:
                Targets:
                  - Arn: !GetAtt Other.Arn
                    RoleArn: !GetAtt OtherRole.Arn
                  - Arn: !GetAtt Bus.Arn
                    RoleArn: !GetAtt BusRole.Arn
            Bus:
              Type: AWS::Events::EventBus
            Connector:
              Type: AWS::Serverless::Connector
              Properties:
                Source: {Id: Rule}
                Destination: {Id: Bus}
                Permissions: [Write]
            """);

    assertThat(expanded.property("ConnectorPolicy", "Roles")).isEqualTo("[{\"Ref\":\"BusRole\"}]");
  }

  @Test
  void policyIsDerivedFromTheDestinationAsWritten() {
    var expanded =
        Expanded.resources(
            RULE_AND_TOPIC
                + """
                Connector:
                  Type: AWS::Serverless::Connector
                  Properties:
                    Source: {Id: Rule}
                    Destination: {Id: Topic}
                    Permissions: [Write]
                """);

    var origin = expanded.origin("ConnectorTopicPolicy");
    assertThat(origin.derivations(_ -> true)).containsExactly("SAM transform of `Connector`");
    assertThat(origin.written().map(Origin.Written::line)).contains(10);
  }

  @Test
  void unsupportedPairSaysWhatIsSupported() {
    var expanded =
        Expanded.resources(
            """
            Topic:
              Type: AWS::SNS::Topic
            Bucket:
              Type: AWS::S3::Bucket
            Connector:
              Type: AWS::Serverless::Connector
              Properties:
                Source: {Id: Topic}
                Destination: {Id: Bucket}
                Permissions: [Write]
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "10: resource `Connector` is invalid: SAM knows no connector from `AWS::SNS::Topic`"
                + " to `AWS::S3::Bucket`; from there it knows `AWS::Lambda::Function`,"
                + " `AWS::SQS::Queue`");
  }

  @Test
  void missingResourceIsNamed() {
    var expanded =
        Expanded.resources(
            """
            Connector:
              Type: AWS::Serverless::Connector
              Properties:
                Source: {Id: Nobody}
                Destination: {Type: AWS::SQS::Queue, Arn: a, QueueUrl: b}
                Permissions: [Write]
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "5: resource `Connector` is invalid: `Source.Id` names `Nobody`, but the template"
                + " has no such resource");
  }
}
