package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Set;
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
  /** Methods of clients of AWS that give a promise. */
  private static final Set<String> SENDING = Set.of("send", "promise");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    if (!code.entry().unit().language().isScript()) {
      return Stream.empty();
    }
    var promises = promises(code);
    return code.result().reached().stream()
        .filter(unit -> unit.language().isScript())
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .filter(UnawaitedCall::isAsync)
                    .flatMap(procedure -> returned(procedure, unit, promises)));
  }

  /** Returns where calls of AWS and requests over HTTP stand. */
  private static List<Origin.Written> promises(CodeResults.FunctionCode code) {
    return Stream.concat(
            Answered.of(code).map(Answered::usage),
            code.result().usages().stream()
                .filter(usage -> UnawaitedCall.REQUEST.matcher(usage.name()).matches()))
        .map(Usage::where)
        .toList();
  }

  private static Stream<Place> returned(
      Procedure procedure, Unit unit, List<Origin.Written> promises) {
    return procedure.blocks().stream()
        .filter(block -> isCaught(block, procedure))
        .flatMap(
            block ->
                block.exit() instanceof Exit.Return(var value, _)
                    ? calls(value, procedure)
                    : Stream.empty())
        .filter(call -> isPromise(call, procedure, unit, promises))
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

  private static Stream<Instruction.Call> calls(int value, Procedure procedure) {
    var made =
        UnawaitedCall.instructions(procedure).filter(each -> each.target() == value).toList();
    return made.size() == 1 && made.getFirst() instanceof Instruction.Call call
        ? Stream.of(call)
        : Stream.empty();
  }

  private static boolean isPromise(
      Instruction.Call call, Procedure procedure, Unit unit, List<Origin.Written> promises) {
    return switch (call.callee()) {
      case Callee.Value(var callee) ->
          UnawaitedCall.isAsyncFunction(callee, procedure, unit) || isAt(call, unit, promises);
      case Callee.Method(_, var name) ->
          isAt(call, unit, promises) || (SENDING.contains(name) && isAround(call, unit, promises));
      case Callee.Construct _, Callee.Declared _ -> false;
    };
  }

  private static boolean isAt(Instruction.Call call, Unit unit, List<Origin.Written> promises) {
    return promises.contains(new Origin.Written(unit.file(), call.place()));
  }

  private static boolean isAround(Instruction.Call call, Unit unit, List<Origin.Written> promises) {
    return promises.stream()
        .anyMatch(
            promise ->
                promise.file().equals(unit.file())
                    && promise.span().start() >= call.place().start()
                    && promise.span().end() <= call.place().end());
  }
}
