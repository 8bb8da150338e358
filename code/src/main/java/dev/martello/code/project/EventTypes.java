package dev.martello.code.project;

import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.value.Source;
import dev.martello.model.EventSource;
import dev.martello.model.Link;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What invokes a function, as the type of its event tells where no template does. */
final class EventTypes {
  private static final Map<String, EventSource> SOURCES =
      Map.ofEntries(
          Map.entry("APIGatewayProxyRequestEvent", EventSource.REST_API),
          Map.entry("APIGatewayV2HTTPEvent", EventSource.HTTP_API),
          Map.entry("APIGatewayV2ProxyRequestEvent", EventSource.HTTP_API),
          Map.entry("APIGatewayV2WebSocketEvent", EventSource.WEBSOCKET_API),
          Map.entry("APIGatewayCustomAuthorizerEvent", EventSource.AUTHORIZER),
          Map.entry("APIGatewayV2CustomAuthorizerEvent", EventSource.AUTHORIZER),
          Map.entry("ApplicationLoadBalancerRequestEvent", EventSource.LOAD_BALANCER),
          Map.entry("SQSEvent", EventSource.SQS),
          Map.entry("SNSEvent", EventSource.SNS),
          Map.entry("S3Event", EventSource.S3),
          Map.entry("S3EventNotification", EventSource.S3),
          Map.entry("KinesisEvent", EventSource.KINESIS),
          Map.entry("DynamodbEvent", EventSource.DYNAMODB),
          Map.entry("KafkaEvent", EventSource.KAFKA),
          Map.entry("ActiveMQEvent", EventSource.MQ),
          Map.entry("RabbitMQEvent", EventSource.MQ),
          Map.entry("ScheduledEvent", EventSource.EVENTBRIDGE),
          Map.entry("CloudWatchLogsEvent", EventSource.LOGS),
          Map.entry("AppSyncLambdaAuthorizerEvent", EventSource.AUTHORIZER),
          Map.entry("CloudFormationCustomResourceEvent", EventSource.CLOUDFORMATION),
          Map.entry("SecretsManagerRotationEvent", EventSource.SECRETS_MANAGER),
          Map.entry("ConfigEvent", EventSource.CONFIG),
          Map.entry("LexEvent", EventSource.LEX),
          Map.entry("ConnectEvent", EventSource.CONNECT),
          Map.entry("CloudFrontEvent", EventSource.CLOUDFRONT),
          Map.entry("S3ObjectLambdaEvent", EventSource.OBJECT_LAMBDA),
          Map.entry("CognitoUserPoolPreSignUpEvent", EventSource.COGNITO),
          Map.entry("CognitoUserPoolPostConfirmationEvent", EventSource.COGNITO),
          Map.entry("CognitoUserPoolPreAuthenticationEvent", EventSource.COGNITO),
          Map.entry("CognitoUserPoolPostAuthenticationEvent", EventSource.COGNITO),
          Map.entry("CognitoUserPoolPreTokenGenerationEvent", EventSource.COGNITO),
          Map.entry("CognitoUserPoolCustomMessageEvent", EventSource.COGNITO),
          Map.entry("CognitoUserPoolDefineAuthChallengeEvent", EventSource.COGNITO),
          Map.entry("CognitoUserPoolCreateAuthChallengeEvent", EventSource.COGNITO),
          Map.entry("CognitoUserPoolVerifyAuthChallengeResponseEvent", EventSource.COGNITO),
          Map.entry("CognitoUserPoolMigrateUserEvent", EventSource.COGNITO),
          Map.entry("KinesisFirehoseEvent", EventSource.FIREHOSE));

