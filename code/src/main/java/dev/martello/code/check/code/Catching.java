package dev.martello.code.check.code;

import dev.martello.code.flow.Usage;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a procedure does with errors that it catches. */
record Catching(Unit unit, Procedure procedure, List<Usage> usages) {
  private static final Set<String> EVERYTHING = Set.of("Exception", "BaseException");

  /** What only tells of an error. */
  private static final Set<String> TELLING =
      Set.of(
          "print",
          "str",
          "repr",
          "type",
          "format",
          "info",
          "error",
          "exception",
          "warning",
          "warn",
          "debug",
          "log",
          "critical",
          "fatal",
          "trace",
          "print_exc",
          "format_exc",
          "dumps",
          "stringify",
          "toString",
          "String");

  /** Where the treatment of all errors begins. */
  private record Start(int block, Span place) {}

  /** Returns the places where all errors of calls of AWS are caught and at most told. */
  List<Origin.Written> silent() {
    var usual = reachable(0, new BitSet());
    var places = new ArrayList<Origin.Written>();
    for (int number = 0; number < procedure.blocks().size(); number++) {
      if (!usual.get(number) && guardsWork(number)) {
        starts(number, usual)
            .filter(start -> isSilent(reachable(start.block(), usual)))
            .map(start -> new Origin.Written(unit.file(), start.place()))
            .forEach(places::add);
      }
    }
    return places;
  }

  private Stream<Start> starts(int handler, BitSet usual) {
    var block = procedure.blocks().get(handler);
    if (block.instructions().isEmpty()
        || !(block.instructions().getFirst() instanceof Instruction.Caught caught)) {
      return Stream.empty();
    }
    return caught.types().isEmpty()
        ? Stream.of(new Start(handler, caught.place()))
        : reachable(handler, usual).stream()
            .mapToObj(procedure.blocks()::get)
            .filter(Catching::asksForEverything)
            .map(test -> (Exit.Branch) test.exit())
            .map(branch -> new Start(branch.whenTrue(), branch.place()));
  }

  private static boolean asksForEverything(Block block) {
    return block.exit() instanceof Exit.Branch branch
        && block.instructions().stream()
            .anyMatch(
                test ->
                    test instanceof Instruction.Operate(var target, var operator, var of, _)
                        && operator == Operator.INSTANCE_OF
                        && target == branch.condition()
                        && block.instructions().stream()
                            .anyMatch(each -> isEverything(each, of.getLast())));
  }

  private static boolean isEverything(Instruction instruction, int register) {
    return instruction instanceof Instruction.Builtin(var target, var name, _)
        && target == register
        && EVERYTHING.contains(name);
  }

  /** Returns the blocks that are reached without an error being thrown. */
  private BitSet reachable(int from, BitSet without) {
    var seen = new BitSet();
    var waiting = new BitSet();
    waiting.set(from);
    for (int at = from; at >= 0; at = waiting.nextSetBit(0)) {
      waiting.clear(at);
      seen.set(at);
      next(procedure.blocks().get(at))
          .filter(next -> !seen.get(next) && !without.get(next))
          .forEach(waiting::set);
    }
    return seen;
  }

  private static IntStream next(Block block) {
    return switch (block.exit()) {
      case Exit.Jump jump -> IntStream.of(jump.block());
      case Exit.Branch branch -> IntStream.of(branch.whenTrue(), branch.whenFalse());
      case Exit.Either either -> IntStream.of(either.first(), either.second());
      case Exit.Return _, Exit.Throw _ -> IntStream.empty();
    };
  }

  /** Returns whether calls of AWS are among what is tried. */
  private boolean guardsWork(int handler) {
    return procedure.blocks().stream()
        .filter(block -> block.handler() == handler)
        .flatMap(block -> block.instructions().stream())
        .anyMatch(
            instruction ->
                instruction instanceof Instruction.Call call
                    && usages.stream()
                        .anyMatch(
                            usage ->
                                isWork(usage.name())
                                    && usage.where().file().equals(unit.file())
                                    && usage.where().span().equals(call.place())));
  }

  private static boolean isWork(String name) {
    return name.startsWith("aws:")
        || name.startsWith("requests.")
        || (name.startsWith("new @aws-sdk/") && name.endsWith("Command"));
  }

  private boolean isSilent(BitSet blocks) {
    var written = new BitSet();
    for (int number = blocks.nextSetBit(0); number >= 0; number = blocks.nextSetBit(number + 1)) {
      var block = procedure.blocks().get(number);
      if (block.exit() instanceof Exit.Throw) {
        return false;
      }
      for (var instruction : block.instructions()) {
        if (!isTelling(instruction, block)) {
          return false;
        }
        if (instruction.target() >= 0) {
          written.set(instruction.target());
        }
      }
    }
    return !isReadElsewhere(written, blocks);
  }

  /** A variable may tell the rest of the procedure that something failed. */
  private boolean isReadElsewhere(BitSet written, BitSet blocks) {
    for (int number = 0; number < procedure.blocks().size(); number++) {
      if (!blocks.get(number)) {
        var block = procedure.blocks().get(number);
        var read =
            IntStream.concat(
                block.instructions().stream().flatMapToInt(Operands::of),
                Operands.of(block.exit()));
        if (read.anyMatch(register -> register >= 0 && written.get(register))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isTelling(Instruction instruction, Block block) {
    return switch (instruction) {
      case Instruction.Store _,
          Instruction.StoreOuter _,
          Instruction.Yield _,
          Instruction.Closure _,
          Instruction.Await _ ->
          false;
      case Instruction.Call call ->
          switch (call.callee()) {
            case Callee.Method(_, var name) -> TELLING.contains(name);
            case Callee.Value(var register) ->
                block.instructions().stream()
                    .anyMatch(
                        each ->
                            each instanceof Instruction.Builtin(var target, var name, _)
                                && target == register
                                && TELLING.contains(name));
            case Callee.Construct _, Callee.Declared _ -> false;
          };
      default -> true;
    };
  }
}
