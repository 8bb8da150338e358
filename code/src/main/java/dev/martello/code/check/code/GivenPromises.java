package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.HashSet;
import java.util.Set;
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

  private static final int MOST_STEPS = 6;

  /** What sends a request and gives a promise of its answer. */
  static final Pattern REQUEST =
      Pattern.compile(
          "(?:fetch|undici\\.(?:fetch|request)|axios|got|ky|needle)(?:\\.\\w+)*"
              + "|@aws-lambda-powertools/parameters/\\w+\\.\\w+");

  private final EnteredFunctions entered;
  private final ScriptCallees callees;
  private final Set<Origin.Written> requests = new HashSet<>();
  private final Set<Origin.Written> ofLibraries = new HashSet<>();

  GivenPromises(CodeResults.FunctionCode code) {
    entered = new EnteredFunctions(code);
    callees = new ScriptCallees(code.result().reached());
    code.result().usages().stream()
        .filter(usage -> !usage.isInitialisation() && REQUEST.matcher(usage.name()).matches())
        .forEach(usage -> requests.add(usage.where()));
    code.result().misuses().stream()
        .filter(misuse -> misuse.check().equals(PROMISE))
        .forEach(misuse -> requests.add(misuse.where().where()));
    ofLibraries.addAll(requests);
    Answered.of(code).map(answered -> answered.usage().where()).forEach(ofLibraries::add);
  }

  /** Returns whether a call sends a request to another service than AWS's. */
  boolean isRequest(Origin.Written call) {
    return requests.contains(call);
  }

  /** Returns whether the call of a function of the project gives one. */
  boolean isOfProject(Instruction.Call call, Procedure procedure, Unit unit) {
    var where = new Origin.Written(unit.file(), call.place());
    return entered.givesPromise(where, ofLibraries::contains)
        || callees
            .of(call, new ScriptCallees.In(unit, procedure))
            .anyMatch(callee -> isGiving(callee, MOST_STEPS));
  }

  /** Returns whether a function is asynchronous, or hands on a promise. */
  private boolean isGiving(ScriptCallees.In callee, int steps) {
    return steps > 0
        && (Asynchronous.isAsync(callee.procedure())
            || callee.procedure().blocks().stream()
                .anyMatch(
                    block ->
                        block.exit() instanceof Exit.Return(var value, _)
                            && value >= 0
                            && made(value, callee.procedure())
                                .anyMatch(each -> isGiving(each, callee, steps))));
  }

  private boolean isGiving(Instruction made, ScriptCallees.In in, int steps) {
    return made instanceof Instruction.Call call
        && (isAround(call, in.unit())
            || callees.of(call, in).anyMatch(callee -> isGiving(callee, steps - 1)));
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
    var where = new Origin.Written(unit.file(), call.place());
    return switch (call.callee()) {
      case Callee.Value(var callee) ->
          Asynchronous.isAsyncFunction(callee, procedure, unit)
              || ofLibraries.contains(where)
              || isOfProject(call, procedure, unit);
      case Callee.Method(var receiver, var name) ->
          ofLibraries.contains(where)
              || isOfProject(call, procedure, unit)
              || (SENDING.contains(name) && isAround(call, unit))
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

  private boolean isAround(Instruction.Call call, Unit unit) {
    return ofLibraries.stream()
        .anyMatch(
            promise ->
                promise.file().equals(unit.file())
                    && promise.span().start() >= call.place().start()
                    && promise.span().end() <= call.place().end());
  }

  private static Stream<Instruction> made(int register, Procedure procedure) {
    return Asynchronous.instructions(procedure).filter(each -> each.target() == register);
  }
}
