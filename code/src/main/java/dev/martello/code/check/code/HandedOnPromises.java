package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Functions of scripts that hand on the promise of a call that stands in them: whoever calls them
 * must wait.
 *
 * @param isOfLibrary tells calls of what is not the project's
 */
record HandedOnPromises(List<Unit> units, Predicate<Origin.Written> isOfLibrary) {
  private static final int MOST = 3;
  private static final int MOST_STEPS = 6;

  private record In(Unit unit, Procedure procedure) {}

  /** Returns the calls whose promise is that of a place, which nobody reads. */
  List<Origin.Written> forgotten(Origin.Written where) {
    return around(where).flatMap(in -> forgotten(in, MOST)).distinct().toList();
  }

  /** Returns the functions that return what a call gives that stands at, or around, a place. */
  private Stream<In> around(Origin.Written where) {
    return units.stream()
        .filter(unit -> unit.file().equals(where.file()) && unit.language().isScript())
        .flatMap(unit -> unit.procedures().stream().map(procedure -> new In(unit, procedure)))
        .filter(
            in ->
                UnawaitedCall.instructions(in.procedure())
                    .anyMatch(
                        each ->
                            each instanceof Instruction.Call call
                                && call.place().start() <= where.span().start()
                                && call.place().end() >= where.span().end()
                                && isReturned(call.target(), in.procedure())));
  }

  private static boolean isReturned(int register, Procedure procedure) {
    return register >= 0
        && procedure.blocks().stream()
            .anyMatch(
                block ->
                    block.exit() instanceof Exit.Return leaving && leaving.value() == register);
  }

  private Stream<Origin.Written> forgotten(In callee, int depth) {
    var name = callee.procedure().name();
    if (name.isEmpty() || depth == 0) {
      return Stream.empty();
    }
    return units.stream()
        .filter(unit -> unit.language().isScript())
        .flatMap(unit -> unit.procedures().stream().map(procedure -> new In(unit, procedure)))
        .flatMap(
            in ->
                UnawaitedCall.instructions(in.procedure())
                    .filter(each -> each instanceof Instruction.Call call && isOf(callee, call, in))
                    .flatMap(
                        call ->
                            isFloating(call, in)
                                ? Stream.of(new Origin.Written(in.unit().file(), call.place()))
                                : isReturned(call.target(), in.procedure())
                                    ? forgotten(in, depth - 1)
                                    : Stream.empty()));
  }

  private static boolean isFloating(Instruction call, In in) {
    return UnawaitedCall.isAsync(in.procedure())
        && UnawaitedCall.isFloating(call.target(), in.procedure());
  }

  /** A name says nothing by itself: what is called must come from that function's place. */
  private boolean isOf(In callee, Instruction.Call call, In in) {
    var name = callee.procedure().name();
    return switch (call.callee()) {
      case Callee.Method(var receiver, var method) ->
          method.equals(name)
              && !isOfLibrary.test(new Origin.Written(in.unit().file(), call.place()))
              && isHolder(receiver, in, callee);
      case Callee.Value(var function) ->
          made(function, in, MOST_STEPS).anyMatch(from -> isFunction(from, callee));
      case Callee.Construct _, Callee.Declared _ -> false;
    };
  }

  /** Returns whether a value has the function: an object or instance of the project, a module. */
  private boolean isHolder(int receiver, In in, In callee) {
    var owner = callee.procedure().owner();
    return made(receiver, in, MOST_STEPS)
        .anyMatch(
            from ->
                switch (from.instruction()) {
                  case null ->
                      !owner.isEmpty()
                          && from.register() == from.in().procedure().self()
                          && from.in().procedure().owner().equals(owner);
                  case Instruction.Import(_, var module, _, _) ->
                      owner.isEmpty() && isElsewhere(module, from, callee);
                  case Instruction.Make(_, _, var entries, _) ->
                      entries.stream()
                          .flatMap(entry -> made(entry.value(), from.in(), MOST_STEPS))
                          .anyMatch(each -> isFunction(each, callee));
                  case Instruction.Call(_, Callee.Construct(var type), _, _) ->
                      !owner.isEmpty()
                          && made(type, from.in(), MOST_STEPS)
                              .anyMatch(each -> isClass(each, callee));
                  default -> false;
                });
  }

