package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.stream.Stream;

/** Tells by names and variables which function of a file a call means. */
final class FunctionNames {
  /*
   * Methods are told by name alone, functions inside of others by the variable that holds them. This is
   * less than what the engine knows of what it runs; it serves where a function was run before, so that
   * its calls are known by the way that first led to them.
   */
  private FunctionNames() {}

  /** Returns whether a call in a function means another one of the same file. */
  static boolean isOf(Procedure wanted, Instruction.Call call, Procedure caller, Unit unit) {
    return switch (call.callee()) {
      case Callee.Method(_, var name) -> isMethod(wanted) && name.equals(wanted.name());
      case Callee.Declared(_, var name, _, _, _) -> name.equals(wanted.name());
      case Callee.Value(var register) ->
          caller.uses().writers(register).anyMatch(each -> isValue(wanted, each, caller, unit));
      case Callee.Construct _ -> false;
    };
  }

  /** Returns whether a function calls itself, or hands itself to what calls it later. */
  static boolean isCallingItself(Procedure one, Unit unit) {
    return unit.procedures().stream()
        .filter(inner -> inner == one || isWithin(inner, one, unit))
        .anyMatch(
            inner ->
                inner
                    .instructions()
                    .anyMatch(
                        each ->
                            isValue(one, each, inner, unit)
                                || (each instanceof Instruction.Call call
                                    && !(call.callee() instanceof Callee.Value)
                                    && isOf(one, call, inner, unit)
                                    && isOnItself(call, inner))));
  }

  /** A method of the same name of something else is another one. */
  private static boolean isOnItself(Instruction.Call call, Procedure caller) {
    return switch (call.callee()) {
      case Callee.Method(var receiver, _) -> isItself(receiver, caller);
      case Callee.Declared(var owner, _, _, var receiver, _) ->
          receiver < 0
              ? owner.equals(caller.owner()) || caller.owner().isEmpty()
              : isItself(receiver, caller) || owner.endsWith(caller.owner());
      case Callee.Value _, Callee.Construct _ -> false;
    };
  }

  private static boolean isItself(int receiver, Procedure caller) {
    return receiver == caller.self()
        || (!caller.parameters().isEmpty() && caller.parameters().getFirst().register() == receiver)
        || caller
            .instructions()
            .anyMatch(each -> each.target() == receiver && each instanceof Instruction.LoadOuter);
  }

  private static boolean isWithin(Procedure inner, Procedure outer, Unit unit) {
    int at = inner.parent();
    while (at > 0) {
      if (at == outer.number()) {
        return true;
      }
      at = unit.procedures().get(at).parent();
    }
    return false;
  }

  private static boolean isMethod(Procedure one) {
    return one.self() >= 0 || !one.owner().isEmpty();
  }

  /** A variable that holds a function. */
  private static boolean isValue(Procedure wanted, Instruction each, Procedure reader, Unit unit) {
    return switch (each) {
      case Instruction.Load(_, _, Key.Member(var name), _) ->
          name.equals(wanted.name()) && wanted.parent() <= 0;
      case Instruction.Copy(_, var source, _) -> isHolding(source, wanted, reader);
      case Instruction.LoadOuter(_, var depth, var register, _) -> {
        var outer = reader;
        for (int step = 0; step < depth && outer.parent() >= 0; step++) {
          outer = unit.procedures().get(outer.parent());
        }
        yield isHolding(register, wanted, outer);
      }
      default -> false;
    };
  }

  /** Returns whether a variable of a function holds one that stands in it. */
  private static boolean isHolding(int register, Procedure wanted, Procedure in) {
    if (wanted.parent() != in.number()) {
      return false;
    }
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>();
    waiting.add(register);
    while (!waiting.isEmpty()) {
      int here = waiting.remove();
      if (here < 0 || seen.get(here)) {
        continue;
      }
      seen.set(here);
      for (var each : in.uses().writers(here).toList()) {
        if (each instanceof Instruction.Closure made && made.procedure() == wanted.number()) {
          return true;
        }
        if (each instanceof Instruction.Copy copy) {
          waiting.add(copy.source());
        }
      }
    }
    return false;
  }

  /** Returns how what is called is written. */
  static Stream<String> written(Callee callee) {
    return switch (callee) {
      case Callee.Method(_, var name) -> Stream.of(name);
      case Callee.Declared(var owner, var name, _, _, _) -> Stream.of(owner, name);
      case Callee.Value _, Callee.Construct _ -> Stream.empty();
    };
  }
}
