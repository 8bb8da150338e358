package dev.martello.code.check.code;

import dev.martello.code.ir.Procedure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the loops of a procedure by the edges between its blocks. */
final class NaturalLoops {
  /*
   * An edge to a block without which its start cannot be reached makes a loop of all blocks that
   * reach its start without passing that head (Aho, Sethi, Ullman 1986, section 10.4). Each head
   * takes as many steps as there are edges.
   */

  private final Procedure procedure;
  private final List<List<Integer>> before;

  NaturalLoops(Procedure procedure) {
    this.procedure = procedure;
    this.before = before(procedure);
  }

  /** Returns the blocks of each loop around a block, the innermost first. */
  Stream<BitSet> around(int block) {
    return IntStream.range(0, procedure.blocks().size())
        .mapToObj(this::loop)
        .filter(blocks -> blocks.get(block))
        .sorted(Comparator.comparingInt(BitSet::cardinality));
  }

  private static List<List<Integer>> before(Procedure procedure) {
    var before = new ArrayList<List<Integer>>();
    procedure.blocks().forEach(_ -> before.add(new ArrayList<>()));
    for (int block = 0; block < procedure.blocks().size(); block++) {
      int from = block;
      after(block, procedure).distinct().forEach(next -> before.get(next).add(from));
    }
    return before;
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
    if (before.get(head).size() < 2 && head > 0) {
      return inside;
    }
    var elsewhere = reachedWithout(head);
    var waiting = new ArrayDeque<Integer>();
    before.get(head).stream().filter(end -> !elsewhere.get(end)).forEach(waiting::push);
    while (!waiting.isEmpty()) {
      int block = waiting.pop();
      if (!inside.get(block)) {
        inside.set(block);
        if (block != head) {
          before.get(block).forEach(waiting::push);
        }
      }
    }
    return inside;
  }

  private BitSet reachedWithout(int head) {
    var reached = new BitSet();
    var waiting = new ArrayDeque<Integer>();
    waiting.push(0);
    while (!waiting.isEmpty()) {
      int block = waiting.pop();
      if (block != head && !reached.get(block)) {
        reached.set(block);
        after(block, procedure).forEach(waiting::push);
      }
    }
    return reached;
  }
}
