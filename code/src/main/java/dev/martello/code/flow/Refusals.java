package dev.martello.code.flow;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells tests by which callers are refused: one of the two ways ends at once and says so. */
public final class Refusals {
  /** https://www.rfc-editor.org/rfc/rfc9110#name-403-forbidden, and the one for who is unknown. */
  private static final List<Long> STATUS = List.of(401L, 403L);

  /** What is said to those who may not. */
  private static final Pattern SAYING =
      Pattern.compile(
          "(?i)\\b(?:40[13]|forbidden|denied|unauthori[sz]ed|not"
              + " (?:allowed|permitted|authori[sz]ed)|no permission|(?:insufficient|missing)"
              + " (?:rights|permissions?|privileges?))\\b");

  /** What a constant, a function or an error is called that says so. */
  private static final Pattern NAMED =
      Pattern.compile("(?i).*(?:forbid|denied|deny|unauthori[sz]ed|permission_?error).*");

  /** A way that is longer does more than refuse. */
  private static final int LONG = 4;

  private Refusals() {}

  /** Returns whether the block that runs now ends with such a test. */
  static boolean isNext(Interpreter interpreter) {
    var frame = interpreter.frame();
    var procedure = frame.procedure;
    return procedure.blocks().get(frame.block()).exit() instanceof Exit.Branch branch
        && (isRefusing(branch.whenTrue(), procedure) != isRefusing(branch.whenFalse(), procedure)
            || isChoosing(branch, interpreter));
  }

  /** One way gives a function that does what is asked for, and the other one none. */
  private static boolean isChoosing(Exit.Branch branch, Interpreter interpreter) {
    var procedure = interpreter.frame().procedure;
    var ways = List.of(given(branch.whenTrue(), procedure), given(branch.whenFalse(), procedure));
    return ways.stream().anyMatch(way -> way.stream().anyMatch(Refusals::isNothing))
        && ways.stream().anyMatch(way -> way.stream().anyMatch(each -> isOwn(each, interpreter)));
  }

  private static boolean isNothing(Instruction given) {
    return given instanceof Instruction.Constant(_, Literal.Nothing _, _);
  }

  /** A function or method of the project, as a value. */
  private static boolean isOwn(Instruction given, Interpreter interpreter) {
    return given instanceof Instruction.Load(_, _, Key.Member(var name), _)
        && interpreter.program().units().get(interpreter.frame().id.unit()).named(name).stream()
            .anyMatch(each -> !each.owner().isEmpty());
  }

  /** Returns what a way that ends at once gives. */
  private static Optional<Instruction> given(int first, Procedure procedure) {
    var all = new ArrayList<Instruction>();
    int number = first;
    for (int length = 0; length < LONG; length++) {
      var block = procedure.blocks().get(number);
      all.addAll(block.instructions());
      switch (block.exit()) {
        case Exit.Return(var value, _) -> {
          return made(value, all);
        }
        case Exit.Jump(int next) -> number = next;
        case Exit.Throw _, Exit.Branch _, Exit.Either _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Instruction> made(int value, List<Instruction> instructions) {
    int register = value;
    for (var each : instructions.reversed()) {
      if (register >= 0 && each.target() == register) {
        if (each instanceof Instruction.Copy copy) {
          register = copy.source();
        } else {
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether callers are refused next of whom what is tested now does not hold. */
  public static boolean isUnless(Interpreter interpreter) {
    var frame = interpreter.frame();
    var block = frame.procedure.blocks().get(frame.block());
    return isNext(interpreter)
        && block.exit() instanceof Exit.Branch branch
        && isAgainst(
            isDenied(branch.condition(), block.instructions())
                ? branch.whenTrue()
                : branch.whenFalse(),
            frame.procedure);
  }

  private static boolean isAgainst(int way, Procedure procedure) {
    return isRefusing(way, procedure)
        || given(way, procedure).filter(Refusals::isNothing).isPresent();
  }

  /** Returns whether a condition is true where what is tested does not hold. */
  private static boolean isDenied(int condition, List<Instruction> instructions) {
    int register = condition;
    boolean isDenied = false;
    for (var instruction : instructions.reversed()) {
      if (instruction.target() == register) {
        switch (instruction) {
          case Instruction.Copy copy -> register = copy.source();
          case Instruction.Operate(_, var operator, var operands, _)
              when operator == Operator.NOT -> {
            isDenied = !isDenied;
            register = operands.getFirst();
          }
          case Instruction.Operate(_, var operator, _, _) -> {
            return isDenied != (operator == Operator.NOT_EQUAL || operator == Operator.NOT_IN);
          }
          default -> {
            return isDenied;
          }
        }
      }
    }
    return isDenied;
  }

  private static boolean isRefusing(int first, Procedure procedure) {
    var all = new ArrayList<Instruction>();
    int number = first;
    for (int length = 0; length < LONG; length++) {
      var block = procedure.blocks().get(number);
      all.addAll(block.instructions());
      switch (block.exit()) {
        case Exit.Return _, Exit.Throw _ -> {
          return all.stream().anyMatch(Refusals::isSaying);
        }
        case Exit.Jump(int next) -> number = next;
        case Exit.Branch _, Exit.Either _ -> {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean isSaying(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Constant(_, Literal.Whole(var number), _) -> STATUS.contains(number);
      case Instruction.Constant(_, Literal.Text(var text), _) -> SAYING.matcher(text).find();
      case Instruction.Load(_, _, Key.Member(var name), _) -> NAMED.matcher(name).matches();
      case Instruction.Import(_, _, var name, _) -> NAMED.matcher(name).matches();
      case Instruction.Builtin(_, var name, _) -> NAMED.matcher(name).matches();
      case Instruction.New(_, var type, _) -> NAMED.matcher(type).matches();
      case Instruction.Call call -> isNamed(call.callee());
      default -> false;
    };
  }

  private static boolean isNamed(Callee callee) {
    return switch (callee) {
      case Callee.Method(_, var name) -> NAMED.matcher(name).matches();
      case Callee.Declared declared -> NAMED.matcher(declared.name()).matches();
      case Callee.Value _, Callee.Construct _ -> false;
    };
  }
}
