package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Set;

/** Gives a SAM resource's tags to what was made of it, in place of the tags it had, as AWS does. */
final class TagPropagation {
  private static final Set<String> LISTED =
      Set.of(
          "AWS::ApiGateway::RestApi",
          "AWS::ApiGateway::Stage",
          "AWS::ApiGateway::UsagePlan",
          "AWS::ApiGateway::ApiKey",
          "AWS::ApiGateway::DomainName",
          "AWS::ApiGateway::DomainNameV2",
          "AWS::CloudFormation::Stack",
          "AWS::CodeDeploy::Application",
          "AWS::CodeDeploy::DeploymentGroup",
          "AWS::DynamoDB::Table",
          "AWS::IAM::Role",
          "AWS::IoT::TopicRule",
          "AWS::Lambda::Function",
          "AWS::S3::Bucket",
          "AWS::SNS::Topic",
          "AWS::SQS::Queue",
          "AWS::StepFunctions::StateMachine",
          "AWS::Lambda::CapacityProvider");
  private static final Set<String> MAPPED =
      Set.of("AWS::ApiGatewayV2::Stage", "AWS::ApiGatewayV2::DomainName");

  private TagPropagation() {}

  /** Sets the tags of a resource if its type has any. */
  static void assign(Generated resource, Node.Mapping tags) {
    if (LISTED.contains(resource.type())) {
      resource.put("Tags", resource.make().tagList(tags));
    } else if (MAPPED.contains(resource.type())) {
      resource.put("Tags", tags);
    }
  }
}
