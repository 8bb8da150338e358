package dev.martello.code.name;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells what invokes a function by the fields that its code asks events for. */
public final class EventShapes {
  /** What only one kind of event has; the name of its trigger is that of the table of events. */
  private record Sign(String trigger, Pattern fields) {
    static Sign of(String trigger, String fields) {
      return new Sign(trigger, Pattern.compile("(?:" + fields + ")(?:\\..*)?"));
    }
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html */
  private static final List<Sign> SIGNS =
      List.of(
          Sign.of("sqs", "Records\\.\\*\\.(?:body|receiptHandle|messageAttributes|attributes)"),
          Sign.of("sns", "Records\\.\\*\\.Sns"),
          Sign.of("s3", "Records\\.\\*\\.s3"),
          Sign.of("kinesis", "Records\\.\\*\\.kinesis"),
          Sign.of("dynamodb", "Records\\.\\*\\.dynamodb"),
          Sign.of("ses", "Records\\.\\*\\.ses"),
          Sign.of("cloudfront", "Records\\.\\*\\.cf"),
          Sign.of("kafka", "records\\.\\*\\.\\*\\.(?:value|key|headers)"),
          Sign.of("eventbridge", "detail-type|detail"),
          Sign.of("logs", "awslogs"),
          Sign.of(
              "cognito",
              "triggerSource|userPoolId"
                  + "|request\\.(?:userAttributes|validationData|challengeAnswer|privateChallengeParameters)"),
          Sign.of("authorizer", "authorizationToken|methodArn|routeArn|identitySource"),
          Sign.of("http-api", "rawPath|rawQueryString|routeKey|cookies|requestContext\\.http"),
          Sign.of(
              "rest-api",
              "httpMethod|(?:multiValueQ|q)ueryStringParameters|pathParameters"
                  + "|(?:multiValueH|h)eaders|requestContext|body|isBase64Encoded"));

  /** What surrounds the details of an event, for schedules all that there is. */
  private static final Pattern ENVELOPE =
      Pattern.compile("(?:version|id|source|account|time|region|resources)(?:\\..*)?|");

  private static final Pattern TELLING = Pattern.compile("(?:time|resources)(?:\\..*)?");

  /** Requests, and what an authorizer is asked, have fields in common. */
  private static final Map<String, Set<String>> BESIDE =
      Map.of("http-api", Set.of("rest-api"), "authorizer", Set.of("rest-api", "http-api"));

  private EventShapes() {}

  /** Returns whether a field surrounds the details of an event of a bus. */
  public static boolean isOfEnvelope(String field) {
    return !field.isEmpty() && ENVELOPE.matcher(field).matches();
  }

  /** Returns the trigger; empty if no field tells, or fields of several kinds are asked for. */
  public static Optional<String> trigger(Set<String> fields) {
    var found = new TreeSet<String>();
    SIGNS.stream()
        .filter(sign -> fields.stream().anyMatch(field -> sign.fields().matcher(field).matches()))
        .forEach(sign -> found.add(sign.trigger()));
    List.copyOf(found).forEach(each -> found.removeAll(BESIDE.getOrDefault(each, Set.of())));
    boolean isEnvelope = fields.stream().allMatch(field -> ENVELOPE.matcher(field).matches());
    if (isEnvelope && fields.stream().anyMatch(field -> TELLING.matcher(field).matches())) {
      found.add("eventbridge");
    }
    return found.size() == 1 ? Optional.of(found.first()) : Optional.empty();
  }
}
