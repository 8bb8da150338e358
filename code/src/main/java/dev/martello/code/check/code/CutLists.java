package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The calls of a script that take a part of a list.
 *
 * @param cuts the calls
 * @param units those that are reached
 */
record CutLists(List<Usage> cuts, List<Unit> units) {
  /*
   * What the call gives is followed through the registers of the function that goes through the list,
   * whatever the order. Where the part was taken elsewhere, it is taken to be what is gone through.
   */
  private static final Set<String> CUTTING = Set.of("value.slice", "list.slice");

  private static final Set<String> CUTTING_IN_PLACE = Set.of("value.splice", "list.splice");

  /** What puts its arguments into a list, or into another collection. */
  private static final Set<String> ADDING = Set.of("push", "unshift", "add", "set");

  static CutLists of(CodeResults.FunctionCode code) {
    return new CutLists(
        code.result().usages().stream()
            .filter(
                usage -> CUTTING.contains(usage.name()) || CUTTING_IN_PLACE.contains(usage.name()))
            .toList(),
        code.result().reached());
  }

  /** Returns whether what a call goes through, a field of the event, is only a part of it. */
  boolean isCut(Usage each, String field) {
    return cuts.stream()
        .filter(cut -> UnboundedParallelism.list(cut).filter(field::equals).isPresent())
        .anyMatch(
            cut ->
                CUTTING_IN_PLACE.contains(cut.name())
                    || around(each.where())
                        .map(procedure -> isHandedOn(cut, each, procedure))
                        .orElse(true));
  }

  private Optional<Procedure> around(Origin.Written call) {
    return units.stream()
        .filter(unit -> unit.file().equals(call.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(procedure -> calls(procedure).anyMatch(one -> isAt(one, call)))
        .findFirst();
  }

  private static boolean isHandedOn(Usage cut, Usage each, Procedure procedure) {
    var way = Stream.concat(Stream.of(cut.where()), cut.callers().stream()).toList();
    var parts = new BitSet();
    calls(procedure)
        .filter(
            call ->
                way.stream()
                    .anyMatch(at -> at.file().equals(each.where().file()) && isAt(call, at)))
        .mapToInt(Instruction.Call::target)
        .filter(target -> target >= 0)
        .forEach(parts::set);
    if (parts.isEmpty()) {
      return true;
    }
    follow(parts, procedure);
    return calls(procedure)
        .filter(call -> isAt(call, each.where()))
        .flatMapToInt(call -> receiver(call.callee()))
        .anyMatch(parts::get);
  }

  /** Adds the registers that what some hold is handed on to. */
  private static void follow(BitSet parts, Procedure procedure) {
    int size;
    do {
      size = parts.cardinality();
      procedure
          .instructions()
          .filter(each -> Operands.of(each).anyMatch(read -> read >= 0 && parts.get(read)))
          .flatMapToInt(CutLists::written)
          .filter(register -> register >= 0)
          .forEach(parts::set);
    } while (parts.cardinality() > size);
  }

  private static IntStream written(Instruction each) {
    return switch (each) {
      case Instruction.Store store -> IntStream.of(store.object());
      case Instruction.Call call
          when call.callee() instanceof Callee.Method(var receiver, var name)
              && ADDING.contains(name) ->
          IntStream.of(receiver, call.target());
      default -> IntStream.of(each.target());
    };
  }

  private static IntStream receiver(Callee callee) {
    return callee instanceof Callee.Method(var receiver, _) && receiver >= 0
        ? IntStream.of(receiver)
        : IntStream.empty();
  }

  private static boolean isAt(Instruction.Call call, Origin.Written where) {
    return call.place().equals(where.span());
  }

  private static Stream<Instruction.Call> calls(Procedure procedure) {
    return procedure
        .instructions()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast);
  }
}
