package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.stream.Stream;

/** Flags asynchronous handlers that answer by the callback. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "An asynchronous handler answers by callback",
    why =
        "The answer of such a handler is what it returns: which of the two counts is left to"
            + " chance, and newer runtimes have no callback.",
    mend = "Return the answer, and throw errors.")
final class CallbackOfAsync implements PlaceCheck {
  private static final int CALLBACK = 2;

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    var unit = code.entry().unit();
    var callees = new ScriptCallees(code.result().reached());
    return unit.language().isScript()
        ? Handler.of(code)
            .filter(procedure -> procedure.is(Procedure.Trait.ASYNC))
            .filter(procedure -> procedure.parameters().size() > CALLBACK)
            .flatMap(procedure -> calls(procedure, unit, callees))
        : Stream.empty();
  }

  private static Stream<Place> calls(Procedure handler, Unit unit, ScriptCallees callees) {
    int callback = handler.parameters().get(CALLBACK).register();
    return Stream.concat(
            Callbacks.calls(handler, callback, unit),
            Callbacks.handed(handler, CALLBACK, unit, callees))
        .map(
            call ->
                new Place(
                    new Origin.Written(unit.file(), call.place()),
                    "the handler is asynchronous and calls the callback"));
  }
}
