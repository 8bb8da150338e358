package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.ir.Uses;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds promises of scripts that nobody waits for. */
record UnawaitedPromises(CodeResults.FunctionCode code, GivenPromises promises) {
  /** What is called on a promise by those who know that it is one. */
  private static final Set<String> HANDLED = Set.of("then", "catch", "finally", "on", "send");

  private static final Pattern FUNCTION = Pattern.compile("=>|\\bfunction\\b");

  static Stream<PlaceCheck.Place> in(CodeResults.FunctionCode code) {
    return isAsynchronous(code)
        ? new UnawaitedPromises(code, new GivenPromises(code)).places()
        : Stream.empty();
  }

  private Stream<PlaceCheck.Place> places() {
    var calls =
        Answered.of(code)
            .map(Answered::usage)
            .filter(usage -> !usage.isInitialisation())
            .filter(usage -> FOLLOWED.matcher(usage.name()).find())
            .filter(this::isForgottenHere)
            .map(usage -> new PlaceCheck.Place(usage.where(), UNANSWERED));
    return Stream.concat(
        calls,
        code.result().reached().stream()
            .filter(unit -> unit.language().isScript())
            .flatMap(this::inUnit));
  }

  private static final String UNANSWERED = "nobody waits for the answer";

  /** Who hands on the promise leaves it to its callers to wait. */
  private boolean isForgottenHere(Usage usage) {
    return (isForgotten(usage) || isInForgottenChain(usage) || isCollected(usage))
        && promises.handedOn(usage).noneMatch(this::isFloating);
  }

  /** Calls of which it is followed what becomes of their answers. */
  private static final Pattern FOLLOWED =
      Pattern.compile("^(?:new @aws-sdk/|new aws-sdk\\.|@aws-sdk/lib-dynamodb\\.|aws:)");

  /** Returns whether nothing in an asynchronous function reads the promise that a call gives. */
  private boolean isFloating(Origin.Written where) {
    return promises
        .around(where)
        .limit(1)
        .filter(Asynchronous::isAsync)
        .map(Procedure::uses)
        .anyMatch(
            uses ->
                uses.callsAt(where.span())
                    .anyMatch(call -> Asynchronous.isFloating(call.target(), uses)));
  }

  /** {@code client.send(...).catch(...)} of which nothing becomes. */
  private boolean isInForgottenChain(Usage usage) {
    var fate = usage.fate();
    return !fate.isAwaited()
        && !fate.isKept()
        && fate.reads(Asynchronous.LATER::contains)
        && promises
            .around(usage.where())
            .filter(Asynchronous::isAsync)
            .anyMatch(procedure -> isChainOf(usage.where().span(), procedure));
  }

  private boolean isChainOf(Span inside, Procedure procedure) {
    return procedure
        .instructions()
        .anyMatch(
            each ->
                each instanceof Instruction.Call call
                    && call.callee() instanceof Callee.Method(_, var name)
                    && Asynchronous.LATER.contains(name)
                    && call.place().start() <= inside.start()
                    && call.place().end() >= inside.end()
                    && Asynchronous.isDropped(call.target(), procedure.uses()));
  }

  /** A handler that wraps another may be either; promises speak for what is asynchronous. */
  private static boolean isAsynchronous(CodeResults.FunctionCode code) {
    var unit = code.entry().unit();
    var handlers = Handler.of(code).toList();
    return unit.language().isScript()
        && (handlers.isEmpty() ? unit.procedures() : handlers)
            .stream().anyMatch(Asynchronous::isAsync);
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

  private Stream<PlaceCheck.Place> inUnit(Unit unit) {
    return unit.procedures().stream()
        .flatMap(
            procedure ->
                Asynchronous.isAsync(procedure)
                    ? inProcedure(procedure, unit)
                    : inSynchronous(procedure, unit));
  }

  /** Also who waits for nothing starts work that ends later; what ends a promise tells of that. */
  private Stream<PlaceCheck.Place> inSynchronous(Procedure procedure, Unit unit) {
    return procedure.number() == 0
        ? Stream.empty()
        : calls(procedure)
            .filter(call -> isForEach(call, procedure, unit))
            .map(call -> new Origin.Written(unit.file(), call.place()))
            .filter(where -> isWithoutEnd(where.text()))
            .map(where -> new PlaceCheck.Place(where, IN_FOR_EACH));
  }

  private static final String IN_FOR_EACH = "`forEach` does not wait for asynchronous functions";

  private boolean isForEach(Instruction.Call call, Procedure procedure, Unit unit) {
    return call.callee() instanceof Callee.Method(_, var name)
        && name.equals("forEach")
        && call.arguments().stream()
            .anyMatch(
                argument ->
                    Asynchronous.isAsyncFunction(argument.register(), procedure.uses(), unit));
  }

  private Stream<PlaceCheck.Place> inProcedure(Procedure procedure, Unit unit) {
    return calls(procedure).flatMap(call -> place(call, procedure, unit));
  }

  private static Stream<Instruction.Call> calls(Procedure procedure) {
    return procedure
        .instructions()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast);
  }

