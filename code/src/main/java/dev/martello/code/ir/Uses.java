package dev.martello.code.ir;

import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What writes and what reads the registers of a procedure, and its calls by their places: looked up
 * at once, where a look through all instructions for each call would grow with the square of them.
 */
public final class Uses {
  private final Procedure procedure;
  private final Map<Integer, Places> writers = new HashMap<>();
  private final Map<Integer, Places> readers = new HashMap<>();
  private final Map<Integer, List<Integer>> ends = new HashMap<>();
  private final Map<Span, List<Instruction.Call>> calls = new HashMap<>();

  private @Nullable Liveness liveness;

  /** Instructions, and beside each the number of its block. */
  private record Places(List<Instruction> instructions, List<Integer> blocks) {
    private static final Places NONE = new Places(List.of(), List.of());

    Places() {
      this(new ArrayList<>(1), new ArrayList<>(1));
    }

    /** Adds an instruction; once, if that reads the same several times. */
    void add(Instruction instruction, int block) {
      if (instructions.isEmpty() || instructions.getLast() != instruction) {
        instructions.add(instruction);
        blocks.add(block);
      }
    }
  }

  /**
   * A place where a register is read.
   *
   * @param block the number of the block that it stands in
   */
  public record Reading(Instruction reader, int block) {}

  private Uses(Procedure procedure) {
    this.procedure = procedure;
    for (int number = 0; number < procedure.blocks().size(); number++) {
      int here = number;
      var block = procedure.blocks().get(number);
      block.instructions().forEach(instruction -> add(instruction, here));
      int read = Operands.read(block.exit());
      if (read >= 0) {
        ends.computeIfAbsent(read, _ -> new ArrayList<>(1)).add(number);
      }
    }
  }

  static Uses of(Procedure procedure) {
    return new Uses(procedure);
  }

  private void add(Instruction instruction, int block) {
    if (instruction.target() >= 0) {
      writers.computeIfAbsent(instruction.target(), _ -> new Places()).add(instruction, block);
    }
    Operands.each(instruction, read -> add(read, instruction, block));
    if (instruction instanceof Instruction.Call call) {
      calls.computeIfAbsent(call.place(), _ -> new ArrayList<>(1)).add(call);
    }
  }

  private void add(int register, Instruction reader, int block) {
    if (register >= 0) {
      readers.computeIfAbsent(register, _ -> new Places()).add(reader, block);
    }
  }

  public Procedure procedure() {
    return procedure;
  }

  /** Returns the instructions that write a register, in order. */
  public Stream<Instruction> writers(int register) {
    return writers.getOrDefault(register, Places.NONE).instructions().stream();
  }

  /** Returns the numbers of the blocks of the instructions that write a register, in order. */
  List<Integer> writings(int register) {
    return writers.getOrDefault(register, Places.NONE).blocks();
  }

  /** Returns whether a register has the unit's own module. */
  public boolean isModule(int register) {
    return writers(register).anyMatch(Instruction.ThisModule.class::isInstance);
  }

  /** Returns the instructions that read a register, in order. */
  public List<Instruction> readers(int register) {
    return readers.getOrDefault(register, Places.NONE).instructions();
  }

  /** Returns the instructions that read a register, and where, in order. */
  public Stream<Reading> readings(int register) {
    var known = readers.getOrDefault(register, Places.NONE);
    return IntStream.range(0, known.blocks().size())
        .mapToObj(at -> new Reading(known.instructions().get(at), known.blocks().get(at)));
  }

  /** Returns the numbers of the blocks whose end reads a register, in order. */
  public List<Integer> ends(int register) {
    return ends.getOrDefault(register, List.of());
  }

  /** Returns whether anything outside of some blocks reads a register. */
  public boolean isReadOutside(int register, BitSet blocks) {
    return readings(register).anyMatch(reading -> !blocks.get(reading.block()))
        || ends(register).stream().anyMatch(block -> !blocks.get(block));
  }

  /** Returns whether somebody still reads a register where a block begins, before it is written. */
  public boolean isLive(int register, int block) {
    var known = liveness;
    if (known == null) {
      known = new Liveness(procedure, this);
      liveness = known;
    }
    return known.of(register).get(block);
  }

  /** Returns the calls that stand at a place. */
  public Stream<Instruction.Call> callsAt(Span place) {
    return calls.getOrDefault(place, List.of()).stream();
  }

  /** Returns whether procedures inside use a register, or the end of a block reads it. */
  public boolean isLeaving(int register) {
    return procedure.shared().contains(register) || ends.containsKey(register);
  }
}
