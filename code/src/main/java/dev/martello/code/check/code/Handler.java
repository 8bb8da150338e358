package dev.martello.code.check.code;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Start;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the procedure that handles events. */
final class Handler {
  private Handler() {}

  /** Returns the procedures that a handler's name may mean. */
  static Stream<Procedure> of(CodeResults.FunctionCode code) {
    return started(code).map(Analysis.Started::procedure);
  }

  /** Returns the file that the handler stands in, which a class of Java may have from another. */
  static Unit unit(CodeResults.FunctionCode code) {
    var unit = code.entry().unit();
    return unit.language().isOfJvm()
        ? started(code).map(Analysis.Started::unit).findFirst().orElse(unit)
        : unit;
  }

  /** Returns the procedures that a handler's name may mean in a file. */
  static Stream<Procedure> in(Unit unit, CodeResults.FunctionCode code) {
    return started(code)
        .filter(handler -> handler.unit().equals(unit))
        .map(Analysis.Started::procedure);
  }

  /** Returns the procedures with their files; programs of Go hand over their handlers. */
  static Stream<Analysis.Started> started(CodeResults.FunctionCode code) {
    var unit = code.entry().unit();
    if (unit.language() == Language.GO) {
      return code.result().started().stream();
    }
    if (code.entry().start() instanceof Start.At at && unit.language().isScript()) {
      return Stream.of(new Analysis.Started(unit, unit.procedures().get(at.procedure())));
    }
    var name = code.entry().name();
    var last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
    var named =
        unit.procedures().stream().filter(procedure -> isNamed(procedure, last, unit)).toList();
    if (named.isEmpty() && unit.language().isStaticallyTyped()) {
      return inherited(last, code.result().reached());
    }
    return (named.isEmpty() ? wrapped(last, unit) : named)
        .stream().map(procedure -> new Analysis.Started(unit, procedure));
  }

  /** Java: the handler may stand in a class above. */
  private static Stream<Analysis.Started> inherited(String name, List<Unit> units) {
    return units.stream()
        .flatMap(
            unit ->
                unit.named(name).stream()
                    .filter(one -> one.number() > 0)
                    .map(one -> new Analysis.Started(unit, one)));
  }

  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");

  /** What something else is made of that has the handler's name: {@code handler = middy(main)}. */
  private static List<Procedure> wrapped(String name, Unit unit) {
    if (!unit.language().isScript() || name.isEmpty()) {
      return List.of();
    }
    var made =
        Pattern.compile("\\b" + Pattern.quote(name) + "\\s*(?::[^=\\n]{1,80})?=([^;]{1,400})")
            .matcher(unit.file().text());
    if (!made.find()) {
      return List.of();
    }
    var words =
        WORD.matcher(made.group(1)).results().map(MatchResult::group).collect(Collectors.toSet());
    return unit.procedures().stream()
        .filter(procedure -> procedure.parent() == 0)
        .filter(
            procedure ->
                procedure.name().isEmpty()
                    ? made.start(1) <= procedure.span().start()
                        && procedure.span().start() < made.end(1)
                    : words.contains(procedure.name()))
        .toList();
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
