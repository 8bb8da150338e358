package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;

/** Makes the IAM policies that the transform gives to generated roles. */
final class IamDocuments {
  private IamDocuments() {}

  /** Returns the trust policy that lets a service assume a role. */
  static Node.Mapping trust(String service, Make make) {
    var statement =
        make.map()
            .put("Action", make.texts("sts:AssumeRole"))
            .put("Effect", "Allow")
            .put("Principal", make.map().put("Service", make.texts(service)).build())
            .build();
    return make.map().put("Version", "2012-10-17").put("Statement", make.list(statement)).build();
  }

  static Node.Mapping allow(Node action, Node resource, Make make) {
    return make.map()
        .put("Action", action)
        .put("Effect", "Allow")
        .put("Resource", resource)
        .build();
  }

  static Node.Mapping allow(String action, Node resource, Make make) {
    return allow(make.text(action), resource, make);
  }

  /** Returns an inline policy of a role, without a version as AWS's transform writes it. */
  static Node.Mapping inline(String name, Make make, Node.Mapping... statements) {
    return inline(name, make.map().put("Statement", make.list(List.of(statements))).build(), make);
  }

  static Node.Mapping inline(String name, Node document, Make make) {
    return make.map().put("PolicyName", name).put("PolicyDocument", document).build();
  }

  static Node.Mapping sendToQueue(String prefix, Node queueArn, Make make) {
    return inline(prefix + "SQSPolicy", make, allow("sqs:SendMessage", queueArn, make));
  }

  static Node.Mapping publishToTopic(String prefix, Node topicArn, Make make) {
    return inline(prefix + "SNSPolicy", make, allow("sns:publish", topicArn, make));
  }

  static Node.Mapping putToBucket(String prefix, Node bucketArn, Make make) {
    return inline(
        prefix + "S3Policy",
        make,
        allow("s3:PutObject", make.join("/", bucketArn, make.text("*")), make),
        allow("s3:ListBucket", bucketArn, make));
  }

  static Node.Mapping putToBus(String prefix, Node busArn, Make make) {
    return inline(prefix + "EventBridgePolicy", make, allow("events:PutEvents", busArn, make));
  }

  static Node.Mapping invokeFunction(String prefix, Node functionArn, Make make) {
    return inline(prefix + "LambdaPolicy", make, allow("lambda:InvokeFunction", functionArn, make));
  }

  static Node.Mapping startExecution(String prefix, Node stateMachineArn, Make make) {
    return inline(
        prefix + "StartExecutionPolicy",
        make,
        allow("states:StartExecution", stateMachineArn, make));
  }
}
