package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.ir.Uses;
import java.util.Set;

/** Tells of functions whether they are asynchronous, and of promises whether anybody waits. */
final class Asynchronous {
  private Asynchronous() {}

  /** What tells what to do later, and waits for nothing. */
  static final Set<String> LATER = Set.of("then", "catch", "finally");

  static boolean isAsync(Procedure procedure) {
    return procedure.is(Procedure.Trait.ASYNC);
  }

  /** Returns whether nothing reads a promise, or only what follows it and is not read itself. */
  static boolean isFloating(int promise, Uses uses) {
    if (isDropped(promise, uses)) {
      return true;
    }
    var readers = uses.readers(promise);
    return !uses.isLeaving(promise)
        && readers.size() == 1
        && readers.getFirst() instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(var receiver, var name)
        && receiver == promise
        && LATER.contains(name)
        && isFloating(call.target(), uses);
  }

  static boolean isDropped(int register, Uses uses) {
    return register >= 0 && !uses.isLeaving(register) && uses.readers(register).isEmpty();
  }

  /** A function that is written here, or one of the file's by its name. */
  static boolean isAsyncFunction(int register, Uses uses, Unit unit) {
    var made = uses.writers(register).toList();
    return !made.isEmpty() && made.stream().allMatch(each -> isAsyncFunction(each, uses, unit));
  }

  private static boolean isAsyncFunction(Instruction made, Uses uses, Unit unit) {
    return switch (made) {
      case Instruction.Closure(_, var number, _) -> isAsync(unit.procedures().get(number));
      case Instruction.Load(_, var object, Key.Member(var name), _) ->
          uses.isModule(object) && isAsync(name, unit);
      default -> false;
    };
  }

  private static boolean isAsync(String name, Unit unit) {
    var named = unit.named(name).stream().filter(one -> one.parent() == 0).toList();
    return !named.isEmpty() && named.stream().allMatch(Asynchronous::isAsync);
  }
}
