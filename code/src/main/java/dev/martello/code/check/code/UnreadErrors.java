package dev.martello.code.check.code;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.stream.Stream;

/** Finds errors of Go that nobody looks at. */
record UnreadErrors(GoWork work, List<Unit> units) {
  Stream<Span> places() {
    return Stream.concat(dropped(), ignored());
  }

  /** Functions of the project that do something and whose error nobody looks at. */
  private Stream<Span> ignored() {
    return work.calls()
        .filter(call -> work.names(call).isEmpty() && !isBeside(call.place()))
        .filter(call -> isWorking(work.written(call.place())))
        .map(Instruction.Call::place)
        .filter(this::isDropped);
  }

  /** What runs beside this, or at its end, may fail as it likes. */
  private boolean isBeside(Span place) {
    var text = work.unit().file().text();
    return text.startsWith("defer ", Math.max(0, place.start() - "defer ".length()))
        || text.startsWith("go ", Math.max(0, place.start() - "go ".length()));
  }

  /** Returns whether a function of a name returns an error alone and does something itself. */
  private boolean isWorking(String written) {
    var name = written.substring(written.lastIndexOf('.') + 1);
    return !name.isEmpty()
        && !LostErrors.isBeside(name)
        && units.stream()
            .anyMatch(
                each ->
                    each.named(name).stream()
                        .anyMatch(one -> returnsError(each, one) && work.isWorking(each, one)));
  }

  private static boolean returnsError(Unit unit, Procedure procedure) {
    var text = unit.file().text();
    int start = procedure.span().start();
    int body = text.indexOf('{', start);
    return body > start
        && body < procedure.span().end()
        && text.substring(start, body).stripTrailing().endsWith(") error");
  }

  /** Effects of which nothing is asked, not even whether they came off. */
  private Stream<Span> dropped() {
    return work.calls().filter(work::isEffect).map(Instruction.Call::place).filter(this::isDropped);
  }

  private boolean isDropped(Span place) {
    var unit = work.unit();
    return Results.isDropped(new Origin.Written(unit.file(), place), List.of(unit));
  }
}
