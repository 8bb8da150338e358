package dev.martello.code.flow;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Operands;
import dev.martello.code.value.Value;
import java.util.BitSet;
import java.util.function.Predicate;

/** Tells what decides whether a place of a procedure runs. */
final class Deciding {
  private Deciding() {}

  /** Returns whether such a value is asked for where the present block is chosen. */
  static boolean isBy(Predicate<Value> such, Frame frame) {
    var blocks = frame.procedure.blocks();
    for (int number = 0; number < blocks.size(); number++) {
      boolean isAsking =
          blocks.get(number).exit() instanceof Exit.Branch branch
              && asked(blocks.get(number), branch.condition()).stream()
                  .anyMatch(register -> such.test(frame.get(register)))
              && reaches(branch.whenTrue(), number, frame)
                  != reaches(branch.whenFalse(), number, frame);
      if (isAsking) {
        return true;
      }
    }
    return false;
  }

  /** Returns the registers from which a block makes a condition. */
  private static BitSet asked(Block block, int condition) {
    var asked = new BitSet();
    asked.set(condition);
    for (var instruction : block.instructions().reversed()) {
      if (instruction.target() >= 0 && asked.get(instruction.target())) {
        Operands.of(instruction).filter(register -> register >= 0).forEach(asked::set);
      }
    }
    return asked;
  }

  private static boolean reaches(int from, int without, Frame frame) {
    var left = new BitSet();
    left.set(without);
    return frame.procedure.reachable(from, left).get(frame.block());
  }
}
