package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells futures of Java that a method gives to callers who do something with them. */
final class ReturnedFutures {
  /** What comes behind a future and fails, or ends, as it does. */
  private static final Pattern FOLLOWING =
      Pattern.compile(
          "then[A-Z]\\w*|whenComplete\\w*|handle(?:Async)?|exceptionally\\w*|orTimeout|toCompletableFuture|copy");

  /** What calls a function and lets its result fall. */
  private static final Pattern DROPPING =
      Pattern.compile("\\.(?:forEach\\w*|ifPresent|execute|runAsync|run|accept|peek)\\(\\s*$");

  private static final int BEFORE = 40;

  private ReturnedFutures() {}

  /** Returns whether the future of a call leaves its method, and whoever calls that reads it. */
  static boolean isGivenOn(Origin.Written call, List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.file().equals(call.file()))
        .flatMap(unit -> around(call, unit).stream())
        .filter(procedure -> !procedure.name().isEmpty() && isReturned(call, procedure))
        .anyMatch(procedure -> isRead(procedure.name(), units));
  }

  private static Optional<Procedure> around(Origin.Written call, Unit unit) {
    return unit.procedures().stream()
        .filter(each -> each.number() > 0 && contains(each, call))
        .min(Comparator.comparingInt(each -> each.extent().end() - each.extent().start()));
  }

  private static boolean contains(Procedure procedure, Origin.Written call) {
    return procedure.extent().start() <= call.span().start()
        && call.span().end() <= procedure.extent().end();
  }

  private static boolean isReturned(Origin.Written call, Procedure procedure) {
    var futures = new HashSet<Integer>();
    for (int before = -1; before != futures.size(); ) {
      before = futures.size();
      procedure
          .instructions()
          .filter(each -> each.target() >= 0 && isFuture(each, call, futures))
          .forEach(each -> futures.add(each.target()));
    }
    return procedure.blocks().stream()
        .anyMatch(
            block -> block.exit() instanceof Exit.Return given && futures.contains(given.value()));
  }

  private static boolean isFuture(Instruction each, Origin.Written call, Set<Integer> futures) {
    return switch (each) {
      case Instruction.Call made when made.place().equals(call.span()) -> true;
      case Instruction.Call made -> isFollowing(made.callee(), futures);
      case Instruction.Copy _, Instruction.Typed _ -> Operands.of(each).anyMatch(futures::contains);
      default -> false;
    };
  }

  private static boolean isFollowing(Callee callee, Set<Integer> futures) {
    return switch (callee) {
      case Callee.Declared declared ->
          futures.contains(declared.receiver()) && FOLLOWING.matcher(declared.name()).matches();
      case Callee.Method(var receiver, var name) ->
          futures.contains(receiver) && FOLLOWING.matcher(name).matches();
      case Callee.Value _, Callee.Construct _ -> false;
    };
  }

  private static boolean isRead(String name, List<Unit> units) {
    return units.stream()
        .anyMatch(
            unit ->
                unit.procedures().stream()
                    .anyMatch(
                        procedure ->
                            !isDropping(procedure, unit)
                                && calls(procedure, name)
                                    .map(each -> new Origin.Written(unit.file(), each.place()))
                                    .anyMatch(where -> !Results.isDropped(where, List.of(unit)))));
  }

  private static Stream<Instruction> calls(Procedure procedure, String name) {
    return procedure
        .instructions()
        .filter(
            each ->
                each instanceof Instruction.Call(_, Callee.Declared declared, _, _)
                    && declared.name().equals(name));
  }

  /** A lambda whose result nobody looks at. */
  private static boolean isDropping(Procedure procedure, Unit unit) {
    int start = procedure.extent().start();
    return procedure.name().isEmpty()
        && DROPPING
            .matcher(unit.file().text().substring(Math.max(0, start - BEFORE), start))
            .find();
  }
}
