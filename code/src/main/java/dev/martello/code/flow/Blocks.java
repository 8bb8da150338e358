package dev.martello.code.flow;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.value.Guards;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;

/** Runs the blocks of one procedure, on all ways, until none of them tells anything new. */
final class Blocks {
  /*
   * A block runs again whenever something new arrives at it, the first in the order of the procedure
   * before others. Where ways meet their states are joined; a block that is entered often is
   * widened, so that loops end. Anything may throw: whatever has a handler is carried there as well.
   */
  private static final int MANY_VISITS = 3;

  private final Interpreter interpreter;
  private final Frame frame;
  private final Evaluation evaluation;

  private Blocks(Interpreter interpreter, Frame frame) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.evaluation = new Evaluation(interpreter, frame);
  }

  /** Runs a procedure that has begun. */
  static void run(Interpreter interpreter, Frame frame) {
    var blocks = new Blocks(interpreter, frame);
    for (int at = frame.waiting.nextSetBit(0); at >= 0; at = frame.waiting.nextSetBit(0)) {
      frame.waiting.clear(at);
      int block = frame.shape.blockAt(at);
      blocks.run(block, java.util.Objects.requireNonNull(frame.arrival(block)));
    }
  }

  private void run(int number, Frame.Arrival arrival) {
    var block = frame.procedure.blocks().get(number);
    interpreter.state(arrival.state());
    frame.enter(number, arrival);
    if (block.handler() >= 0) {
      flow(block.handler(), Value.none());
    }
    frame.at = number << 16;
    for (var instruction : block.instructions()) {
      interpreter.step(instruction.place());
      frame.at++;
      evaluation.run(instruction);
      if (!frame.isAlive) {
        return;
      }
      boolean isStep =
          instruction instanceof Instruction.Call || instruction instanceof Instruction.Store;
      if (isStep && block.handler() >= 0) {
        flow(block.handler(), Value.none());
      }
    }
    leave(block);
  }

  private void leave(Block block) {
    switch (block.exit()) {
      case Exit.Jump jump -> flow(jump.block(), Value.none());
      case Exit.Either either -> {
        flow(either.first(), Value.none());
        flow(either.second(), Value.none());
      }
      case Exit.Branch branch -> branch(branch);
      case Exit.Return leaving -> {
        var value = leaving.value() < 0 ? Interpreter.NOTHING : frame.get(leaving.value());
        if (interpreter.isHandler()) {
          interpreter.answer(value, leaving.place());
        }
        frame.returns(value, interpreter.state());
      }
      case Exit.Throw thrown -> {
        var value = thrown.value() < 0 ? frame.caught : frame.get(thrown.value());
        evaluation.thrown(value, thrown.place());
        if (block.handler() >= 0) {
          flow(block.handler(), value);
        } else {
          frame.throwsOut(value, interpreter.state());
        }
      }
    }
  }

  private void branch(Exit.Branch branch) {
    var condition = frame.get(branch.condition());
    interpreter.comparisons().tested(condition, branch.place());
    var truth = condition.constantTruth();
    var test = Conditions.of(condition);
    boolean isTruth = test.isPresent() && !condition.isTainted();
    var before = interpreter.state();
    var registers = frame.registers;
    if (truth.orElse(true)) {
      test.ifPresent(known -> interpreter.state(before.after(known.whenTrue())));
      if (isTruth) {
        decide(branch, true);
      }
      flow(branch.whenTrue(), Value.none());
    }
    interpreter.state(before);
    frame.registers = registers;
    if (!truth.orElse(false)) {
      test.ifPresent(known -> interpreter.state(before.after(known.whenFalse())));
      decide(branch, false);
      flow(branch.whenFalse(), Value.none());
    }
    interpreter.state(before);
    frame.registers = registers;
  }

  /** The result of {@code a && b} is false where {@code a} is, of {@code a || b} likewise true. */
  private void decide(Exit.Branch branch, boolean truth) {
    var instructions = frame.procedure.blocks().get(frame.block()).instructions();
    if (!instructions.isEmpty()
        && instructions.getLast() instanceof Instruction.Copy copy
        && copy.source() == branch.condition()
        && !frame.shape.isShared(copy.target())) {
      frame.set(copy.target(), Value.of(new Literal.Truth(truth)));
    }
  }

  private void flow(int block, Value caught) {
    flow(frame, block, caught, interpreter.state());
  }

  /** Carries a state to a block. */
  static void flow(Frame frame, int block, Value caught, State state) {
    var before = frame.arrival(block);
    if (before == null) {
      frame.arrive(block, new Frame.Arrival(frame.registers, state, caught));
      return;
    }
    boolean isWide = frame.visits(block) > MANY_VISITS;
    var theirs =
        Guards.keep(before.registers(), before.state().guards(), state.guards(), frame.registers);
    var registers =
        theirs.join(
            Guards.keep(
                frame.registers, state.guards(), before.state().guards(), before.registers()),
            isWide ? Blocks::widened : Value::join);
    var merged = before.state().join(state, isWide ? Blocks::widened : HeapObject::join);
    var all = before.caught().join(caught);
    // INVARIANT: what joins nothing new is itself; who loses a test has another state.
    boolean isNew =
        registers != before.registers() || merged != before.state() || all != before.caught();
    if (isNew) {
      frame.arrive(block, new Frame.Arrival(registers, merged, all));
    }
  }

  private static Value widened(Value left, Value right) {
    var wide = left == right ? left : left.join(right);
    if (wide != left) {
      wide = wide.widened();
    }
    return wide.equals(left) ? left : wide;
  }

  private static HeapObject widened(HeapObject left, HeapObject right) {
    var wide = left.join(right);
    if (wide != left) {
      wide = wide.widened();
    }
    return wide.equals(left) ? left : wide;
  }
}
