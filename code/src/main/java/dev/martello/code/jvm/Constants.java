package dev.martello.code.jvm;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.jvm.Operand.Kind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DoubleEntry;
import java.lang.classfile.constantpool.FloatEntry;
import java.lang.classfile.constantpool.IntegerEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.LongEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.constant.ConstantDesc;
import java.util.List;
import java.util.Optional;

/** Lowers what is pushed as a constant. */
final class Constants {
  private final Frame frame;
  private final ClassScope scope;

  Constants(Frame frame, ClassScope scope) {
    this.frame = frame;
    this.scope = scope;
  }

  /** Pushes a constant. */
  void push(ConstantInstruction instruction) {
    if (instruction instanceof ConstantInstruction.LoadConstantInstruction load) {
      frame.push(operand(load.constantEntry()));
    } else {
      pushSmall(instruction.constantValue());
    }
  }

  private void pushSmall(ConstantDesc value) {
    switch (value) {
      case Integer whole -> frame.pushFixed(new Literal.Whole(whole), Kind.PLAIN);
      case Long whole -> frame.pushFixed(new Literal.Whole(whole), Kind.WIDE);
      case Float decimal -> frame.pushFixed(new Literal.Decimal(decimal), Kind.NUMBER);
      case Double decimal -> frame.pushFixed(new Literal.Decimal(decimal), Kind.WIDE);
      default -> frame.pushFixed(new Literal.Nothing(), Kind.PLAIN);
    }
  }

  /** Returns a constant of the class file as an operand; what is no literal gets a register. */
  Operand operand(LoadableConstantEntry entry) {
    var literal = literal(entry);
    if (literal.isPresent()) {
      boolean isWide = entry instanceof LongEntry || entry instanceof DoubleEntry;
      return new Operand.Fixed(literal.get(), isWide ? Kind.WIDE : Kind.PLAIN);
    }
    int target = frame.register();
    frame.add(
        switch (entry) {
          case ClassEntry type ->
              new Instruction.TypeObject(target, scope.nameOf(type), frame.place());
          case MethodHandleEntry handle ->
              new Instruction.MethodValue(
                  target, HandledMethod.of(handle, -1, scope), List.of(), frame.place());
          default -> new Instruction.Operate(target, Operator.OTHER, List.of(), frame.place());
        });
    return new Operand.Held(target, entry.typeKind().slotSize() == 2 ? Kind.WIDE : Kind.PLAIN);
  }

  /** Returns a constant of the class file if it is a text or a number. */
  static Optional<Literal> literal(LoadableConstantEntry entry) {
    return switch (entry) {
      case StringEntry text -> Optional.of(new Literal.Text(text.stringValue()));
      case IntegerEntry whole -> Optional.of(new Literal.Whole(whole.intValue()));
      case LongEntry whole -> Optional.of(new Literal.Whole(whole.longValue()));
      case FloatEntry decimal -> Optional.of(new Literal.Decimal(decimal.floatValue()));
      case DoubleEntry decimal -> Optional.of(new Literal.Decimal(decimal.doubleValue()));
      default -> Optional.empty();
    };
  }
}
