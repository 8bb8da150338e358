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
    return isLosing(code)
        ? Stream.concat(lostWork(code), UnreadRecords.in(code).map(SwallowedFailure::place))
            .distinct()
        : Invoked.isRetried(code) ? untold(code) : Stream.empty();
  }

  /** Who tells which records failed tells of others than those whose errors end here. */
  private static Stream<Place> untold(CodeResults.FunctionCode code) {
    var unit = Handler.unit(code);
    if (unit.language() == Language.GO) {
      return LostErrors.in(code).map(SwallowedFailure::place);
    }
    return unit.language().isOfJvm()
        ? Stream.concat(
                Handler.in(unit, code).flatMap(handler -> silent(unit, handler, code)),
                code.result().reached().stream()
                    .flatMap(
                        each ->
                            each.procedures().stream()
                                .filter(SwallowedFailure::isTelling)
                                .flatMap(procedure -> silent(each, procedure, code))))
            .distinct()
            .map(SwallowedFailure::place)
        : Stream.empty();
  }

  private static Stream<Origin.Written> silent(
      Unit unit, Procedure procedure, CodeResults.FunctionCode code) {
    return new Catching(unit, procedure, code.result(), false).silent().stream();
  }

  /** What tells of one record that it failed goes through the records, or does the work of one. */
  private static boolean isTelling(Procedure procedure) {
    return procedure
        .instructions()
        .anyMatch(
            each ->
                each instanceof Instruction.New(_, var type, _)
                    && type.endsWith("BatchItemFailure"));
  }

  private static boolean isLosing(CodeResults.FunctionCode code) {
    return Invoked.isRetried(code) && !BatchFailures.isTelling(code);
  }

  /** Returns where failures get lost of what is done, and not of what is read. */
  static Stream<Place> lost(CodeResults.FunctionCode code) {
    return isLosing(code) ? lostWork(code) : Stream.empty();
  }

  private static Stream<Place> lostWork(CodeResults.FunctionCode code) {
    var unit = Handler.unit(code);
    if (unit.language() == Language.GO) {
      return LostErrors.in(code).map(SwallowedFailure::place);
    }
    var handlers =
        unit.language() == Language.PYTHON
            ? withWrappers(Handler.of(code).toList(), code.entry().name(), unit)
            : Handler.in(unit, code).toList();
    var callbacks =
        unit.procedures().stream().filter(each -> isWithin(each, handlers, unit)).toList();
    var all = Stream.concat(handlers.stream(), callbacks.stream()).toList();
    // Who asks which records failed reads the answer, whatever it says.
    boolean isAnswerRead = BatchFailures.isAnyMapping(code.function(), BatchFailures::isListening);
    var calls = new NamedCalls(all, unit);
    var ofHandlers = new NamedCalls(handlers, unit);
    var helpers =
        unit.procedures().stream()
            .filter(procedure -> !all.contains(procedure))
            .filter(calls::mean)
            .filter(procedure -> !PING.matcher(procedure.name()).find())
            .filter(
                procedure ->
                    tellsNothing(procedure) || isUnheard(procedure, ofHandlers, unit, code));
    var caught =
        Stream.concat(
                Stream.concat(handlers.stream(), helpers)
                    .flatMap(
                        procedure ->
                            lost(
                                unit,
                                procedure,
                                code,
                                true,
                                !isAnswerRead && handlers.contains(procedure))),
                callbacks.stream()
                    .flatMap(
                        procedure ->
                            lost(
                                unit,
                                procedure,
                                code,
                                isUnheard(procedure, handlers, code),
                                false)))
            .map(SwallowedFailure::place);
    return Stream.of(caught, inOtherClasses(all, code), inOtherModules(code), suppressed(code))
        .flatMap(each -> each);
  }

  /** Java: what does a record's work is mostly a class of its own. */
  private static Stream<Place> inOtherClasses(
      List<Procedure> handlers, CodeResults.FunctionCode code) {
    var unit = Handler.unit(code);
    if (!unit.language().isOfJvm()) {
      return Stream.empty();
    }
    var helpers = unit.procedures().stream().filter(new NamedCalls(handlers, unit)::mean);
    var callers = Stream.concat(handlers.stream(), helpers).distinct().toList();
    var calls = new NamedCalls(callers, unit);
    return OtherClasses.called(callers, unit, code.result().reached())
        .filter(
            called ->
                tellsNothing(called.procedure())
                    || isOnlyTold(called.procedure(), calls, unit, code))
        .flatMap(OtherClasses.Called::withFunctions)
        .flatMap(called -> lost(called.unit(), called.procedure(), code, true, false))
        .map(SwallowedFailure::place);
  }

  /** Python and scripts: functions that handlers import, and what stands around handlers. */
  private static Stream<Place> inOtherModules(CodeResults.FunctionCode code) {
    if (code.entry().unit().language().isStaticallyTyped()) {
      return Stream.empty();
    }
    var modules = new OtherModules(code);
    return Stream.concat(
            Stream.concat(modules.around(), modules.outermost())
                .flatMap(found -> lost(found.unit(), found.procedure(), code, true, true)),
            Stream.concat(modules.unheard(), modules.unheardHere())
                .filter(found -> !isBeside(found))
                .flatMap(found -> lost(found.unit(), found.procedure(), code, true, false)))
        .distinct()
        .map(SwallowedFailure::place);
  }

  private static boolean isBeside(OtherModules.Found found) {
    var path = found.unit().file().path();
    return LostErrors.isBeside(found.procedure().name())
        || PING.matcher(found.procedure().name()).find()
        || LostErrors.isBeside(path.substring(path.lastIndexOf('/') + 1));
  }

  /** What only shows others that the function lives, or counts what it does. */
  private static final Pattern PING =
      Pattern.compile("(?:(?<![A-Za-z])p|P)ing(?![a-z])|[hH]eart_?[bB]eat|[tT]elemetry");

  private static final Pattern DECORATOR = Pattern.compile("(?m)^@(\\w+)\\s*(?:\\(|$|#)");

  private static final Pattern DECORATED = Pattern.compile("(?:@[^\\n]*\\n|#[^\\n]*\\n|\\s)+$");

  /** Python: what the file's own decorators put around a handler runs as the handler. */
  private static List<Procedure> withWrappers(List<Procedure> named, String handler, Unit unit) {
    var text = unit.file().text();
    var last = handler.substring(Math.max(handler.lastIndexOf('.'), handler.lastIndexOf('/')) + 1);
    var given =
        Pattern.compile(
                "(?m)^" + Pattern.quote(last) + "\\s*=\\s*(?:(\\w+)\\()?(\\w+)\\)?\\s*(?:#.*)?$")
            .matcher(text);
    boolean isGiven = named.isEmpty() && given.find();
    var inner = isGiven ? topLevel(given.group(2), unit) : named;
    var decorators =
        inner.stream()
            .map(procedure -> text.substring(0, procedure.span().start()))
            .flatMap(
                before -> {
                  var found = DECORATED.matcher(before);
                  return found.find()
                      ? DECORATOR.matcher(found.group()).results().map(each -> each.group(1))
                      : Stream.<String>empty();
                });
    var names =
        isGiven && given.group(1) != null
            ? Stream.concat(decorators, Stream.of(given.group(1))).toList()
            : decorators.toList();
    var wrappers =
        names.stream()
            .flatMap(name -> topLevel(name, unit).stream())
            .flatMap(
                outer ->
                    unit.procedures().stream()
                        .filter(
                            each -> isInside(each, outer, unit) && !each.parameters().isEmpty()));
    return Stream.of(named.stream(), inner.stream(), wrappers)
        .flatMap(all -> all)
        .distinct()
        .toList();
  }

  private static List<Procedure> topLevel(String name, Unit unit) {
    return unit.named(name).stream()
        .filter(each -> each.number() > 0 && each.parent() == 0)
        .toList();
  }

  private static boolean isInside(Procedure procedure, Procedure outer, Unit unit) {
    for (int above = procedure.parent(); above > 0; above = unit.procedures().get(above).parent()) {
      if (above == outer.number()) {
        return true;
      }
    }
    return false;
  }

  private static Stream<Origin.Written> lost(
      Unit unit,
      Procedure procedure,
      CodeResults.FunctionCode code,
      boolean isLast,
      boolean isUnread) {
    var catching = new Catching(unit, procedure, code.result(), isUnread);
    var promises =
        unit.language().isOfJvm()
            ? new SilentFutures(catching).places()
            : new SilentPromises(catching).places();
    return isLast ? Stream.concat(catching.silent().stream(), promises) : promises;
  }

  /** A function that a handler has inside, to be called for each record. */
  private static boolean isWithin(Procedure procedure, List<Procedure> handlers, Unit unit) {
    boolean hasLambdas = unit.language().isScript() || unit.language() == Language.JAVA;
    if (!hasLambdas || !procedure.name().isEmpty() || handlers.contains(procedure)) {
      return false;
    }
    for (int above = procedure.parent(); above > 0; above = unit.procedures().get(above).parent()) {
      if (handlers.contains(unit.procedures().get(above))) {
        return true;
      }
    }
    return false;
  }

  /** {@code with contextlib.suppress(Exception)} of Python. */
  private static Stream<Place> suppressed(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> usage.name().equals("contextlib.suppress") && !usage.isInitialisation())
        .filter(usage -> EVERYTHING.matcher(usage.where().text()).find())
        .map(usage -> place(usage.where()));
  }

  private static final Pattern EVERYTHING = Pattern.compile("\\(\\s*(?:Base)?Exception\\s*[,)]");

  private static Place place(Origin.Written where) {
    return new Place(where, "every error ends here, and the event counts as done");
  }

  /** What the function gives for each record, if anything, is only told. */
  private static boolean isUnheard(
      Procedure callback, List<Procedure> handlers, CodeResults.FunctionCode code) {
    var unit = Handler.unit(code);
    var owner = unit.procedures().get(callback.parent());
    return tellsNothing(callback)
        || unit.language().isScript()
            && owner
                .instructions()
                .filter(each -> each instanceof Instruction.Call)
                .map(each -> (Instruction.Call) each)
                .filter(
                    call ->
                        call.callee() instanceof Callee.Method(_, var name) && name.equals("map"))
                .filter(call -> isGiven(callback, call, owner))
                .anyMatch(
                    call ->
                        new Catching(unit, owner, code.result(), handlers.contains(owner))
                            .isOnlyTold(call.target()));
  }

  private static boolean isGiven(Procedure function, Instruction.Call call, Procedure owner) {
    return call.arguments().stream()
        .anyMatch(
            argument ->
                owner
                    .instructions()
                    .anyMatch(
                        each ->
                            each instanceof Instruction.Closure(var target, var number, _)
                                && target == argument.register()
                                && number == function.number()));
  }

  /** Nobody looks at what the function answers, or whoever does only tells of it. */
  private static boolean isUnheard(
      Procedure procedure, NamedCalls ofHandlers, Unit unit, CodeResults.FunctionCode code) {
    if (unit.language() != Language.PYTHON || isOnlyTold(procedure, ofHandlers, unit, code)) {
      return isOnlyTold(procedure, ofHandlers, unit, code);
    }
    var calls = ofHandlers.of(procedure.name()).toList();
    return !calls.isEmpty()
        && calls.stream()
            .allMatch(
                found ->
                    isAnswer(found)
                        || Results.isDropped(
                            new Origin.Written(unit.file(), found.call().place()),
                            code.result().reached()));
  }

  /** Java and scripts: {@code if (!apply(record)) log(...)}. */
  private static boolean isOnlyTold(
      Procedure procedure, NamedCalls ofCallers, Unit unit, CodeResults.FunctionCode code) {
    var calls = ofCallers.of(procedure.name()).toList();
    return !calls.isEmpty()
        && calls.stream()
            .allMatch(
                found ->
                    new Catching(unit, found.caller(), code.result(), true)
                        .isOnlyTold(found.call().target()));
  }

  /** What sends events that are tried again reads no answer. */
  private static boolean isAnswer(NamedCalls.Found found) {
    int answer = found.call().target();
    var handler = found.caller();
    return handler.uses().ends(answer).stream()
        .map(handler.blocks()::get)
        .anyMatch(
            block ->
                block.exit() instanceof Exit.Return && block.instructions().contains(found.call()));
  }

  /** A caller cannot know that something failed where nothing is ever returned. */
  static boolean tellsNothing(Procedure procedure) {
    return procedure.blocks().stream()
        .allMatch(
            block ->
                !(block.exit() instanceof Exit.Return leaving)
                    || leaving.value() < 0
                    || isNothing(leaving.value(), procedure));
  }

  private static boolean isNothing(int register, Procedure procedure) {
    return procedure
        .uses()
        .writers(register)
        .allMatch(
            each ->
                each instanceof Instruction.Constant constant
                    && constant.value() instanceof Literal.Nothing);
  }
}
