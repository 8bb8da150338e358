package dev.martello.code.check.code;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.value.Span;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells what stands in the first arm of a choice while the second one, further down, does something
 * else. What stands further down is the usual way.
 */
final class Arms {
  /** What answering takes. */
  private static final Set<String> ANSWERING =
      Set.of(
          "dumps",
          "stringify",
          "print",
          "log",
          "info",
          "error",
          "warn",
          "warning",
          "debug",
          "exception",
          "get");

  private Arms() {}

  /** Returns whether a place of a procedure stands in such an arm. */
  static boolean isInArm(Procedure procedure, int place) {
    return IntStream.range(0, procedure.blocks().size())
        .filter(number -> contains(procedure.blocks().get(number), place))
        .boxed()
        .toList()
        .stream()
        .anyMatch(number -> isInArm(procedure, number, place));
  }

  private static boolean contains(Block block, int place) {
    return block.instructions().stream()
        .map(Instruction::place)
        .anyMatch(span -> isShort(span) && span.start() <= place && place < span.end());
  }

  /** Definitions of functions span everything that is in them. */
  private static boolean isShort(Span span) {
    return span.end() - span.start() < 2_000;
  }

  private static boolean isInArm(Procedure procedure, int number, int place) {
    return procedure.reachable(0, new BitSet()).stream()
        .filter(each -> procedure.blocks().get(each).exit() instanceof Exit.Branch)
        .anyMatch(
            each -> {
              var branch = (Exit.Branch) procedure.blocks().get(each).exit();
              return isOnly(procedure, number, place, each, branch.whenTrue(), branch.whenFalse())
                  || isOnly(procedure, number, place, each, branch.whenFalse(), branch.whenTrue());
            });
  }

  /** Only one way from a choice leads to the block, and the other does some work. */
  private static boolean isOnly(
      Procedure procedure, int number, int place, int choice, int way, int other) {
    return !procedure
            .reachable(IntStream.of(0), (from, to) -> from != choice || to != way)
            .get(number)
        && works(procedure, procedure.reachable(other, new BitSet()), number, place);
  }

  private static boolean works(Procedure procedure, BitSet blocks, int without, int after) {
    return !blocks.get(without)
        && blocks.stream()
            .mapToObj(procedure.blocks()::get)
            .flatMap(block -> block.instructions().stream())
            .anyMatch(each -> isWork(each) && each.place().start() > after);
  }

  private static boolean isWork(Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && !(call.callee() instanceof Callee.Method(_, var name) && ANSWERING.contains(name));
  }
}
