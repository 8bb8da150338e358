package dev.martello.code.check.code;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Uses;
import java.util.BitSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Tells of a variable whether anything more becomes of it than that a log shows it: a count of what
 * failed, or a list of errors, that decides nothing.
 */
final class OnlyTold {
  /** What looks at a list, or puts something into it. */
  private static final Set<String> LOOKING =
      Set.of(
          "push",
          "append",
          "add",
          "filter",
          "map",
          "join",
          "slice",
          "some",
          "every",
          "find",
          "includes",
          "has",
          "forEach",
          "reduce",
          "entries",
          "values",
          "keys",
          "toString",
          "size",
          "stream",
          "count",
          "isEmpty",
          "isPresent",
          "orElse");

  /** What waits for all of a list of promises. */
  private static final Set<String> GATHERING = Set.of("all", "allSettled");

  private final Procedure procedure;
  private final Uses uses;
  private final boolean isAnswerUnread;
  private final IntPredicate isTelling;

  /** Variables that were asked for: a loop of them tells nothing new. */
  private final BitSet asked = new BitSet();

  /**
   * @param isAnswerUnread whether nobody looks at what the procedure returns
   * @param isTelling whether the function in a register does no more than tell
   */
  OnlyTold(Procedure procedure, boolean isAnswerUnread, IntPredicate isTelling) {
    this.procedure = procedure;
    this.uses = procedure.uses();
    this.isAnswerUnread = isAnswerUnread;
    this.isTelling = isTelling;
  }

  boolean is(int register) {
    if (register < 0 || asked.get(register)) {
      return true;
    }
    asked.set(register);
    return !procedure.shared().contains(register)
        && uses.readings(register)
            .allMatch(one -> is(register, one.reader(), procedure.blocks().get(one.block())))
        && uses.ends(register).stream().allMatch(this::ends);
  }

  private boolean is(int register, Instruction reader, Block block) {
    return switch (reader) {
      case Instruction.Copy _,
          Instruction.Operate _,
          Instruction.Concatenate _,
          Instruction.Make _,
          Instruction.Each _,
          Instruction.Rest _,
          Instruction.Await _,
          Instruction.Typed _ ->
          is(reader.target());
      case Instruction.Load load -> load.object() != register || isPart(load);
      case Instruction.Store store -> is(store.object());
      case Instruction.Call call -> isLooking(register, call, block);
      default -> false;
    };
  }

  /** Methods are read before they are called. */
  private boolean isPart(Instruction.Load load) {
    return !(load.key() instanceof Key.Member(var name) && name.equals("then"))
        && is(load.target());
  }

  private boolean isLooking(int register, Instruction.Call call, Block block) {
    boolean isOfList =
        switch (call.callee()) {
          case Callee.Method(var receiver, var name) ->
              LOOKING.contains(name) && (receiver == register || is(receiver));
          case Callee.Declared(_, var name, _, var receiver, _) ->
              LOOKING.contains(name) && (receiver == register || is(receiver));
          case Callee.Value _, Callee.Construct _ -> false;
        };
    boolean isGathering =
        call.callee() instanceof Callee.Method(_, var gathering) && GATHERING.contains(gathering);
    boolean isHarmless =
        isGathering || isOfList
            ? call.arguments().stream()
                .allMatch(
                    argument ->
                        !isFunction(argument.register()) || isTelling.test(argument.register()))
            : Telling.isTelling(call, block);
    return isHarmless && is(call.target());
  }

  private boolean isFunction(int register) {
    return uses.writers(register).anyMatch(Instruction.Closure.class::isInstance);
  }

  private boolean ends(int block) {
    return switch (procedure.blocks().get(block).exit()) {
      case Exit.Return _ -> isAnswerUnread;
      case Exit.Branch branch ->
          isIdle(branch.whenTrue(), branch.whenFalse(), block)
              && isIdle(branch.whenFalse(), branch.whenTrue(), block);
      case Exit.Throw _, Exit.Jump _, Exit.Either _ -> false;
    };
  }

  /** What only one side of a decision does is to tell. */
  private boolean isIdle(int side, int other, int branch) {
    var blocks = procedure.reachable(side, branch);
    blocks.andNot(procedure.reachable(other, branch));
    return isReadWithin(blocks)
        && blocks.stream()
            .mapToObj(procedure.blocks()::get)
            .allMatch(
                block ->
                    !(block.exit() instanceof Exit.Throw)
                        && block.instructions().stream()
                            .allMatch(each -> Telling.isTelling(each, block)));
  }

  /** What some blocks write decides nothing where others read it. */
  private boolean isReadWithin(BitSet blocks) {
    var written = new BitSet();
    blocks.stream()
        .mapToObj(procedure.blocks()::get)
        .flatMap(block -> block.instructions().stream())
        .filter(each -> each.target() >= 0)
        .forEach(each -> written.set(each.target()));
    return written.stream()
        .filter(register -> uses.isReadOutside(register, blocks))
        .allMatch(this::is);
  }
}
