package dev.martello.code.check.code;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds calls of a function's parameter, also by functions inside. */
final class Callbacks {
  private static final int DEEPEST = 16;

  private Callbacks() {}

  static Stream<Instruction.Call> calls(Procedure of, int parameter, Unit unit) {
    return Stream.concat(
        called(of, Set.of(parameter)),
        unit.procedures().stream()
            .flatMap(inside -> called(inside, names(inside, of, parameter, unit))));
  }

  /**
   * Returns whether a parameter is called, or handed to a function that calls it; one that also
   * gets what stands before it does the handler's whole work, and may answer by a promise.
   */
  static boolean isUsed(Procedure of, int place, Unit unit) {
    int callback = of.parameters().get(place).register();
    int before = of.parameters().get(place - 1).register();
    return calls(of, callback, unit).findAny().isPresent()
        || isHanded(of, Set.of(callback), Set.of(before))
        || unit.procedures().stream()
            .anyMatch(
                inside ->
                    isHanded(
                        inside,
                        names(inside, of, callback, unit),
                        names(inside, of, before, unit)));
  }

  /** Returns the calls of functions of the project that are given a parameter and call it. */
  static Stream<Instruction.Call> handed(
      Procedure of, int place, Unit unit, ScriptCallees callees) {
    int callback = of.parameters().get(place).register();
    int before = of.parameters().get(place - 1).register();
    return Stream.concat(
        handed(new ScriptCallees.In(unit, of), Set.of(callback), Set.of(before), callees),
        unit.procedures().stream()
            .flatMap(
                inside ->
                    handed(
                        new ScriptCallees.In(unit, inside),
                        names(inside, of, callback, unit),
                        names(inside, of, before, unit),
                        callees)));
  }

  private static Stream<Instruction.Call> handed(
      ScriptCallees.In caller, Set<Integer> callback, Set<Integer> others, ScriptCallees callees) {
    return callback.isEmpty()
        ? Stream.empty()
        : caller
            .procedure()
            .instructions()
            .filter(Instruction.Call.class::isInstance)
            .map(Instruction.Call.class::cast)
            .filter(
                call -> call.arguments().stream().noneMatch(one -> others.contains(one.register())))
            .filter(
                call ->
                    IntStream.range(0, call.arguments().size())
                        .filter(at -> callback.contains(call.arguments().get(at).register()))
                        .anyMatch(at -> isCalled(at, call, caller, callees)));
  }

  private static boolean isCalled(
      int at, Instruction.Call call, ScriptCallees.In caller, ScriptCallees callees) {
    return callees
        .of(call, caller)
        .filter(callee -> callee.procedure().parameters().size() > at)
        .anyMatch(
            callee ->
                calls(
                        callee.procedure(),
                        callee.procedure().parameters().get(at).register(),
                        callee.unit())
                    .findAny()
                    .isPresent());
  }

  private static boolean isHanded(Procedure procedure, Set<Integer> callback, Set<Integer> others) {
    return !callback.isEmpty()
        && procedure
            .instructions()
            .filter(Instruction.Call.class::isInstance)
            .map(Instruction.Call.class::cast)
            .map(call -> call.arguments().stream().map(Argument::register).toList())
            .anyMatch(
                given ->
                    given.stream().anyMatch(callback::contains)
                        && given.stream().noneMatch(others::contains));
  }

  private static Stream<Instruction.Call> called(Procedure procedure, Set<Integer> registers) {
    return procedure
        .instructions()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast)
        .filter(
            call ->
                call.callee() instanceof Callee.Value(var callee) && registers.contains(callee));
  }

  /** Returns the registers in which a procedure has the parameter of one around it. */
  private static Set<Integer> names(Procedure inside, Procedure of, int parameter, Unit unit) {
    int depth = depth(inside, of, unit);
    var registers = new HashSet<Integer>();
    if (depth > 0) {
      inside
          .instructions()
          .filter(
              each ->
                  each instanceof Instruction.LoadOuter load
                      && load.depth() == depth
                      && load.register() == parameter)
          .forEach(load -> registers.add(load.target()));
    }
    return registers;
  }

  /** Returns how many procedures inside one another it takes; 0 if it does not stand inside. */
  private static int depth(Procedure inside, Procedure of, Unit unit) {
    var at = inside;
    for (int depth = 1; depth < DEEPEST && at.number() != 0; depth++) {
      if (at.parent() == of.number()) {
        return depth;
      }
      at = unit.procedures().get(at.parent());
    }
    return 0;
  }
}
