package dev.martello.code.jvm;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.jvm.Operand.Kind;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.ArrayList;
import java.util.List;

/** Lowers calls whose target is made at run time by what compilers use for it. */
final class DynamicCalls {
  private final Frame frame;
  private final Constants constants;
  private final ClassScope scope;

  DynamicCalls(Frame frame, Constants constants, ClassScope scope) {
    this.frame = frame;
    this.constants = constants;
    this.scope = scope;
  }

  /** Lowers a call. */
  void lower(InvokeDynamicEntry call) {
    var bootstrap = call.bootstrap();
    var maker = bootstrap.bootstrapMethod().reference();
    var makerName = maker.owner().asInternalName() + "." + maker.name().stringValue();
    var name = call.name().stringValue();
    var descriptor = scope.descriptor(call.type().stringValue());
    var arguments = Calls.popAll(descriptor, frame);
    int target = descriptor.isVoid() ? -1 : frame.pushNew(Kind.of(descriptor.result()));
    var extra = bootstrap.arguments();
    switch (makerName) {
      case "java/lang/invoke/StringConcatFactory.makeConcat" -> concatenate(target, arguments);
      case "java/lang/invoke/StringConcatFactory.makeConcatWithConstants" ->
          concatenate(target, parts(extra, arguments));
      case "java/lang/invoke/LambdaMetafactory.metafactory",
          "java/lang/invoke/LambdaMetafactory.altMetafactory" ->
          methodValue(target, handle(extra), arguments);
      case "java/lang/runtime/ObjectMethods.bootstrap" -> {
        if (name.equals("toString") && arguments.size() == 1) {
          describe(target, arguments.getFirst(), extra);
        } else {
          other(target, arguments);
        }
      }
      case "java/lang/runtime/SwitchBootstraps.typeSwitch",
          "java/lang/runtime/SwitchBootstraps.enumSwitch" ->
          other(target, arguments);
      default -> unknown(target, makerName.replace('/', '.'), arguments);
    }
  }

  private void other(int target, List<Integer> operands) {
    frame.add(new Instruction.Operate(target, Operator.OTHER, operands, frame.place()));
  }

  private static MethodHandleEntry handle(List<LoadableConstantEntry> extra) {
    if (extra.size() > 1 && extra.get(1) instanceof MethodHandleEntry method) {
      return method;
    }
    throw new MalformedCodeException("a lambda has no method");
  }

  private void concatenate(int target, List<Integer> parts) {
    frame.add(new Instruction.Concatenate(target, parts, frame.place()));
  }

  private List<Integer> parts(List<LoadableConstantEntry> extra, List<Integer> arguments) {
    if (extra.isEmpty() || !(extra.getFirst() instanceof StringEntry entry)) {
      throw new MalformedCodeException("a concatenation has no recipe");
    }
    var nextArguments = arguments.iterator();
    var nextConstants = extra.subList(1, extra.size()).iterator();
    var parts = new ArrayList<Integer>();
    for (var part : scope.parts(entry.stringValue())) {
      boolean isMark = part.length() == 1;
      if (isMark && part.charAt(0) == ClassScope.ARGUMENT && nextArguments.hasNext()) {
        parts.add(nextArguments.next());
      } else if (isMark && part.charAt(0) == ClassScope.CONSTANT && nextConstants.hasNext()) {
        parts.add(frame.value(constants.operand(nextConstants.next()), Kind.PLAIN));
      } else {
        parts.add(text(part));
      }
    }
    return parts;
  }

  private int text(String value) {
    int register = frame.register();
    frame.add(new Instruction.Constant(register, new Literal.Text(value), frame.place()));
    return register;
  }

  private void methodValue(int target, MethodHandleEntry method, List<Integer> captured) {
    boolean isOfObject = HandledMethod.hasReceiver(method);
    boolean isBound = isOfObject && !captured.isEmpty();
    int unbound = isOfObject ? Callee.Declared.FIRST : -1;
    frame.add(
        new Instruction.MethodValue(
            target,
            HandledMethod.of(method, isBound ? captured.getFirst() : unbound, scope),
            captured,
            frame.place()));
  }

  /** A record's text is its name and its components with their names. */
  private void describe(int target, int object, List<LoadableConstantEntry> extra) {
    var parts = new ArrayList<Integer>();
    for (var entry : extra) {
      if (entry instanceof MethodHandleEntry getter) {
        var field = getter.reference().name().stringValue();
        parts.add(text((parts.isEmpty() ? "[" : ", ") + field + "="));
        int value = frame.register();
        frame.add(new Instruction.Load(value, object, new Key.Member(field), frame.place()));
        parts.add(value);
      }
    }
    parts.add(text("]"));
    concatenate(target, parts);
  }

  private void unknown(int target, String maker, List<Integer> arguments) {
    int made = frame.register();
    frame.add(new Instruction.Builtin(made, maker, frame.place()));
    frame.add(
        new Instruction.Call(
            target,
            new Callee.Value(made),
            arguments.stream().map(Argument::of).toList(),
            frame.place()));
  }
}
