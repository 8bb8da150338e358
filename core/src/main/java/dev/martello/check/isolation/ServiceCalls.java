package dev.martello.check.isolation;

import dev.martello.check.Check;
import dev.martello.iam.Grant;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Knows which services the code of a function calls, by what its role is granted. */
final class ServiceCalls {
  /*
   * What Lambda itself does with the role is no call of the code and needs no way out of the VPC:
   * polling of queues and streams, delivery to dead-letter queues and destinations, credentials of
   * brokers, logs and traces (Lambda Developer Guide, "Giving Lambda functions access to resources in
   * an Amazon VPC").
   */
  private static final Map<String, String> ENDPOINTS =
      Map.ofEntries(
          Map.entry("athena", "athena"),
          Map.entry("bedrock", "bedrock-runtime"),
          Map.entry("dynamodb", "dynamodb"),
          Map.entry("events", "events"),
          Map.entry("execute-api", "execute-api"),
          Map.entry("firehose", "kinesis-firehose"),
          Map.entry("kinesis", "kinesis-streams"),
          Map.entry("lambda", "lambda"),
          Map.entry("rds-data", "rds-data"),
          Map.entry("rekognition", "rekognition"),
          Map.entry("s3", "s3"),
          Map.entry("secretsmanager", "secretsmanager"),
          Map.entry("sns", "sns"),
          Map.entry("sqs", "sqs"),
          Map.entry("ssm", "ssm"),
          Map.entry("states", "states"),
          Map.entry("sts", "sts"),
          Map.entry("textract", "textract"));

  private static final Map<EventSource, String> POLLED =
      Map.of(
          EventSource.DYNAMODB, "dynamodb",
          EventSource.KAFKA, "secretsmanager",
          EventSource.KINESIS, "kinesis",
          EventSource.MQ, "secretsmanager",
          EventSource.DOCUMENTDB, "secretsmanager",
          EventSource.SQS, "sqs");

  private static final Set<String> BY_POLLER =
      Set.of(
          "dynamodb:describestream",
          "dynamodb:getrecords",
          "dynamodb:getsharditerator",
          "dynamodb:liststreams",
          "kinesis:describestream",
          "kinesis:describestreamsummary",
          "kinesis:getrecords",
          "kinesis:getsharditerator",
          "kinesis:listshards",
          "kinesis:liststreams",
          "kinesis:subscribetoshard",
          "secretsmanager:getsecretvalue",
          "sqs:changemessagevisibility",
          "sqs:changemessagevisibilitybatch",
          "sqs:deletemessage",
          "sqs:deletemessagebatch",
          "sqs:getqueueattributes",
          "sqs:receivemessage");

  private static final Set<String> BY_DELIVERY =
      Set.of(
          "events:putevents",
          "lambda:invokefunction",
          "s3:putobject",
          "sns:publish",
          "sqs:sendmessage");

  private ServiceCalls() {}

  /**
   * Returns the services by the names of their VPC endpoints, each with the grant that tells it.
   */
  static Map<String, Grant> of(LambdaFunction function, Check.Context context) {
    var found = new TreeMap<String, Grant>();
    function
        .role()
        .known()
        .flatMap(role -> context.grantsOf(role).list().stream())
        .filter(grant -> grant.by().present().isYes() && !grant.by().notAction())
        .forEach(
            grant ->
                grant.by().actions().stream()
                    .flatMap(ServiceCalls::known)
                    .filter(action -> isOfCode(action, function))
                    .map(action -> ENDPOINTS.get(service(action)))
                    .flatMap(Stream::ofNullable)
                    .forEach(endpoint -> found.putIfAbsent(endpoint, grant)));
    return found;
  }

  private static Stream<String> known(Val<String> action) {
    return action instanceof Val.Known<String> known
        ? Stream.of(known.value().toLowerCase(Locale.ROOT))
        : Stream.empty();
  }

  private static String service(String action) {
    int colon = action.indexOf(':');
    return colon < 0 ? action : action.substring(0, colon);
  }

  private static boolean isOfCode(String action, LambdaFunction function) {
    boolean mayBeMany = action.contains("*");
    boolean isPolled =
        events(function).anyMatch(event -> service(action).equals(POLLED.get(event.source())));
    boolean isOfPoller = isPolled && (mayBeMany || BY_POLLER.contains(action));
    boolean isOfDelivery = BY_DELIVERY.contains(action) && delivers(function);
    return !isOfPoller && !isOfDelivery;
  }

  private static boolean delivers(LambdaFunction function) {
    return !Shape.isEmpty(function.deadLetter()).isYes()
        || !function.asynchronous().isEmpty()
        || events(function)
            .flatMap(event -> event.mapping().stream())
            .anyMatch(mapping -> !Shape.isEmpty(mapping.onFailure()).isYes());
  }

  private static Stream<Trigger.FromEvent> events(LambdaFunction function) {
    return function.triggers().stream()
        .filter(Trigger.FromEvent.class::isInstance)
        .map(Trigger.FromEvent.class::cast);
  }
}
