package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells what becomes of the result of a call within its procedure. */
final class Results {
  /** What hands on a request or a result without looking into it. */
  private static final Set<String> PASSING = Set.of("send", "promise");

  private Results() {}

  /**
   * Returns whether nothing reads what a call gives. A command of an SDK for JavaScript counts as
   * the request that sends it.
   */
  static boolean isDropped(Origin.Written call, List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.file().equals(call.file()))
        .flatMap(unit -> unit.procedures().stream().filter(each -> mayHold(each, call, unit)))
        .anyMatch(procedure -> isDropped(call.span(), procedure));
  }

  /** Bytecode knows lines only. */
  private static boolean mayHold(Procedure procedure, Origin.Written call, Unit unit) {
    return unit.language() == Language.JVM
        || (procedure.extent().start() <= call.span().start()
            && call.span().end() <= procedure.extent().end());
  }

  private static boolean isDropped(Span place, Procedure procedure) {
    var results = new HashSet<Integer>();
    boolean isCommand = false;
    for (var block : procedure.blocks()) {
      for (var instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call && call.place().equals(place)) {
          results.add(call.target());
          isCommand = call.callee() instanceof Callee.Construct;
        }
      }
    }
    boolean isSent = false;
    for (int before = -1; before != results.size(); ) {
      before = results.size();
      for (var block : procedure.blocks()) {
        for (var instruction : block.instructions()) {
          boolean isRead = Operands.of(instruction).anyMatch(results::contains);
          if (isRead && !isPassing(instruction)) {
            return false;
          }
          if (isRead) {
            isSent |= instruction instanceof Instruction.Call;
            results.add(instruction.target());
          }
        }
        if (Operands.of(block.exit()).anyMatch(results::contains)) {
          return false;
        }
      }
    }
    return isLocal(results, procedure) && (isSent || !isCommand);
  }

  /** Procedures inside may read what is in a variable that they share. */
  private static boolean isLocal(Set<Integer> results, Procedure procedure) {
    return !results.isEmpty() && results.stream().noneMatch(procedure.shared()::contains);
  }

  private static boolean isPassing(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Await _, Instruction.Copy _, Instruction.Typed _ -> true;
      // One of several results of Go.
      case Instruction.Load(_, _, Key.Member(var name), _) -> name.matches("\\d");
      case Instruction.Call call ->
          call.callee() instanceof Callee.Method(_, var name) && PASSING.contains(name);
      default -> false;
    };
  }
}
