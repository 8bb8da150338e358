package dev.martello.code.project;

import dev.martello.code.flow.Source;
import dev.martello.code.ir.Procedure;
import dev.martello.model.EventSource;
import dev.martello.model.Link;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
          Map.entry("KinesisFirehoseEvent", EventSource.FIREHOSE));

  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.events.";

  private EventTypes() {}

  /** Returns what invokes a handler of Java by its parameters; empty if these do not tell. */
  static Optional<EventSource> of(Procedure handler) {
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
