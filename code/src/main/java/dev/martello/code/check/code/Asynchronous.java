package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells of functions whether they are asynchronous, and of promises whether anybody waits. */
final class Asynchronous {
  private Asynchronous() {}

  /** What tells what to do later, and waits for nothing. */
  static final Set<String> LATER = Set.of("then", "catch", "finally");

  static boolean isAsync(Procedure procedure) {
    return procedure.is(Procedure.Trait.ASYNC);
  }

  static boolean isFloating(int promise, Procedure procedure) {
    if (isDropped(promise, procedure)) {
      return true;
    }
    var readers =
        instructions(procedure)
            .filter(each -> Operands.of(each).anyMatch(read -> read == promise))
            .toList();
    boolean isRead =
        procedure.shared().contains(promise)
            || procedure.blocks().stream()
                .anyMatch(block -> Operands.of(block.exit()).anyMatch(read -> read == promise));
    return !isRead
        && readers.size() == 1
        && readers.getFirst() instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(var receiver, var name)
        && receiver == promise
        && LATER.contains(name)
        && isFloating(call.target(), procedure);
  }

  static boolean isDropped(int register, Procedure procedure) {
    return register >= 0
        && !procedure.shared().contains(register)
        && procedure.blocks().stream()
            .noneMatch(
                block ->
                    Operands.of(block.exit()).anyMatch(read -> read == register)
                        || block.instructions().stream()
                            .anyMatch(
                                each -> Operands.of(each).anyMatch(read -> read == register)));
  }

  /** A function that is written here, or one of the file's by its name. */
  static boolean isAsyncFunction(int register, Procedure procedure, Unit unit) {
    var made = instructions(procedure).filter(each -> each.target() == register).toList();
    return !made.isEmpty()
        && made.stream().allMatch(each -> isAsyncFunction(each, procedure, unit));
  }

  private static boolean isAsyncFunction(Instruction made, Procedure procedure, Unit unit) {
    return switch (made) {
      case Instruction.Closure(_, var number, _) -> isAsync(unit.procedures().get(number));
      case Instruction.Load(_, var object, Key.Member(var name), _) ->
          isModule(object, procedure) && isAsync(name, unit);
      default -> false;
    };
  }

  private static boolean isModule(int register, Procedure procedure) {
    return instructions(procedure)
        .anyMatch(
            each -> each instanceof Instruction.ThisModule module && module.target() == register);
  }

  private static boolean isAsync(String name, Unit unit) {
    Predicate<Procedure> isNamed = one -> one.name().equals(name) && one.parent() == 0;
    return unit.procedures().stream().anyMatch(isNamed)
        && unit.procedures().stream().filter(isNamed).allMatch(Asynchronous::isAsync);
  }

  static Stream<Instruction> instructions(Procedure procedure) {
    return procedure.blocks().stream().flatMap(block -> block.instructions().stream());
  }
}