  private Stream<PlaceCheck.Place> place(Instruction.Call call, Procedure procedure, Unit unit) {
    var where = new Origin.Written(unit.file(), call.place());
    if (isForEach(call, procedure, unit)) {
      return Stream.of(new PlaceCheck.Place(where, IN_FOR_EACH));
    }
    if (call.callee() instanceof Callee.Method(_, var name)
        && EACH.contains(name)
        && isUncounted(call.target(), procedure.uses())
        && call.arguments().stream()
            .limit(1)
            .anyMatch(argument -> givesPromises(argument.register(), procedure, unit))) {
      return Stream.of(new PlaceCheck.Place(where, "nobody waits for the promises in the list"));
    }
    if (!Asynchronous.isFloating(call.target(), procedure.uses())) {
      return Stream.empty();
    }
    return promises.isRequest(where)
            && !FUNCTION.matcher(where.text()).find()
            && !promises.isGivenFunction(call, procedure, unit)
            && !isAnsweredLater(where)
        ? Stream.of(new PlaceCheck.Place(where, UNANSWERED))
        : isOfProject(call, procedure, unit)
            ? Stream.of(new PlaceCheck.Place(where, STARTED))
            : isLater(call.callee(), procedure) && beginsWork(call, procedure, unit)
                ? Stream.of(new PlaceCheck.Place(where, "the function may end before this begins"))
                : Stream.empty();
  }

  /** The server that a function wraps waits for the answer, which what follows gives. */
  private static boolean isAnsweredLater(Origin.Written call) {
    var text = call.file().text();
    int end = call.span().end();
    var after = text.substring(end, Math.min(text.length(), end + CHAIN));
    int last = after.indexOf(';');
    var chain = last < 0 ? after : after.substring(0, last);
    return FOLLOWING.matcher(chain).lookingAt()
        && (isAnswering(chain)
            || ENDING.matcher(chain).results().anyMatch(one -> !isGiven(one.group(), chain)));
  }

  private static final int CHAIN = 600;
  private static final Pattern FOLLOWING = Pattern.compile("\\s*\\.\\s*(?:then|finally)\\(");

  private static final Pattern ANSWERING =
      Pattern.compile("\\b(res|reply|response|ctx|h)\\.(?:\\w+\\([^()]*\\)\\.)*\\w+\\(");

  /** What the functions of the chain are given themselves is the answer of the request. */
  private static boolean isAnswering(String chain) {
    return ANSWERING
        .matcher(chain)
        .results()
        .anyMatch(
            found ->
                !isGiven(found.group(1), chain)
                    && !READING.matcher(chain.substring(found.start())).lookingAt());
  }

  private static boolean isGiven(String name, String chain) {
    return Pattern.compile(PARAMETER.formatted(name)).matcher(chain).find();
  }

  private static final String PARAMETER =
      "\\b%1$s\\s*=>|\\(\\s*%1$s\\s*(?:[,:][^()]{0,80})?\\)\\s*(?:=>|\\{)";

  private static final Pattern READING =
      Pattern.compile("\\w+\\.(?:json|text|blob|bytes|formData|arrayBuffer)\\(\\s*\\)");

  private static final String STARTED = "nobody waits for what this starts";

  /** What puts work off until the function has nothing else to do. */
  private static final Set<String> PUTTING_OFF =
      Set.of("setTimeout", "setImmediate", "nextTick", "queueMicrotask");

  /** Returns whether a function that stands in a call begins work that ends later. */
  private boolean beginsWork(Instruction.Call call, Procedure procedure, Unit unit) {
    return call.arguments().stream()
        .flatMap(given -> procedure.uses().writers(given.register()))
        .filter(Instruction.Closure.class::isInstance)
        .map(each -> unit.procedures().get(((Instruction.Closure) each).procedure()))
        .anyMatch(given -> calls(given).anyMatch(each -> promises.mayFail(each, given, unit)));
  }

  private boolean isLater(Callee callee, Procedure procedure) {
    return switch (callee) {
      case Callee.Method(_, var name) -> PUTTING_OFF.contains(name);
      case Callee.Value(var function) ->
          procedure
              .uses()
              .writers(function)
              .anyMatch(
                  each ->
                      each instanceof Instruction.Builtin(_, var name, _)
                          && PUTTING_OFF.contains(name));
      case Callee.Construct _, Callee.Declared _ -> false;
    };
  }

  private boolean isOfProject(Instruction.Call call, Procedure procedure, Unit unit) {
    return promises.isOfProject(call, procedure, unit)
        || call.callee() instanceof Callee.Value(var callee)
            && Asynchronous.isAsyncFunction(callee, procedure.uses(), unit);
  }

  /** Of a list nobody asks for more than how long it is. */
  private static boolean isUncounted(int list, Uses uses) {
    return list >= 0
        && !uses.isLeaving(list)
        && uses.readers(list).stream()
            .allMatch(
                each ->
                    each instanceof Instruction.Copy copy && isUncounted(copy.target(), uses)
                        || each instanceof Instruction.Load(_, _, Key.Member(var name), _)
                            && name.equals("length"));
  }

  /** An asynchronous function, or one that hands on what an asynchronous one gives. */
  private boolean givesPromises(int function, Procedure procedure, Unit unit) {
    var uses = procedure.uses();
    return Asynchronous.isAsyncFunction(function, uses, unit)
        || uses.writers(function)
            .anyMatch(
                each ->
                    each instanceof Instruction.Closure(_, var number, _)
                        && handsOnPromise(unit.procedures().get(number), unit));
  }

  private boolean handsOnPromise(Procedure inner, Unit unit) {
    var uses = inner.uses();
    return inner.blocks().stream()
        .flatMap(block -> Operands.of(block.exit()).boxed())
        .flatMap(uses::writers)
        .anyMatch(
            each ->
                each instanceof Instruction.Call call
                    && call.callee() instanceof Callee.Value(var callee)
                    && Asynchronous.isAsyncFunction(callee, uses, unit));
  }

  /** What gives a list of what a function gives for each element. */
  private static final Set<String> EACH = Set.of("map", "flatMap");
}
