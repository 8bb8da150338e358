package dev.martello.code.check.code;

import dev.martello.code.ir.Procedure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the loops of a procedure by the edges between its blocks. */
final class NaturalLoops {
  /*
   * An edge to a block without which its start cannot be reached makes a loop of all blocks that
   * reach its start without passing that head (Aho, Sethi, Ullman 1986, section 10.4). Which block
   * comes last before each one on all ways is worked out once (Cooper, Harvey, Kennedy 2001, "A
   * Simple, Fast Dominance Algorithm"); then each loop takes as many steps as there are edges.
   * Blocks that nothing reaches count as if every way to them led through every head.
   */
  private static final int NONE = -1;

  private final Procedure procedure;
  private final List<List<Integer>> before;

  /** The place of each block in an order in which a block comes before what only it leads to. */
  private final int[] rank;

  /** The block that comes last before each one on all ways to it. */
  private final int[] dominator;

  NaturalLoops(Procedure procedure) {
    this.procedure = procedure;
    this.before = before(procedure);
    this.rank = new int[procedure.blocks().size()];
    this.dominator = new int[procedure.blocks().size()];
    Arrays.fill(rank, NONE);
    Arrays.fill(dominator, NONE);
    dominate(ordered());
  }

  /** Returns the blocks of each loop around a block, the innermost first. */
  Stream<BitSet> around(int block) {
    return IntStream.range(0, procedure.blocks().size())
        .filter(head -> isReachedThrough(head, block))
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
        after(here, procedure).filter(next -> !isReachedThrough(next, here)).forEach(waiting::push);
      }
    }
    return seen;
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

  /** Returns the blocks that are reached, the last to be left by a search in depth first. */
  private List<Integer> ordered() {
    var left = new ArrayDeque<Integer>();
    var met = new BitSet();
    var path = new ArrayDeque<Integer>();
    var ahead = new ArrayDeque<ArrayDeque<Integer>>();
    met.set(0);
    path.push(0);
    ahead.push(nexts(0));
    while (!path.isEmpty()) {
      var next = ahead.getFirst().poll();
      if (next == null) {
        left.push(path.pop());
        ahead.pop();
      } else if (!met.get(next)) {
        met.set(next);
        path.push(next);
        ahead.push(nexts(next));
      }
    }
    var ordered = List.copyOf(left);
    for (int place = 0; place < ordered.size(); place++) {
      rank[ordered.get(place)] = place;
    }
    return ordered;
  }

  private ArrayDeque<Integer> nexts(int block) {
    var nexts = new ArrayDeque<Integer>();
    after(block, procedure).forEach(nexts::add);
    return nexts;
  }

  private void dominate(List<Integer> ordered) {
    dominator[0] = 0;
    boolean isChanging = true;
    while (isChanging) {
      isChanging = false;
      for (int block : ordered.subList(1, ordered.size())) {
        int last = NONE;
        for (int from : before.get(block)) {
          if (rank[from] != NONE && dominator[from] != NONE) {
            last = last == NONE ? from : common(last, from);
          }
        }
        isChanging |= dominator[block] != last;
        dominator[block] = last;
      }
    }
  }

  private int common(int one, int other) {
    int left = one;
    int right = other;
    while (left != right) {
      if (rank[left] > rank[right]) {
        left = dominator[left];
      } else {
        right = dominator[right];
      }
    }
    return left;
  }

  /** Says whether no way leads to a block but through a head. */
  private boolean isReachedThrough(int head, int block) {
    if (rank[block] == NONE) {
      return true;
    }
    int at = block;
    while (rank[head] != NONE && rank[at] > rank[head]) {
      at = dominator[at];
    }
    return at == head;
  }

  /** Returns the loop that a block heads; nothing where it heads none. */
  private BitSet loop(int head) {
    var inside = new BitSet();
    if (before.get(head).size() < 2 && head > 0) {
      return inside;
    }
    var waiting = new ArrayDeque<Integer>();
    before.get(head).stream().filter(end -> isReachedThrough(head, end)).forEach(waiting::push);
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
}
