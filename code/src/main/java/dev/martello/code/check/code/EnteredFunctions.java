package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a project that its calls enter, as the ways to what libraries are called for
 * tell: whatever the call names, a class of another file, a table of functions or what a factory
 * made.
 */
final class EnteredFunctions {
  private final Map<SourceFile, Unit> units = new HashMap<>();
  private final Map<SourceFile, Bodies> bodies = new HashMap<>();
  private final List<Usage> usages;
  private @Nullable Map<Origin.Written, Set<Origin.Written>> steps;

  /**
   * Where the functions of a file stand.
   *
   * @param starting the number of the innermost that starts at an offset
   * @param ends by number
   */
  private record Bodies(NavigableMap<Integer, Integer> starting, int[] ends) {
    static Bodies of(Unit unit) {
      var starting = new TreeMap<Integer, Integer>();
      var ends = new int[unit.procedures().size()];
      for (var procedure : unit.procedures()) {
        ends[procedure.number()] = procedure.extent().end();
        starting.merge(
            procedure.span().start(),
            procedure.number(),
            (one, other) -> ends[one] < ends[other] ? one : other);
      }
      return new Bodies(starting, ends);
    }
  }

  EnteredFunctions(CodeResults.FunctionCode code) {
    code.result().reached().forEach(unit -> units.put(unit.file(), unit));
    usages = code.result().usages();
  }

  /** Returns what runs in the functions that calls enter. */
  private Map<Origin.Written, Set<Origin.Written>> steps() {
    var known = steps;
    if (known == null) {
      known = new HashMap<>();
      for (var usage : usages) {
        if (!usage.isInitialisation()) {
          add(usage, known);
        }
      }
      // What a library is given it calls at its own time.
      for (var usage : usages) {
        if (!FallibleWork.isOfNobody(usage)) {
          known.remove(usage.where());
        }
      }
      steps = known;
    }
    return known;
  }

  private static void add(Usage usage, Map<Origin.Written, Set<Origin.Written>> steps) {
    var way = usage.callers();
    for (int at = 0; at < way.size(); at++) {
      var inside = at + 1 < way.size() ? way.get(at + 1) : usage.where();
      steps.computeIfAbsent(way.get(at), _ -> new LinkedHashSet<>()).add(inside);
    }
  }

  /** Returns the calls in the functions that a call enters. */
  Set<Origin.Written> inside(Origin.Written call) {
    return steps().getOrDefault(call, Set.of());
  }

  /** Returns the calls on the way to a library's that give what that gives, the nearest first. */
  List<Origin.Written> handedOn(Usage usage) {
    var calls = new ArrayList<Origin.Written>();
    var inside = usage.where();
    for (var call : usage.callers().reversed()) {
      var place = inside.span();
      if (around(inside).filter(one -> returned(one, place).findAny().isPresent()).isEmpty()) {
        break;
      }
      calls.add(call);
      inside = call;
    }
    return calls;
  }

  /** A function that is handed over is called by somebody else. */
  static boolean isGiven(Procedure procedure, Origin.Written call, Origin.Written inside) {
    return call.file().equals(inside.file())
        && call.span().start() <= procedure.span().start()
        && procedure.span().end() <= call.span().end();
  }

  /** Returns the call at a place, and those that hand on what it gives, that a function returns. */
  static Stream<Instruction.Call> returned(Procedure procedure, Span inside) {
    return procedure.blocks().stream()
        .flatMap(
            block ->
                block.exit() instanceof Exit.Return(var value, _)
                    ? procedure.instructions().filter(each -> value >= 0 && each.target() == value)
                    : Stream.empty())
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast)
        .filter(
            call -> call.place().start() <= inside.start() && inside.end() <= call.place().end())
        .filter(call -> call.place().equals(inside) || GivenPromises.isHandingOn(call));
  }

  Optional<Unit> unit(Origin.Written where) {
    return Optional.ofNullable(units.get(where.file()));
  }

  /** Returns the innermost function around a place, and those around that one. */
  Stream<Procedure> allAround(Origin.Written where) {
    return unit(where).stream()
        .flatMap(
            unit ->
                around(where).stream()
                    .flatMap(
                        innermost ->
                            Stream.iterate(
                                innermost,
                                one -> one.number() > 0,
                                one -> unit.procedures().get(one.parent()))));
  }

  /** Returns the innermost function around a place. */
  Optional<Procedure> around(Origin.Written where) {
    var unit = units.get(where.file());
    if (unit == null) {
      return Optional.empty();
    }
    var found = bodies.computeIfAbsent(where.file(), _ -> Bodies.of(unit));
    var before = found.starting().floorEntry(where.span().start());
    for (int at = before == null ? 0 : before.getValue(); at > 0; ) {
      var procedure = unit.procedures().get(at);
      if (where.span().end() <= found.ends()[at]) {
        return Optional.of(procedure);
      }
      at = procedure.parent();
    }
    return Optional.empty();
  }
}
