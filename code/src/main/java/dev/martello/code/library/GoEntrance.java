package dev.martello.code.library;

import dev.martello.code.flow.GoEvents;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Registrations;
import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How Lambda starts a program of Go: {@code main} runs once and hands over the function that
 * handles events.
 *
 * <p>Its parameters are a context, an event, or both:
 * https://docs.aws.amazon.com/lambda/latest/dg/golang-handler.html
 */
public final class GoEntrance {
  private static final Span START = new Span(0, 0);
  private static final String CONTEXT = "context.Context";

  /** https://pkg.go.dev/github.com/aws/aws-lambda-go/events; triggers as in the table of events. */
  private static final Map<String, String> TRIGGERS =
      Map.ofEntries(
          Map.entry("APIGatewayProxyRequest", "rest-api"),
          Map.entry("APIGatewayV2HTTPRequest", "http-api"),
          Map.entry("APIGatewayWebsocketProxyRequest", "websocket-api"),
          Map.entry("LambdaFunctionURLRequest", "function-url"),
          Map.entry("ALBTargetGroupRequest", "load-balancer"),
          Map.entry("APIGatewayCustomAuthorizerRequest", "authorizer"),
          Map.entry("APIGatewayCustomAuthorizerRequestTypeRequest", "authorizer"),
          Map.entry("APIGatewayV2CustomAuthorizerV1Request", "authorizer"),
          Map.entry("APIGatewayV2CustomAuthorizerV2Request", "authorizer"),
          Map.entry("S3Event", "s3"),
          Map.entry("SQSEvent", "sqs"),
          Map.entry("SNSEvent", "sns"),
          Map.entry("DynamoDBEvent", "dynamodb"),
          Map.entry("KinesisEvent", "kinesis"),
          Map.entry("KinesisFirehoseEvent", "firehose"),
          Map.entry("KafkaEvent", "kafka"),
          Map.entry("ActiveMQEvent", "mq"),
          Map.entry("RabbitMQEvent", "mq"),
          Map.entry("CloudWatchEvent", "eventbridge"),
          Map.entry("EventBridgeEvent", "eventbridge"),
          Map.entry("CloudwatchLogsEvent", "logs"),
          Map.entry("SimpleEmailEvent", "ses"));

  private GoEntrance() {}

  /** Runs {@code main}, if it is a program of Go, and returns the functions that it handed over. */
  public static List<Atom.Function> handlers(Interpreter interpreter, Program program, int unit) {
    if (program.unit(unit).language() != Language.GO) {
      return List.of();
    }
    for (var procedure : program.unit(unit).procedures()) {
      if (procedure.name().equals("main") && procedure.owner().isEmpty()) {
        var main = Atom.Function.of(new ProcedureId(unit, procedure.number()), -1);
        interpreter.call(main, Value.none(), Arguments.none(), START);
      }
    }
    return interpreter.registrations().all().stream()
        .filter(each -> each.event().name().startsWith(Golang.START))
        .map(Registrations.Registered::function)
        .distinct()
        .toList();
  }

  /** Returns a function that handles requests, or those that it makes. */
  public static List<Atom.Function> ofRequests(
      Interpreter interpreter, StandardSemantics semantics, Atom.Function function) {
    if (takesRequest(interpreter, function)) {
      return List.of(function);
    }
    var arguments = arguments(interpreter, semantics, function, Value.none(), true);
    return interpreter.call(function, Value.none(), arguments, START).atoms().stream()
        .filter(Atom.Function.class::isInstance)
        .map(Atom.Function.class::cast)
        .filter(made -> takesRequest(interpreter, made))
        .toList();
  }

  private static boolean takesRequest(Interpreter interpreter, Atom.Function function) {
    return own(interpreter.program().procedure(function.id()), function).stream()
        .anyMatch(GoEntrance::isRequest);
  }

  /** Returns what Lambda gives a handler: the event as the type that it declares. */
  public static Arguments arguments(
      Interpreter interpreter,
      StandardSemantics semantics,
      Atom.Function handler,
      Value event,
      boolean isOfRequests) {
    var procedure = interpreter.program().procedure(handler.id());
    var decoding = new GoDecoding(interpreter, handler.id().unit(), interpreter::handed);
    var arguments = new ArrayList<Value>();
    var parameters = own(procedure, handler);
    for (var parameter : parameters) {
      var type = GoType.pointedAt(parameter.type());
      boolean isForeign =
          GoType.isNamed(type) && interpreter.program().type(type, handler.id().unit()).isEmpty();
      if (isRequest(parameter)) {
        arguments.add(semantics.events().request(interpreter));
      } else if (type.equals(CONTEXT)) {
        arguments.add(Value.external(CONTEXT));
      } else if (isOfRequests) {
        arguments.add(isForeign ? semantics.typed(type, Language.GO) : Value.unknown());
      } else {
        arguments.add(decoding.of(parameter.type(), event));
      }
    }
    return Arguments.of(arguments.toArray(new Value[0]));
  }

  private static boolean isRequest(Procedure.Parameter parameter) {
    return GoRequests.isRequest(parameter.type());
  }

  /** Returns what invokes the handlers by the types of their events, if all have one of AWS's. */
  public static Optional<String> trigger(List<Atom.Function> handlers, Program program) {
    var triggers =
        handlers.stream()
            .map(
                handler ->
                    own(program.procedure(handler.id()), handler).stream()
                        .map(parameter -> TRIGGERS.get(ofEvents(parameter.type())))
                        .filter(Objects::nonNull)
                        .findFirst())
            .distinct()
            .toList();
    return triggers.size() == 1 ? triggers.getFirst() : Optional.empty();
  }

  private static String ofEvents(String type) {
    var pointed = GoType.pointedAt(type);
    return pointed.startsWith(GoEvents.TYPES) ? pointed.substring(GoEvents.TYPES.length()) : "";
  }

  private static List<Procedure.Parameter> own(Procedure procedure, Atom.Function handler) {
    int given = Math.min(handler.first().size(), procedure.parameters().size());
    return procedure.parameters().subList(given, procedure.parameters().size());
  }
}
