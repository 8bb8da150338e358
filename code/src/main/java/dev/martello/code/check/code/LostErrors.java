package dev.martello.code.check.code;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds errors of Go that get lost: what failed is at most told, and what runs then goes on as if
 * nothing had happened.
 */
record LostErrors(Unit unit, Procedure procedure, UsagePlaces usages, List<Unit> units) {
  /** Functions whose failure is no failure of the event. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)clean|close|rollback|release|unlock|metric|audit|emit|stat|trace|warm|cache|shutdown|flush"
              + "|abort|compensat|cancel|heartbeat|extend|init|setup");

  /** What recovers from panics and lets nobody know. */
  private static final Pattern RECOVERING = Pattern.compile("\\brecover\\(\\)");

  private static final Pattern PASSING_ON =
      Pattern.compile("\\bpanic\\(|(?<![:=!<>])=(?!=|\\s*nil\\b)|\\bappend\\(|<-|os\\.Exit|Fatal");

  /** Returns where errors get lost in handlers, and in the functions that handlers call. */
  static Stream<Origin.Written> in(CodeResults.FunctionCode code) {
    var usages = new UsagePlaces(code.result().usages());
    var units = code.result().reached();
    var beside = Goroutines.forgottenFunctions(code);
    var forgotten = Goroutines.forgotten(code).toList();
    var handlers = Handler.started(code).map(Analysis.Started::procedure).toList();
    return units.stream()
        .filter(unit -> unit.language() == Language.GO)
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .filter(
                        procedure ->
                            handlers.contains(procedure)
                                || (!beside.contains(procedure.name())
                                    && !endsBeside(unit, procedure, handlers)
                                    && !isWithin(procedure, unit, forgotten)
                                    && !BESIDE.matcher(procedure.name()).find()
                                    && runs(unit, procedure, usages)))
                    .flatMap(
                        procedure ->
                            new LostErrors(unit, procedure, usages, units).places().stream()));
  }

  /** What is started and forgotten ends with the function, whatever it does with errors. */
  private static boolean isWithin(Procedure procedure, Unit unit, List<Origin.Written> forgotten) {
    return procedure.name().isEmpty()
        && forgotten.stream()
            .anyMatch(
                started ->
                    started.file().equals(unit.file())
                        && started.span().start() <= procedure.span().start()
                        && procedure.span().end() <= started.span().end());
  }

  /** What is deferred belongs to the function that it ends. */
  private static boolean endsBeside(Unit unit, Procedure procedure, List<Procedure> handlers) {
    if (!isDeferred(unit, procedure)) {
      return false;
    }
    var ended = unit.procedures().get(procedure.parent());
    return !handlers.contains(ended) && isBeside(ended.name());
  }

  /** Returns whether a function's failure is, by its name, no failure of the event. */
  static boolean isBeside(String name) {
    return BESIDE.matcher(name).find();
  }

  /** Returns whether something in a procedure was called while an event was handled. */
  private static boolean runs(Unit unit, Procedure procedure, UsagePlaces usages) {
    return procedure.number() > 0
        && usages
            .inside(unit.file(), procedure.span())
            .anyMatch(usage -> !usage.isInitialisation());
  }

  /** Returns the places where errors get lost. */
  private List<Origin.Written> places() {
    var work = new GoWork(unit, procedure, usages);
    return Stream.of(
            new UntoldErrors(work, work::isWork).places(),
            new UnreadErrors(work, units).places(),
            isDeferred(unit, procedure) ? new ClearedErrors(work).places() : Stream.<Span>empty(),
            recovered())
        .flatMap(places -> places)
        .distinct()
        .map(place -> new Origin.Written(unit.file(), place))
        .toList();
  }

  /** A deferred function that ends panics, tells of them at most, and leaves no error behind. */
  private Stream<Span> recovered() {
    var file = unit.file().text();
    int start = procedure.span().start();
    var text = file.substring(start, procedure.span().end());
    var recovering = RECOVERING.matcher(text);
    return isDeferred(unit, procedure) && recovering.find() && !PASSING_ON.matcher(text).find()
        ? Stream.of(new Span(start + recovering.start(), start + recovering.end()))
        : Stream.empty();
  }

  private static boolean isDeferred(Unit unit, Procedure procedure) {
    var file = unit.file().text();
    int start = procedure.span().start();
    return file.startsWith("func()", start)
        && file.startsWith("defer ", Math.max(0, start - "defer ".length()));
  }
}
