package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.code.analysis.Start;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.mend.Awaiting;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags asynchronous work that the handler does not wait for. */
@About(
    category = ROBUSTNESS,
    severity = MEDIUM,
    title = "The handler ends before its work does",
    why =
        "The environment is frozen when the handler answers: the work is done much later, or never,"
            + " and its errors are lost.",
    mend =
        "Write `await`, or wait for all promises with `await Promise.all(...)`; `join()` in Java,"
            + " `Wait()` in Go.",
    cwe = 367)
final class UnawaitedCall implements PlaceCheck {
  private static final String UNJOINED = "nobody waits for its end";

  /** What is called on a promise by those who know that it is one. */
  private static final Set<String> HANDLED = Set.of("then", "catch", "finally", "on", "send");

  private static final Pattern FUNCTION = Pattern.compile("=>|\\bfunction\\b");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    if (code.result().isCut()) {
      return Stream.empty();
    }
    if (code.entry().unit().language() == Language.GO) {
      return Goroutines.forgotten(code).map(where -> new Place(where, UNJOINED));
    }
    if (code.entry().unit().language().isStaticallyTyped()) {
      return ForgottenFutures.in(code).map(where -> new Place(where, UNJOINED));
    }
    var ofPython =
        Stream.of(
                code.result().reached().stream()
                    .filter(unit -> unit.language() == Language.PYTHON)
                    .flatMap(UnawaitedCall::inPython),
                threads(code),
                handler(code))
            .flatMap(places -> places);
    return Stream.concat(ofPython, isAsynchronous(code) ? ofScripts(code) : Stream.empty());
  }

  /** A thread is nothing that can be awaited. */
  @Override
  public Remedy remedy(Place place) {
    boolean isThread = place.message().equals(UNJOINED);
    var changes = isThread ? List.<Change>of() : Awaiting.of(place.where());
    return changes.isEmpty()
        ? Remedy.none()
        : Remedy.of("wait for it", changes.toArray(Change[]::new));
  }

  private static Stream<Place> ofScripts(CodeResults.FunctionCode code) {
    var calls =
        Answered.of(code)
            .map(Answered::usage)
            .filter(usage -> !usage.isInitialisation())
            .filter(usage -> FOLLOWED.matcher(usage.name()).find())
            .flatMap(usage -> forgotten(usage, code))
            .map(where -> new Place(where, "nobody waits for the answer"));
    var requests =
        code.result().usages().stream()
            .filter(usage -> !usage.isInitialisation() && REQUEST.matcher(usage.name()).matches())
            .flatMap(usage -> floating(usage.where(), code))
            .map(where -> new Place(where, "nobody waits for the answer"));
    return Stream.concat(
        Stream.concat(calls, requests),
        code.result().reached().stream()
            .filter(unit -> unit.language().isScript())
            .flatMap(UnawaitedCall::inUnit));
  }

  /** Who hands on the promise leaves it to its callers to wait. */
  private static Stream<Origin.Written> forgotten(Usage usage, CodeResults.FunctionCode code) {
    var callers = handedOn(usage.where(), code);
    boolean isHere =
        callers.isEmpty()
            && (isForgotten(usage) || isInForgottenChain(usage, code) || isCollected(usage));
    return isHere ? Stream.of(usage.where()) : callers.stream();
  }

  private static Stream<Origin.Written> floating(
      Origin.Written where, CodeResults.FunctionCode code) {
    return isFloating(where, code.result().reached())
        ? Stream.of(where)
        : handedOn(where, code).stream();
  }

  private static List<Origin.Written> handedOn(
      Origin.Written where, CodeResults.FunctionCode code) {
    return new HandedOnPromises(
            code.result().reached(),
            call -> code.result().usages().stream().anyMatch(usage -> usage.where().equals(call)))
        .forgotten(where);
  }

  /** Calls of which it is followed what becomes of their answers. */
  private static final Pattern FOLLOWED =
      Pattern.compile("^(?:new @aws-sdk/|new aws-sdk\\.|@aws-sdk/lib-dynamodb\\.|aws:)");

  /** What sends a request and gives a promise of its answer. */
  static final Pattern REQUEST =
      Pattern.compile(
          "(?:fetch|undici\\.(?:fetch|request)|axios|got|ky|needle)(?:\\.\\w+)*"
              + "|@aws-lambda-powertools/parameters/\\w+\\.\\w+");

  /** What tells what to do later, and waits for nothing. */
  private static final Set<String> LATER = Set.of("then", "catch", "finally");

  /** Returns whether nothing in an asynchronous function reads the promise that a call gives. */
  private static boolean isFloating(Origin.Written where, List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.file().equals(where.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(UnawaitedCall::isAsync)
        .anyMatch(
            procedure ->
                instructions(procedure)
                    .anyMatch(
                        each ->
                            each instanceof Instruction.Call call
                                && call.place().equals(where.span())
                                && isFloating(call.target(), procedure)));
  }

  /** {@code client.send(...).catch(...)} of which nothing becomes. */
  private static boolean isInForgottenChain(Usage usage, CodeResults.FunctionCode code) {
    var fate = usage.fate();
    return !fate.isAwaited()
        && !fate.isKept()
        && fate.reads(LATER::contains)
        && code.result().reached().stream()
            .filter(unit -> unit.file().equals(usage.where().file()))
            .flatMap(unit -> unit.procedures().stream())
            .filter(UnawaitedCall::isAsync)
            .anyMatch(procedure -> isChainOf(usage.where().span(), procedure));
  }

  private static boolean isChainOf(Span inside, Procedure procedure) {
    return instructions(procedure)
        .anyMatch(
            each ->
                each instanceof Instruction.Call call
                    && call.callee() instanceof Callee.Method(_, var name)
                    && LATER.contains(name)
                    && call.place().start() <= inside.start()
                    && call.place().end() >= inside.end()
                    && isDropped(call.target(), procedure));
  }

  static boolean isFloating(int promise, Procedure procedure) {
    if (isDropped(promise, procedure)) {
      return true;
    }
    var readers =
        instructions(procedure)
            .filter(each -> Operands.of(each).anyMatch(read -> read == promise))
            .toList();
    boolean isRead =
        procedure.shared().contains(promise)
            || procedure.blocks().stream()
                .anyMatch(block -> Operands.of(block.exit()).anyMatch(read -> read == promise));
    return !isRead
        && readers.size() == 1
        && readers.getFirst() instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(var receiver, var name)
        && receiver == promise
        && LATER.contains(name)
        && isFloating(call.target(), procedure);
  }

  /** Nothing of a coroutine runs until somebody awaits it. */
  private static Stream<Place> inPython(Unit unit) {
    return unit.procedures().stream()
        .flatMap(
            procedure ->
                instructions(procedure)
                    .filter(Instruction.Call.class::isInstance)
                    .map(Instruction.Call.class::cast)
                    .filter(call -> isDropped(call.target(), procedure))
                    .flatMap(call -> ofCoroutine(call, procedure, unit)));
  }

  private static Stream<Place> ofCoroutine(Instruction.Call call, Procedure procedure, Unit unit) {
    var where = new Origin.Written(unit.file(), call.place());
    boolean isCoroutine =
        switch (call.callee()) {
          case Callee.Value(var callee) -> isAsyncFunction(callee, procedure, unit);
          case Callee.Method(_, var name) ->
              where.text().startsWith("self.") && isAsyncMethod(name, unit);
          case Callee.Construct _, Callee.Declared _ -> false;
        };
    if (isCoroutine) {
      return Stream.of(new Place(where, "the coroutine is not awaited, so it never runs"));
    }
    return TASK.matcher(where.text()).lookingAt()
        ? Stream.of(new Place(where, "nobody waits for the task, which ends with the event loop"))
        : Stream.empty();
  }

  private static final Pattern TASK =
      Pattern.compile(
          "asyncio\\.(?:create_task|ensure_future)\\("
              + "|(?:\\w*loop|asyncio\\.get_(?:running|event)_loop\\(\\))\\.create_task\\(");

  private static boolean isAsyncMethod(String name, Unit unit) {
    Predicate<Procedure> isNamed = one -> one.name().equals(name);
    return unit.procedures().stream().anyMatch(isNamed)
        && unit.procedures().stream().filter(isNamed).allMatch(UnawaitedCall::isAsync);
  }

  /**
   * Lambda calls a handler of Python and takes what it returns for the answer.
   * https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html
   */
  private static Stream<Place> handler(CodeResults.FunctionCode code) {
    var unit = code.entry().unit();
    boolean isNamed = code.entry().start() instanceof Start.Named;
    return unit.language() == Language.PYTHON && isNamed
        ? Handler.started(code)
            .filter(each -> isAsync(each.procedure()))
            .filter(each -> !isDecorated(each.procedure(), unit))
            .map(
                each ->
                    new Place(
                        Handler.head(each),
                        "Lambda awaits no handler of Python, so nothing of it runs"))
        : Stream.empty();
  }

  /** A decorator may run what the handler is. */
  private static boolean isDecorated(Procedure procedure, Unit unit) {
    var file = unit.file();
    int line = file.line(procedure.span().start());
    return file.lineText(line).strip().startsWith("@")
        || (line > 1 && file.lineText(line - 1).strip().startsWith("@"));
  }

  /** Threads that nobody joins are frozen with the environment when the handler answers. */
  private static Stream<Place> threads(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    var programs =
        usages.stream().anyMatch(usage -> WAITING_FOR_PROGRAM.matcher(usage.name()).matches())
            ? Stream.<Place>empty()
            : usages.stream()
                .filter(usage -> !usage.isInitialisation())
                .filter(usage -> usage.name().equals("subprocess.Popen"))
                .filter(usage -> Results.isDropped(usage.where(), code.result().reached()))
                .map(usage -> new Place(usage.where(), UNJOINED));
    var waiting =
        usages.stream()
            .map(Usage::name)
            .filter(name -> WAITING.matcher(name).find())
            .map(UnawaitedCall::library)
            .collect(Collectors.toSet());
    var started =
        usages.stream()
            .filter(usage -> !usage.isInitialisation() && STARTING.matcher(usage.name()).matches())
            .filter(usage -> !waiting.contains(library(usage.name())))
            .map(usage -> new Place(usage.where(), UNJOINED));
    return Stream.concat(programs, started);
  }

  /** Threads hand over what they did by queues. */
  private static String library(String name) {
    var first = name.substring(0, name.indexOf('.'));
    return first.equals("queue") || first.equals("_thread") ? "threading" : first;
  }

  /** What waits for a program that was started. */
  private static final Pattern WAITING_FOR_PROGRAM =
      Pattern.compile("subprocess\\.Popen\\(\\)\\.(?:wait|communicate|poll|__enter__|stdout.*)");

  /** What starts work of Python on another thread or process. */
  private static final Pattern STARTING =
      Pattern.compile(
          "threading\\.(?:Thread|Timer)\\(\\)\\.start|_thread\\.start_new_thread"
              + "|multiprocessing(?:\\.\\w+)*\\.Process\\(\\)\\.start"
              + "|concurrent\\.futures\\.\\w+Executor\\(\\)\\.submit");

  private static final Pattern WAITING =
      Pattern.compile(
          "^(?:threading|queue|multiprocessing|concurrent|asyncio)\\b.*\\.(?:join|is_alive|wait|get|result|acquire|shutdown"
              + "|as_completed|__enter__|exception|add_done_callback|wrap_future)$");

  /** A handler that wraps another may be either; promises speak for what is asynchronous. */
  private static boolean isAsynchronous(CodeResults.FunctionCode code) {
    var unit = code.entry().unit();
    var handlers = Handler.of(code).toList();
    return unit.language().isScript()
        && (handlers.isEmpty() ? unit.procedures() : handlers)
            .stream().anyMatch(UnawaitedCall::isAsync);
  }

  static boolean isAsync(Procedure procedure) {
    return procedure.is(Procedure.Trait.ASYNC);
  }

  private static boolean isForgotten(Usage usage) {
    var fate = usage.fate();
    boolean isAnswered = isAnsweredByCallback(usage);
    return !fate.isAwaited()
        && !fate.isKept()
        && (isAnswered || fate.taken().isEmpty())
        && (isAnswered || !fate.reads(path -> HANDLED.contains(path)))
        && (isAnswered || fate.read().stream().allMatch("promise"::equals))
        && isWithoutEnd(usage.where().text());
  }

  /** The promise is put into a list of the module that nobody reads. */
  private static boolean isCollected(Usage usage) {
    if (usage.fate().isAwaited() || !usage.fate().isKept()) {
      return false;
    }
    var text = usage.where().file().text();
    var pushed = PUSH.matcher(usage.where().file().lineUntil(usage.where().span().start()));
    if (!pushed.find()) {
      return false;
    }
    var name = Pattern.quote(pushed.group(1));
    return !Pattern.compile(
            "\\b"
                + name
                + "\\b(?!\\s*(?:\\.push\\(|\\.length\\s*=[^=]|(?::[^=\\n]{1,60})?=\\s*\\[\\s*\\]))")
        .matcher(text)
        .find();
  }

  private static final Pattern PUSH = Pattern.compile("^\\s*([\\w$]+)\\.push\\(");

  /** Version 2 of the SDK: what a function is given that was handed over. */
  private static boolean isAnsweredByCallback(Usage usage) {
    return usage.name().startsWith("new aws-sdk.")
        && usage.placed().size() > 1
        && FUNCTION.matcher(usage.where().text()).find();
  }

  /** Functions that are handed over may say when the work is done: they end a promise. */
  private static boolean isWithoutEnd(String call) {
    return !FUNCTION.matcher(call).find() || !ENDING.matcher(call).find();
  }

  private static final Pattern ENDING =
      Pattern.compile(
          "(?i)resolve|reject|callback|fulfil|\\b(?:cb|done|next|fn|end|ok|res|rej)\\b");

  private static Stream<Place> inUnit(Unit unit) {
    return unit.procedures().stream()
        .flatMap(
            procedure ->
                isAsync(procedure) ? inProcedure(procedure, unit) : inSynchronous(procedure, unit));
  }

  /** Also who waits for nothing starts work that ends later; what ends a promise tells of that. */
  private static Stream<Place> inSynchronous(Procedure procedure, Unit unit) {
    return procedure.number() == 0
        ? Stream.empty()
        : calls(procedure)
            .filter(call -> isForEach(call, procedure, unit))
            .map(call -> new Origin.Written(unit.file(), call.place()))
            .filter(where -> isWithoutEnd(where.text()))
            .map(where -> new Place(where, IN_FOR_EACH));
  }

  private static final String IN_FOR_EACH = "`forEach` does not wait for asynchronous functions";

  private static boolean isForEach(Instruction.Call call, Procedure procedure, Unit unit) {
    return call.callee() instanceof Callee.Method(_, var name)
        && name.equals("forEach")
        && call.arguments().stream()
            .anyMatch(argument -> isAsyncFunction(argument.register(), procedure, unit));
  }

  private static Stream<Place> inProcedure(Procedure procedure, Unit unit) {
    return calls(procedure).flatMap(call -> place(call, procedure, unit));
  }

  private static Stream<Instruction.Call> calls(Procedure procedure) {
    return instructions(procedure)
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast);
  }

  private static Stream<Place> place(Instruction.Call call, Procedure procedure, Unit unit) {
    var where = new Origin.Written(unit.file(), call.place());
    if (isForEach(call, procedure, unit)) {
      return Stream.of(new Place(where, IN_FOR_EACH));
    }
    if (call.callee() instanceof Callee.Method(_, var name)
        && EACH.contains(name)
        && isUncounted(call.target(), procedure)
        && call.arguments().stream()
            .limit(1)
            .anyMatch(argument -> givesPromises(argument.register(), procedure, unit))) {
      return Stream.of(new Place(where, "nobody waits for the promises in the list"));
    }
    return call.callee() instanceof Callee.Value(var callee)
            && isAsyncFunction(callee, procedure, unit)
            && isDropped(call.target(), procedure)
        ? Stream.of(new Place(where, "nobody waits for what this starts"))
        : Stream.empty();
  }

  /** Of a list nobody asks for more than how long it is. */
  private static boolean isUncounted(int list, Procedure procedure) {
    boolean isLeaving =
        procedure.shared().contains(list)
            || procedure.blocks().stream()
                .anyMatch(block -> Operands.of(block.exit()).anyMatch(read -> read == list));
    return list >= 0
        && !isLeaving
        && instructions(procedure)
            .filter(each -> Operands.of(each).anyMatch(read -> read == list))
            .allMatch(
                each ->
                    each instanceof Instruction.Copy copy && isUncounted(copy.target(), procedure)
                        || each instanceof Instruction.Load(_, _, Key.Member(var name), _)
                            && name.equals("length"));
  }

  /** An asynchronous function, or one that hands on what an asynchronous one gives. */
  private static boolean givesPromises(int function, Procedure procedure, Unit unit) {
    return isAsyncFunction(function, procedure, unit)
        || instructions(procedure)
            .filter(each -> each.target() == function)
            .anyMatch(
                each ->
                    each instanceof Instruction.Closure(_, var number, _)
                        && handsOnPromise(unit.procedures().get(number), unit));
  }

  private static boolean handsOnPromise(Procedure inner, Unit unit) {
    return inner.blocks().stream()
        .flatMap(block -> Operands.of(block.exit()).boxed())
        .anyMatch(
            returned ->
                instructions(inner)
                    .anyMatch(
                        each ->
                            each instanceof Instruction.Call call
                                && call.target() == returned
                                && call.callee() instanceof Callee.Value(var callee)
                                && isAsyncFunction(callee, inner, unit)));
  }

  /** What gives a list of what a function gives for each element. */
  private static final Set<String> EACH = Set.of("map", "flatMap");

  private static boolean isDropped(int register, Procedure procedure) {
    return register >= 0
        && !procedure.shared().contains(register)
        && procedure.blocks().stream()
            .noneMatch(
                block ->
                    Operands.of(block.exit()).anyMatch(read -> read == register)
                        || block.instructions().stream()
                            .anyMatch(
                                each -> Operands.of(each).anyMatch(read -> read == register)));
  }

  /** A function that is written here, or one of the file's by its name. */
  static boolean isAsyncFunction(int register, Procedure procedure, Unit unit) {
    var made = instructions(procedure).filter(each -> each.target() == register).toList();
    return !made.isEmpty()
        && made.stream().allMatch(each -> isAsyncFunction(each, procedure, unit));
  }

  private static boolean isAsyncFunction(Instruction made, Procedure procedure, Unit unit) {
    return switch (made) {
      case Instruction.Closure(_, var number, _) -> isAsync(unit.procedures().get(number));
      case Instruction.Load(_, var object, dev.martello.code.ir.Key.Member(var name), _) ->
          isModule(object, procedure) && isAsync(name, unit);
      default -> false;
    };
  }

  private static boolean isModule(int register, Procedure procedure) {
    return instructions(procedure)
        .anyMatch(
            each -> each instanceof Instruction.ThisModule module && module.target() == register);
  }

  private static boolean isAsync(String name, Unit unit) {
    Predicate<Procedure> isNamed = one -> one.name().equals(name) && one.parent() == 0;
    return unit.procedures().stream().anyMatch(isNamed)
        && unit.procedures().stream().filter(isNamed).allMatch(UnawaitedCall::isAsync);
  }

  static Stream<Instruction> instructions(Procedure procedure) {
    return procedure.blocks().stream().flatMap(block -> block.instructions().stream());
  }
}
