package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How Lambda calls a handler of Java: {@code Type::method} of an object that it makes once. */
public final class JvmEntrance {
  private static final Span START = new Span(0, 0);
  private static final String CONTEXT = "com.amazonaws.services.lambda.runtime.Context";
  private static final String USUAL = "handleRequest";
  private static final String LOGGING = ".powertools.logging.Logging";

  /** What {@code handleRequest} of Micronaut's handlers calls. */
  private static final String OF_MICRONAUT = "execute";

  private final ProcedureId method;
  private final Procedure procedure;
  private final Value self;

  private JvmEntrance(ProcedureId method, Procedure procedure, Value self) {
    this.method = method;
    this.procedure = procedure;
    this.self = self;
  }

  /** Finds a handler and makes its object, while the function starts; empty for other languages. */
  public static Optional<JvmEntrance> of(
      Interpreter interpreter, Program program, int unit, String handler) {
    var language = program.unit(unit).language();
    int split = handler.indexOf("::");
    if ((language != Language.JAVA && language != Language.JVM) || split < 0) {
      return Optional.empty();
    }
    var type = handler.substring(0, split);
    var name = handler.substring(split + 2);
    return method(program, unit, type, name)
        .or(() -> name.equals(USUAL) ? method(program, unit, type, OF_MICRONAUT) : Optional.empty())
        .map(
            id -> {
              var procedure = program.procedure(id);
              var self =
                  procedure.self() < 0 ? Value.none() : made(interpreter, program, unit, type);
              return new JvmEntrance(id, procedure, self);
            });
  }

  public static Value made(Interpreter interpreter, Program program, int unit, String type) {
    return new JvmInjection(interpreter, program).instance(unit, type);
  }

  /** The method with the context as its last parameter comes first, as with Lambda. */
  private static Optional<ProcedureId> method(Program program, int unit, String type, String name) {
    var waiting = new ArrayDeque<String>();
    var seen = new HashSet<String>();
    waiting.add(type);
    while (!waiting.isEmpty()) {
      var next = waiting.poll();
      var declared = program.type(next, unit);
      if (!seen.add(next) || declared.isEmpty()) {
        continue;
      }
      int owner = program.unitOf(next);
      var found =
          declared.get().methods().stream()
              .map(number -> new ProcedureId(owner, number))
              .filter(id -> program.procedure(id).name().equals(name))
              .filter(id -> !program.procedure(id).is(Procedure.Trait.BRIDGE))
              .filter(id -> !program.procedure(id).blocks().isEmpty())
              .max(
                  Comparator.comparing((ProcedureId id) -> takesContext(program.procedure(id)))
                      .thenComparing(id -> program.procedure(id).parameters().size()));
      if (found.isPresent()) {
        return found;
      }
      waiting.addAll(declared.get().supertypes());
    }
    return Optional.empty();
  }

  private static boolean takesContext(Procedure procedure) {
    return procedure.parameters().stream().anyMatch(each -> each.type().equals(CONTEXT));
  }

  /** Powertools log the event before the handler runs, if its annotation says so. */
  static void logged(Procedure handler, List<Value> arguments, Interpreter interpreter) {
    boolean isLogging =
        handler.annotations().stream()
            .filter(annotation -> annotation.name().endsWith(LOGGING))
            .anyMatch(annotation -> "true".equals(annotation.values().get("logEvent")));
    if (isLogging && !arguments.isEmpty()) {
      var event =
          interpreter.event(
              "software.amazon.lambda.powertools.logging.Logging.logEvent",
              Value.none(),
              Arguments.of(arguments.getFirst()),
              handler.span());
      interpreter.watch().called(event, interpreter);
    }
  }

  /** Loggers that Powertools set up write JSON, in which ends of lines are escaped. */
  public static boolean isStructured(CallEvent event, Interpreter interpreter) {
    return event.language().isOfJvm()
        && OF_LIBRARIES.matcher(event.name()).find()
        && interpreter.program().unit(0).procedures().stream()
            .flatMap(procedure -> procedure.annotations().stream())
            .anyMatch(annotation -> annotation.name().endsWith(LOGGING));
  }

  private static final Pattern OF_LIBRARIES =
      Pattern.compile("^org\\.(?:slf4j|apache\\.logging\\.log4j)\\.");

  public Value handler() {
    return Value.of(Atom.Function.of(method, -1).on(self));
  }

  /** Gives the event to the first parameter that can take it, and what else Lambda gives. */
  public Arguments arguments(Value event) {
    var all = new ArrayList<Value>();
    for (var parameter : procedure.parameters()) {
      all.add(
          switch (parameter.type()) {
            case CONTEXT -> Value.external(CONTEXT);
            case JvmOutput.STREAM -> Value.external(JvmOutput.STREAM);
            default -> all.isEmpty() ? event : Value.unknown();
          });
    }
    return Arguments.of(all.toArray(new Value[0]));
  }
}
