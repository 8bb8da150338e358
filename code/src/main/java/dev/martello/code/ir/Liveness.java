package dev.martello.code.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which registers somebody still reads where a block begins, before they are written again. */
final class Liveness {
  /*
   * Each register is followed for itself when somebody asks for it: from the blocks that read it
   * before they write it, against the ways through the procedure, as far as blocks that write it.
   * That takes as many steps as there are ways on which it is kept. What a block writes may not be
   * written yet when an error leaves it for its handler.
   */
  private final Procedure procedure;
  private final Uses uses;
  private final List<List<Integer>> before = new ArrayList<>();
  private final List<List<Integer>> guarded = new ArrayList<>();

  /** Several checks may ask at once. */
  private final Map<Integer, BitSet> known = new ConcurrentHashMap<>();

  Liveness(Procedure procedure, Uses uses) {
    this.procedure = procedure;
    this.uses = uses;
    var blocks = procedure.blocks();
    for (int number = 0; number < blocks.size(); number++) {
      before.add(new ArrayList<>(2));
      guarded.add(new ArrayList<>(0));
    }
    for (int number = 0; number < blocks.size(); number++) {
      int here = number;
      blocks.get(number).next().distinct().forEach(next -> before.get(next).add(here));
      if (blocks.get(number).handler() >= 0) {
        guarded.get(blocks.get(number).handler()).add(here);
      }
    }
  }

  /** Returns the blocks at whose beginning somebody still reads a register. */
  BitSet of(int register) {
    return known.computeIfAbsent(register, this::followed);
  }

  private BitSet followed(int register) {
    var writing = new BitSet();
    uses.writings(register).forEach(writing::set);
    var waiting = new ArrayDeque<Integer>();
    uses.readings(register)
        .mapToInt(Uses.Reading::block)
        .distinct()
        .filter(block -> !writing.get(block) || isReadFirst(register, block))
        .forEach(waiting::add);
    uses.ends(register).stream().filter(block -> !writing.get(block)).forEach(waiting::add);
    var live = new BitSet();
    while (!waiting.isEmpty()) {
      int block = waiting.remove();
      if (!live.get(block)) {
        live.set(block);
        before.get(block).stream().filter(from -> !writing.get(from)).forEach(waiting::add);
        waiting.addAll(guarded.get(block));
      }
    }
    return live;
  }

  private boolean isReadFirst(int register, int block) {
    for (var instruction : procedure.blocks().get(block).instructions()) {
      if (Operands.of(instruction).anyMatch(read -> read == register)) {
        return true;
      }
      if (instruction.target() == register) {
        return false;
      }
    }
    return false;
  }
}
