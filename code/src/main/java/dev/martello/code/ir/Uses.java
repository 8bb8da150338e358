package dev.martello.code.ir;

import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What writes and what reads the registers of a procedure, and its calls by their places: looked up
 * at once, where a look through all instructions for each call would grow with the square of them.
 */
public final class Uses {
  private final Procedure procedure;
  private final Map<Integer, List<Instruction>> writers = new HashMap<>();
  private final Map<Integer, List<Instruction>> readers = new HashMap<>();
  private final Map<Span, List<Instruction.Call>> calls = new HashMap<>();
  private final BitSet readAtExits = new BitSet();

  private Uses(Procedure procedure) {
    this.procedure = procedure;
    for (var block : procedure.blocks()) {
      block.instructions().forEach(this::add);
      Operands.of(block.exit()).filter(read -> read >= 0).forEach(readAtExits::set);
    }
  }

  static Uses of(Procedure procedure) {
    return new Uses(procedure);
  }

  private void add(Instruction instruction) {
    if (instruction.target() >= 0) {
      writers.computeIfAbsent(instruction.target(), _ -> new ArrayList<>()).add(instruction);
    }
    Operands.of(instruction)
        .filter(read -> read >= 0)
        .distinct()
        .forEach(read -> readers.computeIfAbsent(read, _ -> new ArrayList<>()).add(instruction));
    if (instruction instanceof Instruction.Call call) {
      calls.computeIfAbsent(call.place(), _ -> new ArrayList<>()).add(call);
    }
  }

  public Procedure procedure() {
    return procedure;
  }

  /** Returns the instructions that write a register, in order. */
  public Stream<Instruction> writers(int register) {
    return writers.getOrDefault(register, List.of()).stream();
  }

  /** Returns whether a register has the unit's own module. */
  public boolean isModule(int register) {
    return writers(register).anyMatch(Instruction.ThisModule.class::isInstance);
  }

  /** Returns the instructions that read a register, in order. */
  public List<Instruction> readers(int register) {
    return readers.getOrDefault(register, List.of());
  }

  /** Returns the calls that stand at a place. */
  public Stream<Instruction.Call> callsAt(Span place) {
    return calls.getOrDefault(place, List.of()).stream();
  }

  /** Returns whether procedures inside use a register, or the end of a block reads it. */
  public boolean isLeaving(int register) {
    return procedure.shared().contains(register) || register >= 0 && readAtExits.get(register);
  }
}
