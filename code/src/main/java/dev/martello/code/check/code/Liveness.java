package dev.martello.code.check.code;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which registers somebody still reads where a block begins, before they are written again. */
final class Liveness {
  private final List<BitSet> read = new ArrayList<>();

  private Liveness() {}

  static Liveness of(Procedure procedure) {
    var liveness = new Liveness();
    var blocks = procedure.blocks();
    blocks.forEach(_ -> liveness.read.add(new BitSet()));
    boolean isChanged = true;
    while (isChanged) {
      isChanged = false;
      for (int number = blocks.size() - 1; number >= 0; number--) {
        var before = liveness.before(blocks.get(number));
        isChanged |= !before.equals(liveness.read.get(number));
        liveness.read.set(number, before);
      }
    }
    return liveness;
  }

  BitSet at(int block) {
    return (BitSet) read.get(block).clone();
  }

  private BitSet before(Block block) {
    var live = new BitSet();
    block.next().forEach(next -> live.or(read.get(next)));
    Operands.of(block.exit()).filter(register -> register >= 0).forEach(live::set);
    for (var instruction : block.instructions().reversed()) {
      if (instruction.target() >= 0) {
        live.clear(instruction.target());
      }
      Operands.of(instruction).filter(register -> register >= 0).forEach(live::set);
    }
    if (block.handler() >= 0) {
      live.or(read.get(block.handler()));
    }
    return live;
  }
}
