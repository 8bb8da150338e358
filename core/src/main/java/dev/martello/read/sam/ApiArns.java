package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Optional;

/** The ARNs by which API Gateway names requests, authorizers and the functions that it invokes. */
final class ApiArns {
  private static final String INVOCATION =
      "arn:%s:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/%s/invocations";
  private static final String STREAM =
      "arn:%s:apigateway:${AWS::Region}:lambda:path/2021-11-15/functions/%s/response-streaming-invocations";
  private static final String REQUEST = "arn:%s:execute-api:${AWS::Region}:${AWS::AccountId}:%s";

  /** The partition as a pseudo parameter. */
  static final String ANY_PARTITION = "${AWS::Partition}";

  private ApiArns() {}

  /** Returns the URI by which an integration invokes a function. */
  static Node.Mapping integrationUri(
      String partition, String function, boolean isStreamed, Make make) {
    return make.sub((isStreamed ? STREAM : INVOCATION).formatted(partition, function));
  }

  /** Returns the URI by which an authorizer's function is invoked. */
  static Node.Mapping authorizerUri(String partition, Node function, Make make) {
    return make.sub(
        INVOCATION.formatted(partition, "${__FunctionArn__}"),
        make.map().put("__FunctionArn__", function).build());
  }

  /** Returns the URI by which a function is invoked in whatever partition the stack stands. */
  static Node.Mapping functionUri(String variable, Node function, Make make) {
    return make.sub(
        INVOCATION.formatted(ANY_PARTITION, "${%s}".formatted(variable)),
        make.map().put(variable, function).build());
  }

  /** Returns the ARN of requests that a stage, a method and a path describe. */
  static Node.Mapping requests(
      String partition, String resource, Node api, String stage, Make make) {
    return make.sub(
        REQUEST.formatted(partition, resource),
        make.map().put("__ApiId__", api).put("__Stage__", stage).build());
  }

  /** Returns the ARN of all authorizers of an API. */
  static Node.Mapping authorizers(String partition, Node api, Make make) {
    return make.sub(
        REQUEST.formatted(partition, "${__ApiId__}/authorizers/*"),
        make.map().put("__ApiId__", api).build());
  }

  /** Returns the role with which an authorizer's function is invoked; {@code NONE} is no role. */
  static Optional<Node> invokeRole(Node.Mapping authorizer) {
    return Trees.getTruthy(authorizer, "FunctionInvokeRole")
        .filter(role -> !Trees.text(role).filter("NONE"::equals).isPresent());
  }

  /** Returns the permission by which API Gateway may invoke an event's target. */
  static Generated invokePermission(String logicalId, EventTarget target, Node source, Make make) {
    return permission(logicalId, target.nameOrArn(make), source, make)
        .attributes(target.passThroughAttributes());
  }

  /** Returns the permission by which API Gateway may invoke an authorizer's function. */
  static Generated authorizerPermission(
      String logicalId, String partition, Node function, Node api, Make make) {
    return permission(logicalId, function, authorizers(partition, api, make), make);
  }

  /** Returns the permission by which API Gateway may invoke a function. */
  static Generated permission(String logicalId, Node function, Node source, Make make) {
    return new Generated(logicalId, "AWS::Lambda::Permission", make)
        .put("Action", "lambda:InvokeFunction")
        .put("FunctionName", function)
        .put("Principal", "apigateway.amazonaws.com")
        .put("SourceArn", source);
  }
}
