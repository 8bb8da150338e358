package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.stream.Stream;

/** Flags promises that a {@code try} returns without waiting for them. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "Errors of a returned promise are not caught",
    why =
        "The promise is handed out before it fails: `catch` never sees the error, and what it would"
            + " have answered or undone does not happen.",
    mend = "Write `return await ...` inside of `try`.",
    cwe = 755)
final class ReturnedPromiseUncaught implements PlaceCheck {
  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    if (!code.entry().unit().language().isScript()) {
      return Stream.empty();
    }
    var promises = new GivenPromises(code);
    return code.result().reached().stream()
        .filter(unit -> unit.language().isScript())
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .filter(Asynchronous::isAsync)
                    .flatMap(procedure -> returned(procedure, unit, promises)));
  }

  private static Stream<Place> returned(Procedure procedure, Unit unit, GivenPromises promises) {
    return procedure.blocks().stream()
        .filter(block -> isCaught(block, procedure))
        .flatMap(
            block ->
                block.exit() instanceof Exit.Return(var value, _)
                    ? calls(value, procedure, MOST_STEPS)
                    : Stream.empty())
        .filter(call -> promises.mayFail(call, procedure, unit))
        .map(
            call ->
                new Place(
                    new Origin.Written(unit.file(), call.place()),
                    "`catch` does not see why this fails"));
  }

  /** Where all that is caught is thrown again at once, nobody misses it. */
  private static boolean isCaught(Block block, Procedure procedure) {
    if (block.handler() < 0) {
      return false;
    }
    var handler = procedure.blocks().get(block.handler());
    return handler.instructions().stream().anyMatch(Instruction.Caught.class::isInstance)
        && !(handler.exit() instanceof Exit.Throw && handler.instructions().size() <= 2);
  }

  /** One of several values, or what was kept in a variable before it is returned. */
  private static Stream<Instruction.Call> calls(int value, Procedure procedure, int steps) {
    return procedure
        .instructions()
        .filter(each -> each.target() == value)
        .flatMap(
            each ->
                switch (each) {
                  case Instruction.Call call -> Stream.of(call);
                  case Instruction.Copy copy when steps > 0 ->
                      calls(copy.source(), procedure, steps - 1);
                  case Instruction.Typed typed when steps > 0 ->
                      calls(typed.source(), procedure, steps - 1);
                  default -> Stream.empty();
                });
  }

  private static final int MOST_STEPS = 4;
}
