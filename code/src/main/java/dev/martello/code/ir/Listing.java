package dev.martello.code.ir;

import java.util.stream.Collectors;

/** Prints a unit for people who write front ends and their tests. */
public final class Listing {
  private Listing() {}

  /** Prints every procedure, block by block, one instruction a line, without places. */
  public static String of(Unit unit) {
    return unit.procedures().stream().map(Listing::of).collect(Collectors.joining("\n"));
  }

  private static String of(Procedure procedure) {
    var text = new StringBuilder();
    text.append(procedure.number()).append(' ').append(procedure.name()).append('(');
    text.append(
        procedure.parameters().stream()
            .map(parameter -> parameter.name() + " r" + parameter.register())
            .collect(Collectors.joining(", ")));
    text.append(")\n");
    for (int number = 0; number < procedure.blocks().size(); number++) {
      var block = procedure.blocks().get(number);
      text.append("  b").append(number);
      text.append(block.handler() < 0 ? "" : " handled by b" + block.handler()).append(":\n");
      for (var instruction : block.instructions()) {
        text.append("    ").append(withoutPlace(instruction)).append('\n');
      }
      text.append("    ").append(withoutPlace(block.exit())).append('\n');
    }
    return text.toString();
  }

  private static String withoutPlace(Record what) {
    return what.toString().replaceAll(", place=Span\\[[^]]*]", "");
  }

  private static String withoutPlace(Instruction instruction) {
    return withoutPlace((Record) instruction);
  }

  private static String withoutPlace(Exit exit) {
    return withoutPlace((Record) exit);
  }
}
