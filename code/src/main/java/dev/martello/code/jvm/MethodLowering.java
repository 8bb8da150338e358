package dev.martello.code.jvm;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.jvm.Operand.Kind;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.List;

/** Lowers the code of one method: blocks and how they end. */
final class MethodLowering {
  private static final Literal ZERO = new Literal.Whole(0);

  private final ProcedureBuilder builder;
  private final CodeLayout layout;
  private final Frame frame;
  private final Places places;
  private final String result;
  private final BlockPlan plan;
  private final Steps steps;

  /**
   * Prepares the lowering of a method whose parameters are bound.
   *
   * @param result the descriptor of what it returns
   */
  MethodLowering(
      ProcedureBuilder builder,
      CodeLayout layout,
      Frame frame,
      ClassScope scope,
      Places places,
      String result) {
    this.builder = builder;
    this.layout = layout;
    this.frame = frame;
    this.places = places;
    this.result = result;
    plan = new BlockPlan(builder, layout, frame, places);
    steps = new Steps(frame, layout, scope);
  }

  /**
   * Goes on from the builder's block with the method's code.
   *
   * @throws MalformedCodeException if the code breaks the rules
   */
  void lower() {
    plan.begin();
    for (var next = plan.next(); next.isPresent(); next = plan.next()) {
      fill(next.get());
    }
  }

  private void fill(BlockPlan.Waiting block) {
    builder.at(block.block());
    frame.begin(block.shape());
    int first = layout.index(block.offset());
    for (int index = first; !builder.isEnded(); index++) {
      if (index == layout.size()) {
        throw new MalformedCodeException("its last instruction goes on");
      }
      if (index > first && layout.isLeader(layout.offset(index))) {
        jump(layout.offset(index));
      } else {
        frame.at(places.line(layout.line(index)));
        lower(index);
      }
    }
  }

  private void lower(int index) {
    switch (layout.instruction(index)) {
      case BranchInstruction branch -> branch(branch, index);
      case TableSwitchInstruction table -> choose(table);
      case LookupSwitchInstruction lookup -> choose(lookup);
      case ReturnInstruction back ->
          builder.end(
              new Exit.Return(
                  back.opcode() == Opcode.RETURN ? -1 : frame.popRegister(result), frame.place()));
      case ThrowInstruction _ -> builder.end(new Exit.Throw(frame.popRegister(), frame.place()));
      case Instruction other -> steps.lower(other, index);
    }
  }

  private void jump(int offset) {
    int target = decided(offset);
    builder.jump(plan.arrive(target, frame.spill()));
  }

  /**
   * Returns where a jump leads that has a truth value on the stack and finds the question for it.
   * Compilers make one value of a condition of several parts, and ask for that; without this, what
   * each part has found out would be lost.
   */
  private int decided(int offset) {
    int index = layout.index(offset);
    if (index + 2 < layout.size()
        && layout.instruction(index) instanceof StoreInstruction store
        && layout.instruction(index + 1) instanceof LoadInstruction load
        && load.slot() == store.slot()
        && isAsking(index + 2)
        && frame.top() instanceof Operand.Fixed fixed) {
      steps.lower(layout.instruction(index), index);
      frame.push(fixed);
      return decided(layout.offset(index + 2));
    }
    if (isAsking(index)
        && layout.instruction(index) instanceof BranchInstruction branch
        && frame.top() instanceof Operand.Fixed(Literal.Whole(long value), Kind _)) {
      frame.pop();
      boolean isTaken = (value == 0) == (branch.opcode() == Opcode.IFEQ);
      return isTaken ? layout.offset(branch.target()) : offset + branch.sizeInBytes();
    }
    return offset;
  }

  private boolean isAsking(int index) {
    var opcode = layout.instruction(index).opcode();
    return opcode == Opcode.IFEQ || opcode == Opcode.IFNE;
  }

