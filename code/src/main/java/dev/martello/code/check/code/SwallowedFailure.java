package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags handlers of messages that log whatever went wrong and then say that all is done. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "A failed event counts as done",
    why =
        "The service that sent the event takes it for handled: it is neither tried again nor put"
            + " into the dead-letter queue.",
    mend = "Raise the error again after it was logged, or answer with `batchItemFailures`.",
    cwe = 390)
final class SwallowedFailure implements PlaceCheck {
  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    boolean isTold = BatchFailures.told(code).findAny().isPresent();
    if (!Invoked.isRetried(code) || isTold) {
      return Stream.empty();
    }
    var unit = code.entry().unit();
    if (unit.language() == Language.GO) {
      return Handler.started(code)
          .flatMap(
              handler ->
                  new LostErrors(handler.unit(), handler.procedure(), code.result().usages())
                      .places().stream())
          .map(SwallowedFailure::place);
    }
    var handlers = Handler.of(code).toList();
    var helpers =
        unit.procedures().stream()
            .filter(procedure -> !handlers.contains(procedure))
            .filter(procedure -> isCalledBy(handlers, procedure, unit))
            .filter(SwallowedFailure::tellsNothing);
    var caught =
        Stream.concat(handlers.stream(), helpers)
            .flatMap(
                procedure -> {
                  var catching = new Catching(unit, procedure, code.result().usages());
                  return Stream.concat(
                      catching.silent().stream(), catching.silentPromises().stream());
                })
            .map(SwallowedFailure::place);
    return Stream.concat(caught, suppressed(code));
  }

  /** {@code with contextlib.suppress(Exception)} of Python. */
  private static Stream<Place> suppressed(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> usage.name().equals("contextlib.suppress") && !usage.isInitialisation())
        .filter(usage -> EVERYTHING.matcher(text(usage.where())).find())
        .map(usage -> place(usage.where()));
  }

  private static final Pattern EVERYTHING = Pattern.compile("\\(\\s*(?:Base)?Exception\\s*[,)]");

  private static String text(Origin.Written where) {
    return where.file().text().substring(where.span().start(), where.span().end());
  }

  private static Place place(Origin.Written where) {
    return new Place(where, "every error ends here, and the event counts as done");
  }

  /** A function of the same file that a handler calls by its name. */
  private static boolean isCalledBy(List<Procedure> handlers, Procedure procedure, Unit unit) {
    return !procedure.name().isEmpty()
        && handlers.stream()
            .flatMap(handler -> handler.blocks().stream())
            .flatMap(block -> block.instructions().stream())
            .anyMatch(
                each ->
                    each instanceof Instruction.Call call
                        && isCallOf(procedure.name(), call, unit));
  }

  private static boolean isCallOf(String name, Instruction.Call call, Unit unit) {
    return switch (call.callee()) {
      case Callee.Method(_, var method) -> method.equals(name);
      case Callee.Declared declared -> declared.name().equals(name);
      case Callee.Value _ ->
          unit.file().text().startsWith(name + "(", call.place().start())
              || unit.file().text().startsWith("await " + name + "(", call.place().start());
      case Callee.Construct _ -> false;
    };
  }

  /** A caller cannot know that something failed where nothing is ever returned. */
  private static boolean tellsNothing(Procedure procedure) {
    return procedure.blocks().stream()
        .allMatch(
            block ->
                !(block.exit() instanceof Exit.Return leaving)
                    || leaving.value() < 0
                    || isNothing(leaving.value(), procedure));
  }

  private static boolean isNothing(int register, Procedure procedure) {
    return procedure.blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(each -> each.target() == register)
        .allMatch(
            each ->
                each instanceof Instruction.Constant constant
                    && constant.value() instanceof Literal.Nothing);
  }
}
