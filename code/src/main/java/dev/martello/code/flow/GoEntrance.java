package dev.martello.code.flow;

import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * How Lambda starts a program of Go: {@code main} runs once and hands over the function that
 * handles events.
 *
 * <p>Its parameters are a context, an event, or both:
 * https://docs.aws.amazon.com/lambda/latest/dg/golang-handler.html
 */
final class GoEntrance {
  private static final Span START = new Span(0, 0);
  private static final String CONTEXT = "context.Context";

  private GoEntrance() {}

  /** Runs {@code main}, if it is a program of Go, and returns the functions that it handed over. */
  static List<Atom.Function> handlers(Interpreter interpreter, Program program, int unit) {
    if (program.unit(unit).language() != Language.GO) {
      return List.of();
    }
    for (var procedure : program.unit(unit).procedures()) {
      if (procedure.name().equals("main") && procedure.owner().isEmpty()) {
        var main = Atom.Function.of(new ProcedureId(unit, procedure.number()), -1);
        interpreter.call(main, Value.none(), Arguments.none(), START);
      }
    }
    return interpreter.registered().stream()
        .filter(each -> each.event().name().startsWith(Golang.START))
        .map(Interpreter.Registered::function)
        .distinct()
        .toList();
  }

  /** Returns what Lambda gives a handler: the event as the type that it declares. */
  static Arguments arguments(Interpreter interpreter, Atom.Function handler, Value event) {
    var procedure = interpreter.program().procedure(handler.id());
    var decoding = new GoDecoding(interpreter, handler.id().unit(), interpreter::handed);
    var arguments = new ArrayList<Value>();
    for (var parameter : own(procedure, handler)) {
      arguments.add(
          GoType.pointedAt(parameter.type()).equals(CONTEXT)
              ? Value.external(CONTEXT)
              : decoding.of(parameter.type(), event));
    }
    return Arguments.of(arguments.toArray(Value[]::new));
  }

  private static List<Procedure.Parameter> own(Procedure procedure, Atom.Function handler) {
    int given = Math.min(handler.first().size(), procedure.parameters().size());
    return procedure.parameters().subList(given, procedure.parameters().size());
  }
}