  private void branch(BranchInstruction branch, int index) {
    int target = layout.offset(branch.target());
    int next = layout.offset(index) + branch.sizeInBytes();
    switch (branch.opcode()) {
      case GOTO, GOTO_W -> jump(target);
      case IFEQ -> onZero(Operator.EQUAL, target, next);
      case IFNE -> onZero(Operator.NOT_EQUAL, target, next);
      case IFLT -> onZero(Operator.LESS, target, next);
      case IFGE -> onZero(Operator.GREATER_OR_EQUAL, target, next);
      case IFGT -> onZero(Operator.GREATER, target, next);
      case IFLE -> onZero(Operator.LESS_OR_EQUAL, target, next);
      case IF_ICMPEQ, IF_ACMPEQ -> onTwo(Operator.EQUAL, target, next);
      case IF_ICMPNE, IF_ACMPNE -> onTwo(Operator.NOT_EQUAL, target, next);
      case IF_ICMPLT -> onTwo(Operator.LESS, target, next);
      case IF_ICMPGE -> onTwo(Operator.GREATER_OR_EQUAL, target, next);
      case IF_ICMPGT -> onTwo(Operator.GREATER, target, next);
      case IF_ICMPLE -> onTwo(Operator.LESS_OR_EQUAL, target, next);
      case IFNULL -> branch(isNothing(), target, next);
      case IFNONNULL -> branch(isNothing(), next, target);
      default -> throw new MalformedCodeException("it branches by `" + branch.opcode() + "`");
    }
  }

  private int isNothing() {
    return steps.operate(Operator.IS_NOTHING, List.of(frame.popRegister()));
  }

  private void onZero(Operator operator, int target, int next) {
    switch (frame.pop()) {
      case Operand.Compared compared ->
          branch(steps.operate(operator, List.of(compared.left(), compared.right())), target, next);
      case Operand operand when isTruth(operand, operator) -> {
        boolean isWhenFalse = operator == Operator.EQUAL;
        int condition = frame.value(operand, Kind.TRUTH);
        branch(condition, isWhenFalse ? next : target, isWhenFalse ? target : next);
      }
      case Operand operand ->
          branch(
              steps.compare(operator, operand, new Operand.Fixed(ZERO, Kind.PLAIN)), target, next);
    }
  }

  /** A whole number that is only asked whether it is zero is most likely a truth value. */
  private static boolean isTruth(Operand operand, Operator operator) {
    boolean isAskedForZero = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    return isAskedForZero && (operand.kind() == Kind.TRUTH || operand.kind() == Kind.PLAIN);
  }

  private void onTwo(Operator operator, int target, int next) {
    var right = frame.pop();
    branch(steps.compare(operator, frame.pop(), right), target, next);
  }

  private void branch(int condition, int whenTrue, int whenFalse) {
    int kept = frame.keptOver(condition);
    var shape = frame.spill();
    builder.end(
        new Exit.Branch(
            kept, plan.arrive(whenTrue, shape), plan.arrive(whenFalse, shape), frame.place()));
  }

  private void choose(Instruction instruction) {
    var otherwise = Switches.defaultOf(instruction).orElseThrow();
    var operand = frame.pop();
    int value = frame.keptOver(frame.value(operand, operand.kind()));
    var shape = frame.spill();
    var chosen = new Operand.Held(value, operand.kind());
    int last = plan.arrive(layout.offset(otherwise), shape);
    for (var each : Switches.casesOf(instruction)) {
      int target = plan.arrive(layout.offset(each.target()), shape);
      if (target != last) {
        var number = new Operand.Fixed(new Literal.Whole(each.caseValue()), Kind.PLAIN);
        int condition = steps.compare(Operator.EQUAL, chosen, number);
        int next = builder.block();
        builder.end(new Exit.Branch(condition, target, next, frame.place()));
        builder.at(next);
      }
    }
    builder.jump(last);
  }
}
