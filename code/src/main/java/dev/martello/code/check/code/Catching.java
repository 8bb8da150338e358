package dev.martello.code.check.code;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.ir.Uses;
import dev.martello.value.Origin;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a procedure does with errors that it catches.
 *
 * @param result what the code of the function calls
 * @param isAnswerUnread whether nobody looks at what it returns
 */
record Catching(Unit unit, Procedure procedure, Analysis.Result result, boolean isAnswerUnread) {
  /** Returns the places where all errors of calls of AWS are caught and at most told. */
  List<Origin.Written> silent() {
    return silent(this::isWork, new CaughtErrors(unit, procedure, false, this::isOfLibrary))
        .map(Silence::place)
        .toList();
  }

  /** Returns the places where errors of calls that only read are caught and at most told. */
  List<Origin.Written> unread(Predicate<Instruction.Call> isReading) {
    return silent(isReading, new CaughtErrors(unit, procedure, true, this::isOfLibrary))
        .filter(silence -> !goesOn(silence))
        .map(Silence::place)
        .toList();
  }

  /** A handler of errors that tells nobody, the blocks of which treat such an error. */
  private record Silence(int handler, BitSet blocks, Origin.Written place) {}

  private Stream<Silence> silent(Predicate<Instruction.Call> isWork, CaughtErrors errors) {
    var usual = procedure.reachable(0, new BitSet());
    return IntStream.range(0, procedure.blocks().size())
        .filter(number -> !usual.get(number) && guards(number, isWork))
        .boxed()
        .flatMap(
            number ->
                errors
                    .starts(number, usual)
                    .map(
                        start ->
                            new Silence(
                                number,
                                procedure.reachable(start.block(), usual),
                                new Origin.Written(unit.file(), start.place()))))
        .filter(silence -> isSilent(silence.blocks()));
  }

  /** What cannot be read has a value from before, with which the rest of the procedure goes on. */
  private boolean goesOn(Silence silence) {
    var tried = new BitSet();
    var before = new BitSet();
    for (int number = 0; number < procedure.blocks().size(); number++) {
      boolean isTried = procedure.blocks().get(number).handler() == silence.handler();
      for (var instruction : procedure.blocks().get(number).instructions()) {
        if (instruction.target() >= 0 && isTried) {
          tried.set(instruction.target());
        } else if (instruction.target() >= 0 && !silence.blocks().get(number)) {
          before.set(instruction.target(), before.get(instruction.target()) || isMore(instruction));
        }
      }
    }
    tried.and(before);
    var behind = behind(silence.blocks());
    return tried.stream()
        .anyMatch(
            register ->
                procedure.shared().contains(register)
                    || behind.stream().anyMatch(next -> uses().isLive(register, next)));
  }

  /** Returns whether more than nothing is put into a variable. */
  private boolean isMore(Instruction instruction) {
    return instruction instanceof Instruction.Copy copy
        ? !made(copy.source()).allMatch(Catching::isNothing)
        : !isNothing(instruction);
  }

  private static boolean isNothing(Instruction instruction) {
    return instruction instanceof Instruction.Constant(_, Literal.Nothing _, _);
  }

  /** Returns the blocks that come next where some blocks end. */
  private BitSet behind(BitSet blocks) {
    var behind = new BitSet();
    blocks.stream()
        .flatMap(number -> procedure.blocks().get(number).next())
        .filter(next -> !blocks.get(next))
        .forEach(behind::set);
    return behind;
  }

  private Uses uses() {
    return procedure.uses();
  }

  Stream<Instruction> instructions() {
    return procedure.instructions();
  }

  Stream<Instruction> made(int register) {
    return uses().writers(register);
  }

  boolean onlyTells(Instruction function) {
    return switch (function) {
      case Instruction.Closure(_, var number, _) -> {
        var body = in(number);
        yield body.isSilent(body.procedure().reachable(0, new BitSet()));
      }
      case Instruction.Load(_, _, Key.Member(var name), _) -> Telling.isTelling(name);
      default -> false;
    };
  }

  /** Returns the same of a function that stands inside. */
  Catching in(int function) {
    return new Catching(unit, unit.procedures().get(function), result, false);
  }

  /** Returns whether a call may fail in a way that a new attempt mends. */
  boolean isWork(Instruction.Call call) {
    return new FallibleWork(unit, procedure, result).isWork(call);
  }

  /** Returns whether a call, or what it enters, is one of a library that may fail so. */
  private boolean isOfLibrary(Instruction.Call call) {
    var place = new Origin.Written(unit.file(), call.place());
    return result.usages().stream()
        .anyMatch(usage -> FallibleWork.isWork(usage.name()) && usage.way().contains(place));
  }

  /** Returns whether such calls are among what is tried. */
  private boolean guards(int handler, Predicate<Instruction.Call> isSuch) {
    return procedure.blocks().stream()
        .filter(block -> block.handler() == handler)
        .flatMap(block -> block.instructions().stream())
        .anyMatch(each -> each instanceof Instruction.Call call && isSuch.test(call));
  }

  private boolean isSilent(BitSet blocks) {
    var written = new BitSet();
    for (int number = blocks.nextSetBit(0); number >= 0; number = blocks.nextSetBit(number + 1)) {
      var block = procedure.blocks().get(number);
      if (block.exit() instanceof Exit.Throw) {
        return false;
      }
      for (var instruction : block.instructions()) {
        boolean isMore = !Telling.isTelling(instruction, block) || isCollecting(instruction);
        if (isMore && !isNoting(instruction)) {
          return false;
        }
        if (instruction.target() >= 0) {
          written.set(instruction.target());
        }
      }
    }
    return !isReadElsewhere(written, blocks);
  }

  /** Python: what is put into a list may be raised, or told, once all is done. */
  private boolean isCollecting(Instruction instruction) {
    return unit.language() == Language.PYTHON
        && instruction instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(_, var name)
        && name.equals("append");
  }

  /** A variable may tell the rest of the procedure that something failed. */
  private boolean isReadElsewhere(BitSet written, BitSet blocks) {
    var behind = behind(blocks);
    return written.stream()
        .filter(
            register ->
                procedure.shared().contains(register)
                    || behind.stream().anyMatch(next -> uses().isLive(register, next)))
        .anyMatch(register -> !isOnlyTold(register));
  }

  /** Takes note of what failed in a list that decides nothing. */
  private boolean isNoting(Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(var list, var name)
        && NOTING.contains(name)
        && isOnlyTold(list);
  }

  private static final Set<String> NOTING = Set.of("push", "append");

  /** Returns whether nothing more becomes of a variable than that a log shows it. */
  boolean isOnlyTold(int register) {
    return new OnlyTold(
            procedure, isAnswerUnread, function -> made(function).allMatch(this::onlyTells))
        .is(register);
  }
}
