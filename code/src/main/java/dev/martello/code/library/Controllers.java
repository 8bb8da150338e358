package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Registrations;
import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Procedure;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classes of scripts whose decorators make their methods routes: NestJS and its like. */
final class Controllers {
  /** What a class is decorated with, and whether a text that its methods return is a page. */
  private static final Map<String, Boolean> CLASSES =
      Map.of(
          "@nestjs/common.Controller()",
          true,
          "@nestjs/graphql.Resolver()",
          false,
          "routing-controllers.Controller()",
          true,
          "routing-controllers.JsonController()",
          false,
          "tsoa.Route()",
          false,
          "type-graphql.Resolver()",
          false);

  private static final Set<String> ROUTES =
      Set.of(
          "Get",
          "Post",
          "Put",
          "Patch",
          "Delete",
          "Head",
          "Options",
          "All",
          "Query",
          "Mutation",
          "Sse",
          "MessagePattern",
          "EventPattern");

  /** Parts of a request, by what hands them over. */
  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("Body", "request.body"),
          Map.entry("BodyParam", "request.body"),
          Map.entry("BodyProp", "request.body"),
          Map.entry("Payload", "request.body"),
          Map.entry("Args", "request.body"),
          Map.entry("Arg", "request.body"),
          Map.entry("Query", "request.query"),
          Map.entry("Queries", "request.query"),
          Map.entry("QueryParam", "request.query"),
          Map.entry("QueryParams", "request.query"),
          Map.entry("Param", "request.params"),
          Map.entry("Params", "request.params"),
          Map.entry("Path", "request.params"),
          Map.entry("Headers", "request.headers"),
          Map.entry("Header", "request.headers"),
          Map.entry("HeaderParam", "request.headers"),
          Map.entry("CookieParam", "request.cookies"),
          Map.entry("UploadedFile", "request.file"),
          Map.entry("UploadedFiles", "request.files"));

  /** What makes numbers and the like of texts, and throws for others. */
  private static final Set<String> PIPES =
      Set.of(
          "ParseIntPipe",
          "ParseFloatPipe",
          "ParseBoolPipe",
          "ParseUUIDPipe",
          "ParseEnumPipe",
          "ParseDatePipe");

  private static final Set<String> HARMLESS_TYPES = Set.of("number", "boolean", "bigint", "Date");

  private final Interpreter interpreter;
  private final Value request;

  /**
   * Begins to look at a class.
   *
   * @param request the request of the framework
   */
  private Controllers(Interpreter interpreter, Value request) {
    this.interpreter = interpreter;
    this.request = request;
  }

  static boolean isDecorator(String call) {
    return CLASSES.containsKey(call);
  }

  /** Takes note of the routes of a class that was decorated. */
  static void enter(CallEvent event, Value request, Interpreter interpreter) {
    boolean isPage = CLASSES.getOrDefault(event.name(), false);
    new Controllers(interpreter, request).enter(event.arguments().at(0), event, isPage);
  }

  private void enter(Value type, CallEvent event, boolean isPage) {
    var injection = new Injection(interpreter);
    var self = injection.instance(type);
    for (var method : injection.methods(type).values()) {
      var procedure = interpreter.program().procedure(method.id());
      boolean isRoute =
          procedure.annotations().stream().anyMatch(each -> ROUTES.contains(each.simpleName()));
      if (isRoute && !self.isNone()) {
        var arguments = new ArrayList<Value>();
        for (var parameter : procedure.parameters()) {
          arguments.add(argument(parameter, method.id().unit(), event));
        }
        interpreter
            .registrations()
            .add(
                new Registrations.Registered(
                    method.on(self),
                    event,
                    arguments,
                    isPage ? Knowledge.Returns.PAGE : Knowledge.Returns.ITSELF,
                    List.of()));
      }
    }
  }

  private Value argument(Procedure.Parameter parameter, int unit, CallEvent event) {
    for (var annotation : parameter.annotations()) {
      var name = annotation.simpleName();
      switch (name) {
        case "Req", "Request" -> {
          return request;
        }
        case "Res", "Response" -> {
          return Value.external("express.Response");
        }
        default -> {
          var part = PARTS.get(name);
          if (part != null) {
            return part(part, annotation, parameter, unit, event);
          }
        }
      }
    }
    return Value.unknown();
  }

  private Value part(
      String part,
      Annotation annotation,
      Procedure.Parameter parameter,
      int unit,
      CallEvent event) {
    boolean isConverted =
        HARMLESS_TYPES.contains(parameter.type())
            || List.of(annotation.values().getOrDefault("names", "").split(",")).stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .anyMatch(PIPES::contains);
    if (isConverted) {
      return Value.unknown();
    }
    var field = Optional.ofNullable(annotation.values().get("value")).filter(it -> !it.isEmpty());
    var value = request;
    for (var step : part.substring("request.".length()).split("\\.")) {
      value = interpreter.objects().element(value, step);
    }
    if (field.isPresent()) {
      value = interpreter.objects().element(value, field.get());
    }
    var type = new Injection(interpreter).named(parameter.type(), unit);
    return type.isNone() ? value : Validators.instance(type, value, event, interpreter);
  }
}
