package dev.martello.code.check.code;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operands;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells what depends on what among instructions.
 *
 * @param instructions those that are looked at, in any order
 */
record Slices(List<Instruction> instructions) {
  /*
   * Program slices (Weiser 1981) by registers alone, whatever the order and the way: too much
   * rather than too little. What decides whether an instruction runs is not followed.
   */

  Slices {
    instructions = List.copyOf(instructions);
  }

  /**
   * Returns the registers that hold something of what some registers hold.
   *
   * @param without objects in which what is stored is not looked for
   */
  BitSet forward(IntStream registers, BitSet without) {
    var known = known(registers);
    boolean isMore = true;
    while (isMore) {
      int size = known.cardinality();
      instructions.stream()
          .filter(each -> Operands.of(each).anyMatch(read -> read >= 0 && known.get(read)))
          .filter(each -> !isStored(each, without))
          .forEach(each -> written(each).filter(register -> register >= 0).forEach(known::set));
      isMore = known.cardinality() > size;
    }
    return known;
  }

  /**
   * Returns the registers that decide what some registers hold.
   *
   * @param without objects for which what is stored into them decides nothing
   */
  BitSet backward(IntStream registers, BitSet without) {
    var causes = known(registers);
    boolean isMore = true;
    while (isMore) {
      int size = causes.cardinality();
      instructions.stream()
          .filter(each -> written(each).anyMatch(write -> write >= 0 && causes.get(write)))
          .filter(each -> !isStored(each, without))
          .forEach(each -> Operands.of(each).filter(read -> read >= 0).forEach(causes::set));
      isMore = causes.cardinality() > size;
    }
    return causes;
  }

  private static BitSet known(IntStream registers) {
    var known = new BitSet();
    registers.filter(register -> register >= 0).forEach(known::set);
    return known;
  }

  private static boolean isStored(Instruction each, BitSet into) {
    return each instanceof Instruction.Store store && into.get(store.object());
  }

  /** What is stored into an object makes it another one. */
  static IntStream written(Instruction each) {
    return IntStream.of(each instanceof Instruction.Store store ? store.object() : each.target());
  }
}
