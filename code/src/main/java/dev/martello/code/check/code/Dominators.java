package dev.martello.code.check.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Tells through which blocks of a procedure all ways from its beginning to a block lead. */
final class Dominators {
  /*
   * Which block comes last before each one on all ways is worked out once (Cooper, Harvey, Kennedy
   * 2001, "A Simple, Fast Dominance Algorithm").
   */
  private static final int NONE = -1;

  private final IntFunction<IntStream> after;
  private final List<List<Integer>> before;

  /** The place of each block in an order in which a block comes before what only it leads to. */
  private final int[] rank;

  /** The block that comes last before each one on all ways to it. */
  private final int[] dominator;

  /** The blocks of which each one is the dominator. */
  private final List<List<Integer>> dominated = new ArrayList<>();

  /**
   * @param blocks how many there are; the first is the beginning
   * @param after tells which blocks may come next after one
   */
  Dominators(int blocks, IntFunction<IntStream> after) {
    this.after = after;
    this.before = before(blocks, after);
    this.rank = new int[blocks];
    this.dominator = new int[blocks];
    Arrays.fill(rank, NONE);
    Arrays.fill(dominator, NONE);
    dominate(ordered());
    for (int block = 0; block < blocks; block++) {
      dominated.add(new ArrayList<>(2));
    }
    for (int block = 1; block < blocks; block++) {
      if (dominator[block] != NONE) {
        dominated.get(dominator[block]).add(block);
      }
    }
  }

  /** Returns the blocks that lead to a block at once. */
  List<Integer> before(int block) {
    return before.get(block);
  }

  /**
   * Says whether no way leads to a block but through a head; it counts so where nothing reaches it.
   */
  boolean isReachedThrough(int head, int block) {
    if (rank[block] == NONE) {
      return true;
    }
    int at = block;
    while (rank[head] != NONE && rank[at] > rank[head]) {
      at = dominator[at];
    }
    return at == head;
  }

  /** Returns the blocks that are reached, and through a head alone, itself among them. */
  BitSet through(int head) {
    var through = new BitSet();
    if (rank[head] != NONE) {
      var waiting = new ArrayDeque<Integer>();
      waiting.push(head);
      while (!waiting.isEmpty()) {
        int block = waiting.pop();
        through.set(block);
        dominated.get(block).forEach(waiting::push);
      }
    }
    return through;
  }

  private static List<List<Integer>> before(int blocks, IntFunction<IntStream> after) {
    var before = new ArrayList<List<Integer>>();
    for (int block = 0; block < blocks; block++) {
      before.add(new ArrayList<>(2));
    }
    for (int block = 0; block < blocks; block++) {
      int from = block;
      after.apply(block).distinct().forEach(next -> before.get(next).add(from));
    }
    return before;
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
    after.apply(block).forEach(nexts::add);
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
}
