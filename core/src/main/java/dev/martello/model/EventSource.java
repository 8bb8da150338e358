package dev.martello.model;

/** The kinds of services that invoke functions. */
public enum EventSource {
  REST_API("API Gateway REST API", Invocation.SYNCHRONOUS),
  HTTP_API("API Gateway HTTP API", Invocation.SYNCHRONOUS),
  WEBSOCKET_API("API Gateway WebSocket API", Invocation.SYNCHRONOUS),
  AUTHORIZER("authorizer", Invocation.SYNCHRONOUS),
  FUNCTION_URL("function URL", Invocation.SYNCHRONOUS),
  LOAD_BALANCER("Application Load Balancer", Invocation.SYNCHRONOUS),
  LATTICE("VPC Lattice", Invocation.SYNCHRONOUS),
  S3("S3", Invocation.ASYNCHRONOUS),
  SNS("SNS", Invocation.ASYNCHRONOUS),
  SQS("SQS", Invocation.POLLED),
  KINESIS("Kinesis", Invocation.POLLED),
  DYNAMODB("DynamoDB stream", Invocation.POLLED),
  EVENTBRIDGE("EventBridge", Invocation.ASYNCHRONOUS),
  SCHEDULE("schedule", Invocation.ASYNCHRONOUS),
  PIPE("EventBridge pipe", Invocation.SYNCHRONOUS),
  LOGS("CloudWatch Logs", Invocation.ASYNCHRONOUS),
  ALARM("CloudWatch alarm", Invocation.ASYNCHRONOUS),
  IOT("IoT rule", Invocation.ASYNCHRONOUS),
  COGNITO("Cognito", Invocation.SYNCHRONOUS),
  ALEXA("Alexa", Invocation.SYNCHRONOUS),
  KAFKA("Kafka", Invocation.POLLED),
  MQ("Amazon MQ", Invocation.POLLED),
  DOCUMENTDB("DocumentDB", Invocation.POLLED),
  APPSYNC("AppSync", Invocation.SYNCHRONOUS),
  STEP_FUNCTIONS("Step Functions", Invocation.SYNCHRONOUS),
  SES("SES", Invocation.ASYNCHRONOUS),
  CONFIG("AWS Config", Invocation.ASYNCHRONOUS),
  CLOUDFORMATION("CloudFormation custom resource", Invocation.ASYNCHRONOUS),
  CODEPIPELINE("CodePipeline", Invocation.ASYNCHRONOUS),
  CLOUDFRONT("CloudFront", Invocation.SYNCHRONOUS),
  SECRETS_MANAGER("Secrets Manager rotation", Invocation.ASYNCHRONOUS),
  CONNECT("Amazon Connect", Invocation.SYNCHRONOUS),
  LEX("Amazon Lex", Invocation.SYNCHRONOUS),
  BEDROCK("Amazon Bedrock agent", Invocation.SYNCHRONOUS),
  FIREHOSE("Data Firehose", Invocation.SYNCHRONOUS),
  OBJECT_LAMBDA("S3 Object Lambda", Invocation.SYNCHRONOUS),
  TRANSFER("Transfer Family", Invocation.SYNCHRONOUS),
  CODEDEPLOY("CodeDeploy hook", Invocation.ASYNCHRONOUS),
  LAMBDA("another function", Invocation.SYNCHRONOUS),
  DESTINATION("destination of another function", Invocation.ASYNCHRONOUS),
  PERMISSION("invoke permission only", Invocation.SYNCHRONOUS);

  private final String title;
  private final Invocation invocation;

  EventSource(String title, Invocation invocation) {
    this.title = title;
    this.invocation = invocation;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  /** Returns who sends the events, for a sentence. */
  public String sender() {
    return this == PERMISSION ? "whoever has permission" : title;
  }

  /** Returns what callers come through, for a sentence. */
  public String way() {
    return this == PERMISSION ? "an invoke permission" : title;
  }

  /** Returns how this source invokes functions unless it is configured otherwise. */
  public Invocation invocation() {
    return invocation;
  }
}
