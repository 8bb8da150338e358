package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions of a project's other modules of Python and JavaScript that run for an event,
 * by the ways to what libraries are called for.
 */
final class OtherModules {
  private final Unit unit;
  private final List<Unit> units;
  private final List<Usage> usages;

  OtherModules(CodeResults.FunctionCode code) {
    unit = code.entry().unit();
    units = code.result().reached();
    usages = code.result().usages().stream().filter(usage -> !usage.isInitialisation()).toList();
  }

  /** A function with the file that it stands in. */
  record Found(Unit unit, Procedure procedure) {
    // One and the same; to compare whole files takes long.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Found one && unit == one.unit && procedure == one.procedure;
    }

    @Override
    public int hashCode() {
      return procedure.number();
    }
  }

  /** Returns what stands around the handler: what a decorator or a middleware put in its place. */
  Stream<Found> around() {
    return usages.stream()
        .map(usage -> usage.callers().isEmpty() ? usage.where() : usage.callers().getFirst())
        .distinct()
        .flatMap(where -> elsewhere(where).stream())
        .distinct();
  }

  /** Scripts: returns the functions of the handler's file that stand around all others. */
  Stream<Found> outermost() {
    return usages.stream()
        .filter(usage -> unit.language().isScript() && !usage.callers().isEmpty())
        .map(usage -> usage.callers().getFirst())
        .filter(where -> where.file().equals(unit.file()))
        .distinct()
        .flatMap(where -> innermost(where, unit).stream())
        .distinct();
  }

  /** Returns what functions of the handler's file call, where nobody looks at what it gives. */
  Stream<Found> unheard() {
    return usages.stream()
        .flatMap(OtherModules::steps)
        .distinct()
        .filter(step -> step.call().file().equals(unit.file()))
        .flatMap(
            step ->
                elsewhere(step.inside()).stream()
                    .filter(
                        found ->
                            SwallowedFailure.tellsNothing(found.procedure())
                                || Results.isDropped(step.call(), units)))
        .distinct();
  }

  /** Python: returns functions of the handler's own file that tell those who call them nothing. */
  Stream<Found> unheardHere() {
    return usages.stream()
        .filter(_ -> unit.language() == Language.PYTHON)
        .flatMap(OtherModules::steps)
        .distinct()
        .filter(step -> step.inside().file().equals(unit.file()))
        .flatMap(
            step ->
                innermost(step.inside(), unit).stream()
                    .filter(
                        found ->
                            SwallowedFailure.tellsNothing(found.procedure())
                                || Results.isDropped(step.call(), units)))
        .distinct();
  }

  /** A call, and a place in the function that it calls. */
  private record Step(Origin.Written call, Origin.Written inside) {}

  private static Stream<Step> steps(Usage usage) {
    var way = new ArrayList<>(usage.callers());
    way.add(usage.where());
    var steps = new ArrayList<Step>();
    for (int at = 1; at < way.size(); at++) {
      steps.add(new Step(way.get(at - 1), way.get(at)));
    }
    return steps.stream();
  }

  /** Returns the innermost function around a place of another file. */
  private Optional<Found> elsewhere(Origin.Written where) {
    return units.stream()
        .filter(other -> other != unit && other.file().equals(where.file()))
        .flatMap(other -> innermost(where, other).stream())
        .findFirst();
  }

  private static Optional<Found> innermost(Origin.Written where, Unit unit) {
    return unit.procedures().stream()
        .map(one -> new Found(unit, one))
        .filter(found -> found.procedure().number() > 0 && contains(found.procedure(), where))
        .min(Comparator.comparingInt(found -> length(found.procedure())));
  }

  private static boolean contains(Procedure procedure, Origin.Written where) {
    return procedure.extent().start() <= where.span().start()
        && where.span().end() <= procedure.extent().end();
  }

  private static int length(Procedure procedure) {
    return procedure.extent().end() - procedure.extent().start();
  }
}
