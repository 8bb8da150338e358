package dev.martello.code.library;

import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Functions of scripts that say which origin may read answers, and say so of whatever origin asks:
 * they give back what they are given, or call back with it or with yes.
 */
final class Echoes {
  /** What looks only whether there is something. */
  private static final Set<Operator> LOOKING =
      Set.of(Operator.IS_ABSENT, Operator.IS_NOTHING, Operator.NOT);

  /** What gives the header of a request. */
  private static final Set<String> READING = Set.of("get", "header");

  private final List<Instruction> all;
  private final Procedure procedure;

  private Echoes(Procedure procedure) {
    this.procedure = procedure;
    this.all = procedure.instructions().toList();
  }

  /** Returns such a function among what a value may be. */
  static Optional<ProcedureId> in(Value value, Interpreter interpreter) {
    return value.atoms().stream()
        .filter(Atom.Function.class::isInstance)
        .map(atom -> ((Atom.Function) atom).id())
        .filter(id -> new Echoes(interpreter.program().procedure(id)).isEcho())
        .findFirst();
  }

  private boolean isEcho() {
    var returned =
        procedure.blocks().stream()
            .map(Block::exit)
            .filter(Exit.Return.class::isInstance)
            .map(exit -> ((Exit.Return) exit).value())
            .toList();
    boolean isAnswering = returned.stream().anyMatch(value -> isSaid(value));
    return all.stream().allMatch(this::isIdle)
        && procedure.blocks().stream().noneMatch(block -> block.exit() instanceof Exit.Throw)
        && (isAnswering || all.stream().anyMatch(this::isYes));
  }

  /** Nothing is compared with anything, and nobody else is asked. */
  private boolean isIdle(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Constant _,
          Instruction.Copy _,
          Instruction.Typed _,
          Instruction.Load _,
          Instruction.Concatenate _ ->
          true;
      case Instruction.Operate operate -> LOOKING.contains(operate.operator());
      case Instruction.Call call ->
          isYes(call)
              || call.callee() instanceof Callee.Method(_, var name) && READING.contains(name);
      default -> false;
    };
  }

  /** {@code callback(null, true)} and {@code callback(null, origin)}. */
  private boolean isYes(Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && call.callee() instanceof Callee.Value(var callee)
        && isParameter(callee, 1)
        && call.arguments().size() == 2
        && (isTrue(call.arguments().get(1).register())
            || isParameter(call.arguments().get(1).register(), 0));
  }

  private boolean isTrue(int register) {
    return all.stream()
        .anyMatch(
            each ->
                each instanceof Instruction.Constant(var target, Literal.Truth(var truth), _)
                    && target == register
                    && truth);
  }

  private boolean isParameter(int register, int place) {
    return place < procedure.parameters().size()
        && of(register, procedure.parameters().get(place).register(), new HashSet<>());
  }

  private boolean isSaid(int register) {
    return isParameter(register, 0);
  }

  /** Returns whether a register has what another has, or what is read of it. */
  private boolean of(int register, int source, Set<Integer> seen) {
    if (register == source) {
      return true;
    }
    return register >= 0
        && seen.add(register)
        && all.stream()
            .filter(each -> each.target() == register)
            .anyMatch(
                each ->
                    switch (each) {
                      case Instruction.Copy copy -> of(copy.source(), source, seen);
                      case Instruction.Typed typed -> of(typed.source(), source, seen);
                      case Instruction.Load load ->
                          load.key() instanceof Key.Member && of(load.object(), source, seen);
                      case Instruction.Call(_, Callee.Method(var receiver, var name), _, _) ->
                          READING.contains(name) && of(receiver, source, seen);
                      default -> false;
                    });
  }
}
