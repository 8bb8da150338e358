package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Registrations;
import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Procedure;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Functions that frameworks call when events come, and what they are given. */
public final class Entrances {
  private static final int MANY = 100;
  private static final int DEEP = 5;

  private static final Pattern HEADER =
      Pattern.compile("\\.(?:RequestHeader|HeaderParam|annotation\\.Header)$");

  private final Events events;
  private final Providers providers;

  Entrances(Events events) {
    this.events = events;
    this.providers = new Providers(this, events);
  }

  /** Returns what makes parameters of what functions give. */
  Providers providers() {
    return providers;
  }

  /** Takes note of functions that handle requests by the rules of a framework. */
  void enter(CallEvent event, Knowledge known, Interpreter interpreter) {
    for (var entrance : known.of(event.name(), Knowledge.Entrance.class).toList()) {
      if (Demands.hold(entrance, event, interpreter)) {
        var tested =
            isCompared(entrance) ? tested(event, interpreter) : List.<Condition.Checked>of();
        given(event)
            .flatMap(argument -> handlers(argument, event, interpreter))
            .forEach(
                function -> {
                  var names = names(entrance.parameters(), function, event, interpreter);
                  var arguments = arguments(names, function, event, interpreter);
                  interpreter
                      .registrations()
                      .add(
                          new Registrations.Registered(
                              function, event, arguments, entrance.returns(), tested));
                });
      }
    }
  }

  /** What a call may hand functions over in. */
  private static Stream<Value> given(CallEvent event) {
    return Views.areTakenBy(event)
        ? Stream.concat(event.arguments().all(), Stream.of(event.receiver()))
        : event.arguments().all();
  }

  private Stream<Atom.Function> handlers(Value argument, CallEvent event, Interpreter interpreter) {
    return Views.areTakenBy(event)
        ? Stream.concat(
            functions(argument.without(Atom.Reference.class), event, interpreter),
            Views.methods(
                argument,
                events.request(interpreter),
                events.request("request.parameters", interpreter),
                event,
                interpreter))
        : functions(argument, event, interpreter);
  }

  private static Stream<Atom.Function> functions(
      Value argument, CallEvent event, Interpreter interpreter) {
    return Callbacks.functions(argument)
        .join(members(argument, DEEP, interpreter))
        .join(Golang.methods(argument, "ServeHTTP", event, interpreter))
        .atoms()
        .stream()
        .filter(Atom.Function.class::isInstance)
        .map(Atom.Function.class::cast);
  }

