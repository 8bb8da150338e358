package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells by names, variables and imports which functions of a project a call of a script means. */
final class ScriptCallees {
  /*
   * The engine follows a function once for the same arguments and knows its calls by the way that
   * first led to them; this serves for the other calls.
   */

  private static final int MOST_STEPS = 6;

  /** Functions by name; those without are never meant by one. */
  private final Map<String, List<In>> named = new HashMap<>();

  /** A function and its file. */
  record In(Unit unit, Procedure procedure) {}

  ScriptCallees(List<Unit> units) {
    for (var unit : units) {
      if (unit.language().isScript()) {
        for (var procedure : unit.procedures()) {
          if (!procedure.name().isEmpty()) {
            named
                .computeIfAbsent(procedure.name(), _ -> new ArrayList<>())
                .add(new In(unit, procedure));
          }
        }
      }
    }
  }

  /** Returns the functions that a call means. */
  Stream<In> of(Instruction.Call call, In in) {
    return names(call, in)
        .distinct()
        .flatMap(name -> named.getOrDefault(name, List.of()).stream())
        .filter(callee -> isOf(callee, call, in));
  }

  private static Stream<String> names(Instruction.Call call, In in) {
    return switch (call.callee()) {
      case Callee.Method(_, var name) -> Stream.of(name);
      case Callee.Value(var function) ->
          made(function, in, MOST_STEPS).flatMap(ScriptCallees::names);
      case Callee.Construct _, Callee.Declared _ -> Stream.empty();
    };
  }

  private static Stream<String> names(From from) {
    return switch (from.instruction()) {
      case Instruction.Closure(_, var number, _) ->
          Stream.of(from.in().unit().procedures().get(number).name());
      case Instruction.Import(_, _, var member, _) -> Stream.of(member);
      case Instruction.Load(_, _, Key.Member(var member), _) -> Stream.of(member);
      case null, default -> Stream.empty();
    };
  }

  /** A name says nothing by itself: what is called must come from that function's place. */
  private boolean isOf(In callee, Instruction.Call call, In in) {
    var name = callee.procedure().name();
    return switch (call.callee()) {
      case Callee.Method(var receiver, var method) ->
          method.equals(name) && isHolder(receiver, in, callee);
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
        Asynchronous.instructions(in.procedure())
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
                Asynchronous.instructions(in.procedure())
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