  private static boolean isFunction(From from, In callee) {
    return switch (from.instruction()) {
      case Instruction.Closure(_, var number, _) ->
          from.in().unit() == callee.unit() && number == callee.procedure().number();
      case Instruction.Import(_, var module, var member, _) ->
          isElsewhere(module, from, callee) && isNamed(member, callee.procedure().name());
      case Instruction.Load(_, _, Key.Member(var member), _) ->
          from.in().unit() != callee.unit() && member.equals(callee.procedure().name());
      case null, default -> false;
    };
  }

  private static boolean isClass(From from, In callee) {
    var owner = callee.procedure().owner();
    return switch (from.instruction()) {
      case Instruction.MakeClass(_, var name, _, _) -> name.equals(owner);
      case Instruction.Import(_, var module, var member, _) ->
          isElsewhere(module, from, callee) && isNamed(member, owner);
      case Instruction.Load(_, _, Key.Member(var member), _) -> member.equals(owner);
      case null, default -> false;
    };
  }

  private static boolean isElsewhere(String module, From from, In callee) {
    return module.startsWith(".") && from.in().unit() != callee.unit();
  }

  private static boolean isNamed(String member, String name) {
    return member.equals(name) || member.equals("default");
  }

  /**
   * What writes a value.
   *
   * @param instruction nothing for receivers and parameters
   */
  private record From(In in, int register, @Nullable Instruction instruction) {}

  /** Follows a value to what made it, by variables of its function, those outside, and members. */
  private static Stream<From> made(int register, In in, int steps) {
    var writing =
        UnawaitedCall.instructions(in.procedure())
            .filter(each -> each.target() == register)
            .toList();
    return writing.isEmpty() || steps == 0
        ? Stream.of(new From(in, register, null))
        : writing.stream().flatMap(each -> made(each, in, steps - 1));
  }

  private static Stream<From> made(Instruction writing, In in, int steps) {
    return switch (writing) {
      case Instruction.Copy copy -> made(copy.source(), in, steps);
      case Instruction.Typed typed -> made(typed.source(), in, steps);
      case Instruction.Await await -> made(await.source(), in, steps);
      case Instruction.LoadOuter outer -> made(outer.register(), outside(in, outer.depth()), steps);
      case Instruction.Load(var target, var object, Key.Member(var member), _) -> {
        var stored = stored(member, in.unit(), steps).toList();
        yield !stored.isEmpty()
            ? stored.stream()
            : made(object, in, steps)
                .filter(
                    from ->
                        from.instruction() instanceof Instruction.Import(_, var name, _, _)
                            && name.startsWith("."))
                .map(_ -> new From(in, target, writing));
      }
      default -> Stream.of(new From(in, writing.target(), writing));
    };
  }

  private static Stream<From> stored(String member, Unit unit, int steps) {
    return unit.procedures().stream()
        .map(procedure -> new In(unit, procedure))
        .flatMap(
            in ->
                UnawaitedCall.instructions(in.procedure())
                    .filter(
                        each ->
                            each instanceof Instruction.Store(_, Key.Member(var name), _, _)
                                && name.equals(member))
                    .flatMap(each -> made(((Instruction.Store) each).value(), in, steps)));
  }

  private static In outside(In in, int depth) {
    var procedure = in.procedure();
    for (int up = 0; up < depth && procedure.parent() >= 0; up++) {
      procedure = in.unit().procedures().get(procedure.parent());
    }
    return new In(in.unit(), procedure);
  }
}
