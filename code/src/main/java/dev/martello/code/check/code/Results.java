package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.ir.Uses;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.BitSet;
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
        .flatMap(
            unit -> unit.calling(call.span()).stream().filter(each -> mayHold(each, call, unit)))
        .anyMatch(procedure -> isDropped(call.span(), procedure.uses()));
  }

  /** Bytecode knows lines only. */
  private static boolean mayHold(Procedure procedure, Origin.Written call, Unit unit) {
    return unit.language() == Language.JVM
        || (procedure.extent().start() <= call.span().start()
            && call.span().end() <= procedure.extent().end());
  }

  private static boolean isDropped(Span place, Uses uses) {
    var results = new BitSet();
    var waiting = new ArrayDeque<Integer>();
    boolean isCommand = false;
    for (var call : uses.callsAt(place).toList()) {
      waiting.add(call.target());
      isCommand = call.callee() instanceof Callee.Construct;
    }
    boolean isSent = false;
    while (!waiting.isEmpty()) {
      int result = waiting.remove();
      if (result < 0 || uses.isLeaving(result)) {
        return false;
      }
      if (!results.get(result)) {
        results.set(result);
        for (var reader : uses.readers(result)) {
          if (!isPassing(reader)) {
            return false;
          }
          isSent |= reader instanceof Instruction.Call;
          waiting.add(reader.target());
        }
      }
    }
    return isSent || !isCommand;
  }

  private static boolean isPassing(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Await _, Instruction.Copy _, Instruction.Typed _ -> true;
      // One of several results of Go.
      case Instruction.Load(_, _, Key.Member(var name), _) ->
          name.length() == 1 && isDigit(name.charAt(0));
      case Instruction.Call call ->
          call.callee() instanceof Callee.Method(_, var name) && PASSING.contains(name);
      default -> false;
    };
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
