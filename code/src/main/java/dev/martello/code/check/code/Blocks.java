package dev.martello.code.check.code;

import dev.martello.code.ir.Procedure;
import java.util.BitSet;

/** Tells which blocks of a procedure lead to which. */
final class Blocks {
  private Blocks() {}

  /**
   * Returns the blocks that are reached without an error being thrown.
   *
   * @param without where no way leads on
   */
  static BitSet reachable(Procedure procedure, int from, BitSet without) {
    var seen = new BitSet();
    var waiting = new BitSet();
    waiting.set(from);
    for (int at = from; at >= 0; at = waiting.nextSetBit(0)) {
      waiting.clear(at);
      seen.set(at);
      procedure
          .blocks()
          .get(at)
          .next()
          .filter(next -> !seen.get(next) && !without.get(next))
          .forEach(waiting::set);
    }
    return seen;
  }
}
