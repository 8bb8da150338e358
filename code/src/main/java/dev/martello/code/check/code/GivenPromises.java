package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells which calls of scripts give a promise of work. */
final class GivenPromises {
  /** What knowledge files call what gives a promise unless it is given a callback. */
  static final String PROMISE = "unawaited-call";

  /** What makes another promise of a promise that fails as that does. */
  private static final Set<String> FOLLOWING =
      Set.of("then", "finally", "json", "text", "buffer", "blob", "arrayBuffer", "exec");

  /** What sends a request of AWS that stands in the call. */
  private static final Set<String> SENDING = Set.of("send", "promise");

  /** What waits for several. */
  private static final Set<String> JOINING = Set.of("all", "any", "race");

  /** What gives a promise of what it is given, or of what it is called on. */
  private static final Set<String> HANDING_ON = Set.of("catch", "done", "allSettled");

  private static final int MOST_STEPS = 6;

  /** What sends a request and gives a promise of its answer. */
  static final Pattern REQUEST =
      Pattern.compile(
          "(?:fetch|undici\\.(?:fetch|request)|axios|got|ky|needle)(?:\\.\\w+)*"
              + "|@aws-lambda-powertools/parameters/\\w+\\.\\w+");

  private final EnteredFunctions entered;
  private final ScriptCallees callees;
  private final Set<Origin.Written> requests = new HashSet<>();
  private final Places ofLibraries = new Places();
  private final Places answered = new Places();

  /** What is known of functions, and of calls that enter functions, whether they give one. */
  private final Map<ScriptCallees.In, Boolean> functions = new HashMap<>();

  private final Map<Origin.Written, Boolean> calls = new HashMap<>();

  /** Calls by where they stand. */
  private static final class Places {
    private final Map<SourceFile, NavigableMap<Integer, List<Span>>> starting = new HashMap<>();

    void add(Origin.Written where) {
      starting
          .computeIfAbsent(where.file(), _ -> new TreeMap<>())
          .computeIfAbsent(where.span().start(), _ -> new ArrayList<>())
          .add(where.span());
    }

    boolean contains(Origin.Written where) {
      return inside(where).anyMatch(where.span()::equals);
    }

    /** Returns those at a place or inside of it. */
    Stream<Span> inside(Origin.Written where) {
      var span = where.span();
      return starting
          .getOrDefault(where.file(), Collections.emptyNavigableMap())
          .subMap(span.start(), true, span.end(), true)
          .values()
          .stream()
          .flatMap(List::stream)
          .filter(one -> one.end() <= span.end());
    }
  }

  GivenPromises(CodeResults.FunctionCode code) {
    entered = new EnteredFunctions(code);
    callees = new ScriptCallees(code.result().reached());
    code.result().usages().stream()
        .filter(usage -> !usage.isInitialisation() && REQUEST.matcher(usage.name()).matches())
        .forEach(usage -> requests.add(usage.where()));
    code.result().misuses().stream()
        .filter(misuse -> misuse.check().equals(PROMISE))
        .forEach(misuse -> requests.add(misuse.where().where()));
    Answered.of(code).map(one -> one.usage().where()).forEach(answered::add);
    requests.forEach(ofLibraries::add);
    Answered.of(code).map(one -> one.usage().where()).forEach(ofLibraries::add);
  }

  /** Returns whether a call sends a request to another service than AWS's. */
  boolean isRequest(Origin.Written call) {
    return requests.contains(call);
  }

  /** Returns whether the call of a function of the project gives one. */
  boolean isOfProject(Instruction.Call call, Procedure procedure, Unit unit) {
    return isEntering(new Origin.Written(unit.file(), call.place()))
        || callees.of(call, new ScriptCallees.In(unit, procedure)).anyMatch(this::isGiving);
  }

  /** Returns whether a call gives one that ends with the work of the function that it enters. */
  private boolean isEntering(Origin.Written call) {
    var known = calls.putIfAbsent(call, false);
    if (known != null) {
      return known;
    }
    boolean isGiving =
        entered.inside(call).stream()
            .anyMatch(
                inside ->
                    entered
                        .around(inside)
                        .filter(one -> !EnteredFunctions.isGiven(one, call, inside))
                        .filter(one -> Asynchronous.isAsync(one) || isHandedOn(inside, one))
                        .isPresent());
    calls.put(call, isGiving);
    return isGiving;
  }

  /** Returns whether a function returns what a call in it gives. */
  private boolean isHandedOn(Origin.Written inside, Procedure procedure) {
    var returned = EnteredFunctions.returned(procedure, inside.span()).toList();
    return !returned.isEmpty()
        && (isEntering(inside)
            || ofLibraries.contains(inside)
                && entered
                    .unit(inside)
                    .filter(
                        unit ->
                            returned.stream()
                                .filter(call -> call.place().equals(inside.span()))
                                .noneMatch(call -> isGivenFunction(call, procedure, unit)))
                    .isPresent());
  }

