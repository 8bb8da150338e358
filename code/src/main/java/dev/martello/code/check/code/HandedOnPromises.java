package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Functions of scripts that hand on the promise of a call that stands in them: whoever calls them
 * must wait.
 *
 * @param isOfLibrary tells calls of what is not the project's
 */
record HandedOnPromises(List<Unit> units, Predicate<Origin.Written> isOfLibrary) {
  private static final int MOST = 3;

  private record In(Unit unit, Procedure procedure) {}

  /** Returns the calls whose promise is that of a place, which nobody reads. */
  List<Origin.Written> forgotten(Origin.Written where) {
    return around(where).flatMap(in -> forgotten(in, MOST)).distinct().toList();
  }

  /** Returns the functions that return what a call gives that stands at, or around, a place. */
  private Stream<In> around(Origin.Written where) {
    return units.stream()
        .filter(unit -> unit.file().equals(where.file()) && unit.language().isScript())
        .flatMap(unit -> unit.procedures().stream().map(procedure -> new In(unit, procedure)))
        .filter(
            in ->
                UnawaitedCall.instructions(in.procedure())
                    .anyMatch(
                        each ->
                            each instanceof Instruction.Call call
                                && call.place().start() <= where.span().start()
                                && call.place().end() >= where.span().end()
                                && isReturned(call.target(), in.procedure())));
  }

  private static boolean isReturned(int register, Procedure procedure) {
    return register >= 0
        && procedure.blocks().stream()
            .anyMatch(
                block ->
                    block.exit() instanceof Exit.Return leaving && leaving.value() == register);
  }

  private Stream<Origin.Written> forgotten(In callee, int depth) {
    var name = callee.procedure().name();
    if (name.isEmpty() || depth == 0) {
      return Stream.empty();
    }
    return units.stream()
        .filter(unit -> unit.language().isScript())
        .flatMap(unit -> unit.procedures().stream().map(procedure -> new In(unit, procedure)))
        .flatMap(
            in ->
                UnawaitedCall.instructions(in.procedure())
                    .filter(each -> each instanceof Instruction.Call call && isOf(callee, call, in))
                    .flatMap(
                        call ->
                            isFloating(call, in)
                                ? Stream.of(new Origin.Written(in.unit().file(), call.place()))
                                : isReturned(call.target(), in.procedure())
                                    ? forgotten(in, depth - 1)
                                    : Stream.empty()));
  }

  private static boolean isFloating(Instruction call, In in) {
    return UnawaitedCall.isAsync(in.procedure())
        && UnawaitedCall.isFloating(call.target(), in.procedure());
  }

  private boolean isOf(In callee, Instruction.Call call, In in) {
    var name = callee.procedure().name();
    return switch (call.callee()) {
      case Callee.Method(_, var method) ->
          method.equals(name)
              && !isOfLibrary.test(new Origin.Written(in.unit().file(), call.place()));
      case Callee.Value _ -> in.unit().file().text().startsWith(name + "(", call.place().start());
      case Callee.Construct _, Callee.Declared _ -> false;
    };
  }
}
