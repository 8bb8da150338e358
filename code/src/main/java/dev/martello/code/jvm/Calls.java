package dev.martello.code.jvm;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operator;
import dev.martello.code.jvm.Operand.Kind;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;

/** Lowers calls of methods that the class file names. */
final class Calls {
  private static final String KOTLIN = "kotlin.jvm.internal.Intrinsics";

  private final Frame frame;
  private final ClassScope scope;

  Calls(Frame frame, ClassScope scope) {
    this.frame = frame;
    this.scope = scope;
  }

  /** Lowers a call. */
  void lower(InvokeInstruction call) {
    var owner = scope.nameOf(call.owner());
    var name = call.name().stringValue();
    var descriptor = scope.descriptor(call.type().stringValue());
    var arguments = popAll(descriptor, frame);
    if (owner.equals(KOTLIN) && isIntrinsic(name, descriptor, arguments)) {
      return;
    }
    boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
    int receiver = isStatic ? -1 : frame.popRegister();
    boolean isExact =
        isStatic
            || call.opcode() == Opcode.INVOKESPECIAL
            || scope.isExact(call.owner().asInternalName(), name, call.type().stringValue());
    var callee = new Callee.Declared(owner, name, call.type().stringValue(), receiver, isExact);
    frame.add(
        new Instruction.Call(
            target(descriptor),
            callee,
            arguments.stream().map(Argument::of).toList(),
            frame.place()));
  }

  private int target(Descriptor descriptor) {
    return descriptor.isVoid() ? -1 : frame.pushNew(Kind.of(descriptor.result()));
  }

  /** Takes the arguments of a call from the stack, as values of the parameters' types. */
  static List<Integer> popAll(Descriptor descriptor, Frame frame) {
    var arguments = new ArrayList<Integer>();
    for (var type : descriptor.parameters().reversed()) {
      arguments.addFirst(frame.popRegister(type));
    }
    return arguments;
  }

  /** Kotlin's compiler adds calls that nobody wrote; some of them only check for null. */
  private boolean isIntrinsic(String name, Descriptor descriptor, List<Integer> arguments) {
    if (descriptor.isVoid() && name.startsWith("check")) {
      return true;
    }
    if (arguments.size() != 2) {
      return false;
    }
    switch (name) {
      case "areEqual" ->
          frame.add(
              new Instruction.Operate(
                  frame.pushNew(Kind.TRUTH), Operator.EQUAL, arguments, frame.place()));
      case "stringPlus" ->
          frame.add(
              new Instruction.Concatenate(frame.pushNew(Kind.PLAIN), arguments, frame.place()));
      default -> {
        return false;
      }
    }
    return true;
  }
}
