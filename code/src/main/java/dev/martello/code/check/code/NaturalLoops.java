package dev.martello.code.check.code;

import dev.martello.code.ir.Procedure;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the loops of a procedure by the edges between its blocks. */
final class NaturalLoops {
  /*
   * An edge to a block without which its start cannot be reached makes a loop of all blocks that
   * reach its start without passing that head (Aho, Sethi, Ullman 1986, section 10.4). Each
   * loop takes as many steps as there are edges.
   * Blocks that nothing reaches count as if every way to them led through every head.
   */
  private final Procedure procedure;
  private final Dominators dominators;

  NaturalLoops(Procedure procedure) {
    this.procedure = procedure;
    this.dominators = new Dominators(procedure.blocks().size(), block -> after(block, procedure));
  }

  /** Returns the blocks of each loop around a block, the innermost first. */
  Stream<BitSet> around(int block) {
    return IntStream.range(0, procedure.blocks().size())
        .filter(head -> dominators.isReachedThrough(head, block))
        .mapToObj(this::loop)
        .filter(blocks -> blocks.get(block))
        .sorted(Comparator.comparingInt(BitSet::cardinality));
  }

  /**
   * Returns the blocks that may come after a block in the same round of a loop, itself among them.
   */
  BitSet onward(int block) {
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>();
    waiting.push(block);
    while (!waiting.isEmpty()) {
      int here = waiting.pop();
      if (!seen.get(here)) {
        seen.set(here);
        after(here, procedure)
            .filter(next -> !dominators.isReachedThrough(next, here))
            .forEach(waiting::push);
      }
    }
    return seen;
  }

  private static IntStream after(int number, Procedure procedure) {
    var block = procedure.blocks().get(number);
    return block.handler() < 0
        ? block.next()
        : IntStream.concat(block.next(), IntStream.of(block.handler()));
  }

  /** Returns the loop that a block heads; nothing where it heads none. */
  private BitSet loop(int head) {
    var inside = new BitSet();
    if (dominators.before(head).size() < 2 && head > 0) {
      return inside;
    }
    var waiting = new ArrayDeque<Integer>();
    dominators.before(head).stream()
        .filter(end -> dominators.isReachedThrough(head, end))
        .forEach(waiting::push);
    while (!waiting.isEmpty()) {
      int block = waiting.pop();
      if (!inside.get(block)) {
        inside.set(block);
        if (block != head) {
          dominators.before(block).forEach(waiting::push);
        }
      }
    }
    return inside;
  }
}
