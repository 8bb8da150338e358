package dev.martello.code.flow;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tells whether what a call gave decides whether a later one is made at all. */
public final class Consequence {
  /*
   * What a call gave is followed through the registers of its procedure, and into variables that
   * one way alone writes of those that it chooses between. Such a choice decides what one of the
   * two ways leads to and the other does not. Where the procedures part before that, the choice
   * goes on with the caller: by what the procedure gives, or by an error that it ends with. Objects
   * are followed as far as registers hold them; each procedure is looked at once for each call.
   */
  private static final int MOST_CHOICES = 256;

  private final Program program;

  public Consequence(Program program) {
    this.program = program;
  }

  /** Returns whether what was given at one point decides whether another one is reached. */
  public boolean decides(Way given, Way reached) {
    var outer = new HashMap<ProcedureId, BitSet>();
    boolean isGiven = true;
    boolean isThrown = false;
    boolean isShared = false;
    for (var step : given.steps()) {
      var held = outer.getOrDefault(step.in(), new BitSet());
      if (!isGiven && !isThrown && held.isEmpty()) {
        return false;
      }
      var goals = reached.steps().stream().filter(each -> each.in().equals(step.in())).toList();
      isShared |= !goals.isEmpty();
      var choices = new Choices(program.procedure(step.in()), step, goals);
      if (isGiven) {
        choices.given(held);
      }
      if (isThrown) {
        choices.thrown();
      }
      choices.follow(held);
      if (choices.isDeciding) {
        return true;
      }
      choices.outer.forEach((up, registers) -> keep(step.in(), up, registers, outer));
      isGiven = choices.isGiven;
      isThrown = choices.isThrown;
    }
    // Handlers that run one after the other share no procedure.
    return !isShared && (isGiven || isThrown);
  }

  private void keep(ProcedureId from, int depth, BitSet registers, Map<ProcedureId, BitSet> into) {
    int at = from.procedure();
    for (int up = 0; up < depth && at >= 0; up++) {
      at = program.procedure(new ProcedureId(from.unit(), at)).parent();
    }
    if (at >= 0) {
      into.computeIfAbsent(new ProcedureId(from.unit(), at), _ -> new BitSet()).or(registers);
    }
  }

  /** What one procedure chooses by what was given to it. */
  private static final class Choices {
    private final Procedure procedure;
    private final Way.Step step;
    private final List<Way.Step> goals;
    private final BitSet chosen = new BitSet();
    private final Map<Integer, BitSet> outer = new HashMap<>();
    private boolean isDeciding;
    private boolean isGiven;
    private boolean isThrown;

    Choices(Procedure procedure, Way.Step step, List<Way.Step> goals) {
      this.procedure = procedure;
      this.step = step;
      this.goals = goals;
    }

    /** Says that the step's instruction gives what is followed. */
    void given(BitSet held) {
      if (step.instruction() >= 0) {
        hold(block().instructions().get(step.instruction()).target(), held);
      }
    }

    /** Says that the step's instruction throws where it is decided so. */
    void thrown() {
      int handler = block().handler();
      var caught = handler < 0 ? new BitSet() : reached(IntStream.of(handler), step.block());
      var passed = reached(block().next(), step.block());
      if (block().exit() instanceof Exit.Return) {
        passed.set(step.block());
      }
      boolean isBehind =
          goals.stream()
              .anyMatch(
                  goal -> goal.block() == step.block() && goal.instruction() > step.instruction());
      isDeciding |= isBehind;
      choose(caught, passed);
      isThrown |= handler < 0;
    }

    private Block block() {
      return procedure.blocks().get(step.block());
    }

    /** Follows what registers hold until nothing more comes of it. */
    void follow(BitSet held) {
      for (int before = -1; before != held.cardinality() + chosen.cardinality(); ) {
        before = held.cardinality() + chosen.cardinality();
        for (int number = 0; number < procedure.blocks().size(); number++) {
          var block = procedure.blocks().get(number);
          block.instructions().forEach(instruction -> pass(instruction, held));
          leave(number, block, held);
        }
      }
    }

    private void pass(Instruction instruction, BitSet held) {
      if (Operands.of(instruction).noneMatch(register -> register >= 0 && held.get(register))) {
        return;
      }
      switch (instruction) {
        case Instruction.Store store -> hold(store.object(), held);
        case Instruction.StoreOuter store ->
            outer.computeIfAbsent(store.depth(), _ -> new BitSet()).set(store.register());
        case Instruction.Call(int target, Callee.Method method, var _, var _) -> {
          hold(method.receiver(), held);
          hold(target, held);
        }
        case Instruction.Yield _ -> isGiven = true;
        default -> hold(instruction.target(), held);
      }
    }

    private static void hold(int register, BitSet held) {
      if (register >= 0) {
        held.set(register);
      }
    }

    private void leave(int number, Block block, BitSet held) {
      switch (block.exit()) {
        case Exit.Branch branch
            when held.get(branch.condition())
                && !chosen.get(number)
                && chosen.cardinality() < MOST_CHOICES -> {
          chosen.set(number);
          var one = reached(IntStream.of(branch.whenTrue()), number);
          var other = reached(IntStream.of(branch.whenFalse()), number);
          choose(one, other);
          one.xor(other);
          one.stream().forEach(only -> written(procedure.blocks().get(only), held));
        }
        case Exit.Return leaving -> isGiven |= leaving.value() >= 0 && held.get(leaving.value());
        case Exit.Throw _, Exit.Branch _, Exit.Jump _, Exit.Either _ -> {}
      }
    }

    /** Takes note of two ways, of which something is decided by what is followed. */
    private void choose(BitSet one, BitSet other) {
      isDeciding |=
          goals.stream().anyMatch(goal -> one.get(goal.block()) != other.get(goal.block()));
      var left = returns(one);
      var right = returns(other);
      isThrown |= left.isEmpty() != right.isEmpty();
      isGiven |= !left.isEmpty() && !right.isEmpty() && !left.equals(right);
    }

    /** What variables hold, and what lists among them do, may tell which way was taken. */
    private void written(Block block, BitSet held) {
      for (var instruction : block.instructions()) {
        int variable =
            instruction instanceof Instruction.Call(var _, Callee.Method method, var _, var _)
                ? method.receiver()
                : instruction.target();
        if (procedure.variables().containsKey(variable)) {
          held.set(variable);
        }
        if (instruction instanceof Instruction.StoreOuter store) {
          outer.computeIfAbsent(store.depth(), _ -> new BitSet()).set(store.register());
        }
      }
    }

    private BitSet returns(BitSet blocks) {
      var returns = new BitSet();
      blocks.stream()
          .filter(block -> procedure.blocks().get(block).exit() instanceof Exit.Return)
          .forEach(returns::set);
      return returns;
    }

    /** Returns the blocks that ways lead to that do not pass one; what is thrown may be caught. */
    private BitSet reached(IntStream from, int without) {
      var seen = new BitSet();
      var waiting = new BitSet();
      from.filter(block -> block != without).forEach(waiting::set);
      for (int at = waiting.nextSetBit(0); at >= 0; at = waiting.nextSetBit(0)) {
        waiting.clear(at);
        seen.set(at);
        var block = procedure.blocks().get(at);
        var next =
            block.exit() instanceof Exit.Throw && block.handler() >= 0
                ? IntStream.of(block.handler())
                : block.next();
        next.filter(each -> each != without && !seen.get(each)).forEach(waiting::set);
      }
      return seen;
    }
  }
}
