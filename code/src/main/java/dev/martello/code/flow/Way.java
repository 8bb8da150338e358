package dev.martello.code.flow;

import dev.martello.code.ir.ProcedureId;
import java.util.List;

/**
 * Where a program is: the instructions that run, those of the innermost procedure first.
 *
 * @param steps the calls that lead there, and at first the instruction itself
 */
public record Way(List<Step> steps) {
  public Way {
    steps = List.copyOf(steps);
  }

  /**
   * An instruction that runs.
   *
   * @param block the number of its block
   * @param instruction its place in the block
   */
  public record Step(ProcedureId in, int block, int instruction) {}
}