  /** Functions among the members of objects and the elements of lists. */
  private static Value members(Value value, int depth, Interpreter interpreter) {
    var functions = Value.none();
    for (var atom : value.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.kind() != HeapObject.Kind.MODULE
          && depth > 0) {
        var all = interpreter.objects().all(held);
        functions =
            functions.join(Callbacks.functions(all)).join(members(all, depth - 1, interpreter));
      }
    }
    return functions;
  }

  /** Frameworks compare requests, or the input of a procedure, before they call a function. */
  private static boolean isCompared(Knowledge.Entrance entrance) {
    return entrance.parameters().contains("request")
        || entrance.parameters().contains("trpc.Options");
  }

  /** What a framework has compared with a route and its schemas before it calls its handler. */
  private List<Condition.Checked> tested(CallEvent event, Interpreter interpreter) {
    var paths = new TreeMap<>(RouteVariables.of(event, interpreter));
    paths.putAll(Validators.ofRoute(event, interpreter));
    var request = paths.isEmpty() ? Value.none() : events.request(interpreter);
    return paths.entrySet().stream()
        .flatMap(
            path ->
                request.taints().keySet().stream()
                    .map(
                        label ->
                            new Condition.Checked(
                                new Label(label.source(), label.path() + "." + path.getKey()),
                                path.getValue())))
        .toList();
  }

  /** Takes note of a middleware that lets only events through that are as a schema says. */
  void validate(CallEvent event, Interpreter interpreter) {
    Validators.ofMiddleware(event, interpreter).forEach(events::validated);
  }

  /** Frameworks whose handlers with four parameters are given an error first. */
  private static final Pattern FOUR =
      Pattern.compile("(?:express|lambda-api|connect|polka)\\b(?!.*\\.param$).*");

  private static List<String> names(
      List<String> names, Atom.Function function, CallEvent event, Interpreter interpreter) {
    int parameters = interpreter.program().procedure(function.id()).parameters().size();
    boolean isOfErrors =
        FOUR.matcher(event.name()).matches() && parameters - function.first().size() == 4;
    return isOfErrors ? Stream.concat(Stream.of("error"), names.stream()).toList() : names;
  }

  /**
   * Returns what a function is given. The last of the entrance's parameters stands for all further
   * ones as well; but nothing is handed over behind the context.
   */
  public List<Value> arguments(
      List<String> names, Atom.Function function, Interpreter interpreter) {
    return arguments(names, function, "", interpreter);
  }

  private List<Value> arguments(
      List<String> names, Atom.Function function, CallEvent event, Interpreter interpreter) {
    var arguments = arguments(names, function, event.where().text(), interpreter);
    // Plugins and the like are handed the application, below a path of their own.
    return Routing.of(event.name()).filter(Routing::isGiving).isPresent()
        ? arguments.stream()
            .map(given -> given.marked(interpreter.fates().number(event), ""))
            .toList()
        : arguments;
  }

  private List<Value> arguments(
      List<String> names, Atom.Function function, String route, Interpreter interpreter) {
    var procedure = interpreter.program().procedure(function.id());
    var parameters = procedure.parameters();
    var arguments = new ArrayList<Value>();
    int most = names.isEmpty() ? 0 : names.getLast().equals("context") ? names.size() : MANY;
    for (int at = function.first().size();
        at < parameters.size() && arguments.size() < most;
        at++) {
      var name = names.get(Math.min(arguments.size(), names.size() - 1));
      var parameter = parameters.get(at);
      var provided =
          name.equals("data")
              ? providers.of(parameter, function, interpreter)
              : Optional.<Value>empty();
      if (isConverted(parameter, route) || isConverted(parameter, procedure.annotations())) {
        arguments.add(Value.unknown());
        continue;
      }
      var given =
          provided.orElseGet(() -> parameter(name, parameter, function.id().unit(), interpreter));
      arguments.add(
          name.equals("data") && isOfPath(parameter, route, procedure.annotations())
              ? given.each(taint -> taint.clear(SinkKind.FILTER.bit()))
              : given);
    }
    return arguments;
  }

  /** Python: a route may say what a part of its path is, {@code "/orders/<int:number>"}. */
  private static boolean isConverted(Procedure.Parameter parameter, List<Annotation> decorators) {
    return decorators.stream()
        .map(decorator -> decorator.values().getOrDefault("value", ""))
        .anyMatch(route -> isConverted(parameter, route));
  }

  private static boolean isConverted(Procedure.Parameter parameter, String route) {
    return CONVERTED
        .matcher(route)
        .results()
        .anyMatch(found -> found.group(1).equals(parameter.name()));
  }

  private static final Pattern CONVERTED =
      Pattern.compile("<(?:int|float|uuid)(?:\\([^)]*\\))?:(\\w+)>");

  /** A part of the path, {@code "/orders/<key>"} or {@code "/orders/{key}"}, is always a text. */
  private static boolean isOfPath(
      Procedure.Parameter parameter, String route, List<Annotation> decorators) {
    return Stream.concat(
            Stream.of(route),
            decorators.stream().map(each -> each.values().getOrDefault("value", "")))
        .flatMap(path -> OF_PATH.matcher(path).results())
        .anyMatch(found -> found.group(1).equals(parameter.name()));
  }

  private static final Pattern OF_PATH =
      Pattern.compile("/(?:<(?:\\w+:)?|\\{)(\\w+)(?::\\w+)?[>}]");

  private Value parameter(
      String name, Procedure.Parameter parameter, int unit, Interpreter interpreter) {
    return switch (name) {
      case "event" -> events.whole("", interpreter);
      case "request" -> events.request(interpreter);
      case "query" -> events.request("request.query", interpreter);
      case "unknown" -> Value.unknown();
      case "error" -> interpreter.semantics().error("", interpreter.where(interpreter.place()));
      case "data" -> data(parameter, unit, interpreter);
      default ->
          name.startsWith("event.")
              ? events.whole(name.substring("event.".length()), interpreter)
              : name.indexOf(OF_KIND) > 0 ? ofKind(name, interpreter) : Value.external(name);
    };
  }

  /** What a framework hands over is a part of the events of one kind: {@code s3|S3|Records.*}. */
  private Value ofKind(String name, Interpreter interpreter) {
    int title = name.indexOf(OF_KIND) + 1;
    int path = name.indexOf(OF_KIND, title) + 1;
    return events.of(
        name.substring(0, title - 1),
        name.substring(title, path - 1),
        name.substring(path),
        interpreter);
  }

  private static final char OF_KIND = '|';

  /** A part of the request that the framework hands over as a parameter of its own. */
  private Value data(Procedure.Parameter parameter, int unit, Interpreter interpreter) {
    if (interpreter.program().isPlain(parameter.type(), unit)) {
      var name = parameter.kind() == Procedure.Kind.KEYWORDS ? "*" : parameter.name();
      var plain = header(parameter).orElse("request.parameters." + name);
      return events
          .request(plain, interpreter)
          .each(taint -> taint.clear(~SinkKind.AUTHORIZATION.bit()))
          .without(Atom.Event.class)
          .join(Value.unknown());
    }
    if (parameter.type().endsWith("Request")) {
      return events.request(interpreter);
    }
    if (RESPONSE.matcher(parameter.type()).matches()) {
      return Value.external("starlette.responses.Response()");
    }
    var path = header(parameter).orElse("request.parameters." + parameter.name());
    models(interpreter).parameter(parameter, path, unit);
    if (parameter.annotations().stream().anyMatch(each -> VALID.matcher(each.name()).find())) {
      constrain(parameter.type(), path, unit, interpreter, DEEP);
    }
    long kinds = constrained(parameter) | Models.ofText(parameter);
    return events
        .request(path, interpreter)
        .each(taint -> taint.clear(kinds))
        .join(Value.unknown());
  }

  private Models models(Interpreter interpreter) {
    return new Models(interpreter, events.converted(), events::validated, events.declared());
  }

  /** FastAPI hands over the answer that is being made. */
  private static final Pattern RESPONSE =
      Pattern.compile("(?:fastapi|starlette)\\.(?:responses\\.)?Response");

  /** Java: {@code @RequestHeader("X-Tenant")}. */
  private static Optional<String> header(Procedure.Parameter parameter) {
    return parameter.annotations().stream()
        .filter(annotation -> HEADER.matcher(annotation.name()).find())
        .flatMap(
            annotation ->
                Stream.of("value", "name")
                    .map(annotation.values()::get)
                    .filter(java.util.Objects::nonNull))
        .filter(name -> !name.isEmpty())
        .map(name -> "request.headers." + name)
        .findFirst();
  }

  /** Java: frameworks refuse what does not match {@code @Pattern(regexp = "[a-z]+")}. */
  static long constrained(Procedure.Parameter parameter) {
    return parameter.annotations().stream()
        .filter(annotation -> annotation.name().endsWith(Annotation.PATTERN))
        .mapToLong(
            annotation ->
                Patterns.cleared(
                    annotation.values().getOrDefault("regexp", ""),
                    !annotation.values().containsKey(Annotation.ANYWHERE)))
        .reduce(0, (left, right) -> left | right);
  }

  private static final Pattern VALID = Pattern.compile("\\.(?:validation\\.Valid|Validated)$");

  /** Java: the same of the fields of a bean that is validated as a whole. */
  private void constrain(String type, String path, int unit, Interpreter interpreter, int depth) {
    var declared = interpreter.program().type(type, unit);
    if (declared.isEmpty() || depth == 0) {
      return;
    }
    declared.get().annotations().stream()
        .filter(each -> each.name().equals(Annotation.PATTERN))
        .flatMap(each -> each.values().entrySet().stream())
        .forEach(
            field ->
                events.validated(
                    path + "." + field.getKey(), Patterns.cleared(field.getValue(), true)));
    declared
        .get()
        .fieldTypes()
        .forEach((name, of) -> constrain(of, path + "." + name, unit, interpreter, depth - 1));
  }

  /** Takes note of which fields of the event a parser converts for a handler that says so. */
  public void converted(Value handler, Interpreter interpreter) {
    for (var atom : handler.atoms()) {
      if (atom instanceof Atom.Function function) {
        interpreter.program().procedure(function.id()).parameters().stream()
            .limit(1)
            .forEach(first -> models(interpreter).parameter(first, "", function.id().unit()));
      }
    }
  }
}
