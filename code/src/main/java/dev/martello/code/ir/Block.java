package dev.martello.code.ir;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Instructions that run one after the other.
 *
 * @param handler the block that catches what is thrown here; negative for none. It starts with
 *     {@link Instruction.Caught}.
 */
public record Block(List<Instruction> instructions, Exit exit, int handler) {
  public Block {
    instructions = List.copyOf(instructions);
  }

  /** Returns the blocks that come after this one if nothing is thrown. */
  public IntStream next() {
    return IntStream.of(following());
  }

  /** As {@link #next()}. */
  int[] following() {
    return switch (exit) {
      case Exit.Jump jump -> new int[] {jump.block()};
      case Exit.Branch branch -> new int[] {branch.whenTrue(), branch.whenFalse()};
      case Exit.Either either -> new int[] {either.first(), either.second()};
      case Exit.Return _, Exit.Throw _ -> new int[0];
    };
  }
}
