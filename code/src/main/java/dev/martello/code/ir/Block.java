package dev.martello.code.ir;

import java.util.List;

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
}
