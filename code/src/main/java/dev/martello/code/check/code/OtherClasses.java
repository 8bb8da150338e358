package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.List;
import java.util.stream.Stream;

/** Finds the methods of a project's other classes of Java that methods call. */
final class OtherClasses {
  private OtherClasses() {}

  /** A method with the file that it stands in. */
  record Called(Unit unit, Procedure procedure) {
    /** Returns it and the functions in it that give nothing: what is done for each record. */
    Stream<Called> withFunctions() {
      return Stream.concat(
          Stream.of(this),
          unit.procedures().stream()
              .filter(one -> one.parent() == procedure.number() && one.name().isEmpty())
              .filter(SwallowedFailure::tellsNothing)
              .map(one -> new Called(unit, one)));
    }
  }

  /** Returns what methods of a file call of other files, by the class or an interface of it. */
  static Stream<Called> called(List<Procedure> callers, Unit unit, List<Unit> units) {
    var calls = callers.stream().flatMap(OtherClasses::calls).distinct().toList();
    return units.stream()
        .filter(other -> other != unit && other.language() == unit.language())
        .flatMap(
            other ->
                other.procedures().stream()
                    .filter(one -> calls.stream().anyMatch(call -> isOf(one, call, other)))
                    .map(one -> new Called(other, one)));
  }

  private record Call(String owner, String name) {}

  private static Stream<Call> calls(Procedure caller) {
    return caller
        .instructions()
        .flatMap(
            each ->
                switch (each) {
                  case Instruction.Call(_, Callee.Declared callee, _, _) ->
                      Stream.of(new Call(callee.owner(), callee.name()));
                  case Instruction.MethodValue(_, var method, _, _) ->
                      Stream.of(new Call(method.owner(), method.name()));
                  default -> Stream.empty();
                });
  }

  private static boolean isOf(Procedure method, Call call, Unit unit) {
    return method.name().equals(call.name())
        && !method.name().equals("<init>")
        && (method.owner().equals(call.owner())
            || unit.types().stream()
                .filter(type -> type.name().equals(method.owner()))
                .anyMatch(type -> type.supertypes().contains(call.owner())));
  }
}
