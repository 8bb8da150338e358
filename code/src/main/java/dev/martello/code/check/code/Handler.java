package dev.martello.code.check.code;

import dev.martello.code.flow.Analysis;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the procedure that handles events. */
final class Handler {
  private Handler() {}

  /** Returns the procedures that a handler's name may mean. */
  static Stream<Procedure> of(CodeResults.FunctionCode code) {
    return started(code).map(Analysis.Started::procedure);
  }

  /** Returns the procedures with their files; programs of Go hand over their handlers. */
  static Stream<Analysis.Started> started(CodeResults.FunctionCode code) {
    var unit = code.entry().unit();
    if (unit.language() == Language.GO) {
      return code.result().started().stream();
    }
    var name = code.entry().name();
    var last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
    return unit.procedures().stream()
        .filter(procedure -> isNamed(procedure, last, unit))
        .map(procedure -> new Analysis.Started(unit, procedure));
  }

  /** Returns the first line of a procedure. */
  static Origin.Written head(Analysis.Started handler) {
    var span = handler.procedure().span();
    int end = handler.unit().file().text().indexOf('\n', span.start());
    return new Origin.Written(
        handler.unit().file(),
        new Span(span.start(), end < 0 ? span.end() : Math.min(end, span.end())));
  }

  /** Functions without a name may be what the handler's name was given. */
  private static boolean isNamed(Procedure procedure, String name, Unit unit) {
    if (procedure.number() == 0 || name.isEmpty()) {
      return false;
    }
    int start = procedure.span().start();
    var before = unit.file().text().substring(Math.max(0, start - 80), start);
    return procedure.name().equals(name)
        || (procedure.name().isEmpty()
            && before.matches("(?s).*\\b" + Pattern.quote(name) + "\\s*=\\s*(?:async\\s*)?"));
  }
}
