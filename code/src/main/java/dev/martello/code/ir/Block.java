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
    return switch (exit) {
      case Exit.Jump jump -> IntStream.of(jump.block());
      case Exit.Branch branch -> IntStream.of(branch.whenTrue(), branch.whenFalse());
      case Exit.Either either -> IntStream.of(either.first(), either.second());
      case Exit.Return _, Exit.Throw _ -> IntStream.empty();
    };
  }
}