  /** Returns whether a function is asynchronous, or hands on a promise. */
  private boolean isGiving(ScriptCallees.In callee) {
    var known = functions.putIfAbsent(callee, false);
    if (known != null) {
      return known;
    }
    boolean isGiving =
        Asynchronous.isAsync(callee.procedure())
            || callee.procedure().blocks().stream()
                .anyMatch(
                    block ->
                        block.exit() instanceof Exit.Return(var value, _)
                            && value >= 0
                            && made(value, callee.procedure())
                                .anyMatch(each -> isGiving(each, callee)));
    functions.put(callee, isGiving);
    return isGiving;
  }

  private boolean isGiving(Instruction made, ScriptCallees.In in) {
    return made instanceof Instruction.Call call
        && (isHandingOn(call, in) || callees.of(call, in).anyMatch(this::isGiving));
  }

  /** Returns the calls of functions that hand on the promise of a library's call. */
  Stream<Origin.Written> handedOn(Usage usage) {
    return entered.handedOn(usage).stream();
  }

  /** Returns whether a call gives one that fails as the work does. */
  boolean mayFail(Instruction.Call call, Procedure procedure, Unit unit) {
    return mayFail(call, procedure, unit, MOST_STEPS);
  }

  private boolean mayFail(Instruction.Call call, Procedure procedure, Unit unit, int steps) {
    return switch (call.callee()) {
      case Callee.Value(var callee) ->
          Asynchronous.isAsyncFunction(callee, procedure.uses(), unit)
              || isOfLibrary(call, procedure, unit)
              || isOfProject(call, procedure, unit);
      case Callee.Method(var receiver, var name) ->
          isOfLibrary(call, procedure, unit)
              || isOfProject(call, procedure, unit)
              || (SENDING.contains(name) && isSending(call, procedure, unit))
              || (JOINING.contains(name)
                  && made(receiver, procedure).anyMatch(FallibleWork::isPromise))
              || (FOLLOWING.contains(name)
                  && call.arguments().size() < 2
                  && steps > 0
                  && made(receiver, procedure)
                      .anyMatch(
                          each ->
                              each instanceof Instruction.Call before
                                  && mayFail(before, procedure, unit, steps - 1)));
      case Callee.Construct _, Callee.Declared _ -> false;
    };
  }

  private boolean isOfLibrary(Instruction.Call call, Procedure procedure, Unit unit) {
    return ofLibraries.contains(new Origin.Written(unit.file(), call.place()))
        && !isGivenFunction(call, procedure, unit);
  }

  /** Returns whether a call is given a function, which tells of its end in place of a promise. */
  boolean isGivenFunction(Instruction.Call call, Procedure procedure, Unit unit) {
    var in = new ScriptCallees.In(unit, procedure);
    return call.arguments().stream().anyMatch(each -> callees.isFunction(each.register(), in));
  }

  /** Returns whether a request of AWS stands in a call; what is awaited there is an answer. */
  private boolean isSending(Instruction.Call call, Procedure procedure, Unit unit) {
    var where = new Origin.Written(unit.file(), call.place());
    return answered
        .inside(where)
        .anyMatch(
            request ->
                procedure
                    .instructions()
                    .filter(Instruction.Await.class::isInstance)
                    .map(Instruction::place)
                    .noneMatch(await -> isInside(await, call.place()) && isInside(request, await)));
  }

  private static boolean isInside(Span inner, Span outer) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  /** Returns whether a call gives what a library's at its place, or inside of it, does. */
  private boolean isHandingOn(Instruction.Call call, ScriptCallees.In in) {
    return isOfLibrary(call, in.procedure(), in.unit())
        || (isHandingOn(call)
            && ofLibraries
                .inside(new Origin.Written(in.unit().file(), call.place()))
                .findAny()
                .isPresent());
  }

  /** Returns whether a call gives a promise of what stands in it. */
  static boolean isHandingOn(Instruction.Call call) {
    return call.callee() instanceof Callee.Method(_, var name)
        && Stream.of(SENDING, FOLLOWING, JOINING, HANDING_ON).anyMatch(one -> one.contains(name));
  }

  /** Returns the function that a place stands in, and those around it. */
  Stream<Procedure> around(Origin.Written where) {
    return entered.allAround(where);
  }

  private Stream<Instruction> made(int register, Procedure procedure) {
    return procedure.uses().writers(register);
  }
}
