package dev.martello.code.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;

/** What holds for every unit, whatever was lowered. */
public final class WellFormed {
  private WellFormed() {}

  /** Checks a unit. */
  public static void check(Unit unit) {
    assertThat(unit.procedures()).isNotEmpty();
    for (var procedure : unit.procedures()) {
      assertThat(unit.procedures().get(procedure.number())).isSameAs(procedure);
      for (var block : procedure.blocks()) {
        checkBlock(procedure, block, unit.file().text().length());
      }
    }
  }

  private static void checkBlock(Procedure procedure, Block block, int length) {
    for (var instruction : block.instructions()) {
      isTrue(instruction.target() < procedure.registers(), instruction);
      isTrue(instruction.place().end() <= length, instruction);
    }
    if (block.handler() >= 0) {
      var handler = block(procedure, block.handler());
      isTrue(handler.instructions().getFirst() instanceof Instruction.Caught, handler);
    }
    switch (block.exit()) {
      case Exit.Jump jump -> block(procedure, jump.block());
      case Exit.Branch branch -> {
        isTrue(branch.condition() >= 0 && branch.condition() < procedure.registers(), branch);
        block(procedure, branch.whenTrue());
        block(procedure, branch.whenFalse());
      }
      case Exit.Either either -> {
        block(procedure, either.first());
        block(procedure, either.second());
      }
      case Exit.Return _, Exit.Throw _ -> {}
    }
  }

  private static Block block(Procedure procedure, int number) {
    isTrue(number >= 0 && number < procedure.blocks().size(), procedure.name());
    return procedure.blocks().get(number);
  }

  private static void isTrue(boolean holds, Object what) {
    if (!holds) {
      throw new AssertionError("malformed: " + what);
    }
  }
}