  /** Of DefinitelyTyped's {@code aws-lambda}. */
  private static final Map<String, EventSource> OF_SCRIPTS =
      Map.ofEntries(
          Map.entry("APIGatewayProxyEvent", EventSource.REST_API),
          Map.entry("APIGatewayEvent", EventSource.REST_API),
          Map.entry("APIGatewayProxyWithCognitoAuthorizerEvent", EventSource.REST_API),
          Map.entry("APIGatewayProxyWithLambdaAuthorizerEvent", EventSource.REST_API),
          Map.entry("APIGatewayProxyEventV2", EventSource.HTTP_API),
          Map.entry("APIGatewayProxyEventV2WithRequestContext", EventSource.HTTP_API),
          Map.entry("APIGatewayProxyEventV2WithJWTAuthorizer", EventSource.HTTP_API),
          Map.entry("APIGatewayProxyEventV2WithLambdaAuthorizer", EventSource.HTTP_API),
          Map.entry("APIGatewayProxyWebsocketEventV2", EventSource.WEBSOCKET_API),
          Map.entry("LambdaFunctionURLEvent", EventSource.FUNCTION_URL),
          Map.entry("ALBEvent", EventSource.LOAD_BALANCER),
          Map.entry("APIGatewayTokenAuthorizerEvent", EventSource.AUTHORIZER),
          Map.entry("APIGatewayRequestAuthorizerEvent", EventSource.AUTHORIZER),
          Map.entry("APIGatewayRequestAuthorizerEventV2", EventSource.AUTHORIZER),
          Map.entry("SQSEvent", EventSource.SQS),
          Map.entry("SNSEvent", EventSource.SNS),
          Map.entry("S3Event", EventSource.S3),
          Map.entry("KinesisStreamEvent", EventSource.KINESIS),
          Map.entry("DynamoDBStreamEvent", EventSource.DYNAMODB),
          Map.entry("MSKEvent", EventSource.KAFKA),
          Map.entry("SelfManagedKafkaEvent", EventSource.KAFKA),
          Map.entry("EventBridgeEvent", EventSource.EVENTBRIDGE),
          Map.entry("ScheduledEvent", EventSource.EVENTBRIDGE),
          Map.entry("CloudWatchLogsEvent", EventSource.LOGS),
          Map.entry("FirehoseTransformationEvent", EventSource.FIREHOSE),
          Map.entry("SESEvent", EventSource.SES),
          Map.entry("AppSyncResolverEvent", EventSource.APPSYNC));

  private static final String TYPES_OF_SCRIPTS = "aws-lambda.";

  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.events.";

  private EventTypes() {}

  /** Returns what invokes a handler of Java or TypeScript by its parameters, if these tell. */
  static Optional<EventSource> of(Procedure handler) {
    var script = ofScript(handler);
    return script.isPresent() ? script : ofJava(handler);
  }

  private static Optional<EventSource> ofScript(Procedure handler) {
    return handler.parameters().stream()
        .limit(1)
        .map(Procedure.Parameter::type)
        .filter(type -> type.startsWith(TYPES_OF_SCRIPTS))
        .flatMap(
            type ->
                Optional.ofNullable(OF_SCRIPTS.get(type.substring(TYPES_OF_SCRIPTS.length())))
                    .stream())
        .findFirst();
  }

  private static final int LONG = 300;

  private static final Pattern DECLARED =
      Pattern.compile("\\b([A-Z]\\w*?)(?:Event|Handler)(V2\\w*|WithRequestContext)?\\b");

  /**
   * Scripts: returns what invokes a handler by what stands before its function: {@code const
   * handler: SQSHandler =}, {@code handler = guarded<SQSEvent>(}.
   */
  static Optional<EventSource> declared(String handler, Unit unit) {
    var text = unit.file().text();
    if (!unit.language().isScript() || !text.contains("aws-lambda")) {
      return Optional.empty();
    }
    var before = beforeFunction(handler, text);
    return before.isPresent() ? before : ofOnly(unit);
  }

  /** What a wrapper hands on is of the only type that the file speaks of. */
  private static Optional<EventSource> ofOnly(Unit unit) {
    var all = unit.procedures().stream().flatMap(one -> ofScript(one).stream()).distinct().toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static Optional<EventSource> beforeFunction(String handler, String text) {
    var named = Pattern.compile("\\b" + Pattern.quote(handler) + "\\s*(?=[:=][^=>])").matcher(text);
    if (!named.find()) {
      return Optional.empty();
    }
    var behind = text.substring(named.end(), Math.min(text.length(), named.end() + LONG));
    return DECLARED
        .matcher(behind.split("=>|\\bfunction\\b|[{;]\\s*\n", 2)[0])
        .results()
        .map(found -> found.group(1) + "Event" + Objects.requireNonNullElse(found.group(2), ""))
        .flatMap(type -> Optional.ofNullable(OF_SCRIPTS.get(type)).stream())
        .findFirst();
  }

  private static Optional<EventSource> ofJava(Procedure handler) {
    return handler.parameters().stream()
        .map(Procedure.Parameter::type)
        .filter(type -> type.startsWith(PACKAGE))
        .flatMap(
            type -> Optional.ofNullable(SOURCES.get(type.substring(PACKAGE.length()))).stream())
        .findFirst();
  }

  /** Returns where the data comes from; who may send it is not known. */
  static Source source(EventSource source) {
    var word = source.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Source(word, Source.Trust.UNKNOWN, "an event of " + source.title());
  }

  /** Returns the trigger of events; requests come by routes, of which nothing is known. */
  static List<Trigger> triggers(EventSource source, Origin origin) {
    return switch (source) {
      case REST_API, HTTP_API, WEBSOCKET_API, LOAD_BALANCER, AUTHORIZER -> List.of();
      default ->
          List.of(
              new Trigger.FromEvent(
                  source,
                  source.invocation(),
                  new Link.Elsewhere<>(Val.unknown("no template", origin)),
                  List.of(),
                  Tri.UNKNOWN,
                  origin));
    };
  }
}
