package dev.martello.code.jvm;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.List;
import java.util.Optional;

/** The two kinds of switches as one. */
final class Switches {
  private Switches() {}

  /** Returns the cases of a switch in order; none for other instructions. */
  static List<SwitchCase> casesOf(Instruction instruction) {
    return switch (instruction) {
      case TableSwitchInstruction table -> table.cases();
      case LookupSwitchInstruction lookup -> lookup.cases();
      default -> List.of();
    };
  }

  /** Returns where a switch leads without a case; nothing for other instructions. */
  static Optional<Label> defaultOf(Instruction instruction) {
    return switch (instruction) {
      case TableSwitchInstruction table -> Optional.of(table.defaultTarget());
      case LookupSwitchInstruction lookup -> Optional.of(lookup.defaultTarget());
      default -> Optional.empty();
    };
  }
}
