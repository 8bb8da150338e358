package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What code of Java starts beside the handler, as far as nobody waits for it. */
final class ForgottenFutures {
  private static final Pattern ASYNCHRONOUS =
      Pattern.compile("(?:software\\.amazon\\.awssdk|com\\.amazonaws)\\..*Async(?:Client)?");

  /** What waits for a future. */
  private static final Set<String> WAITING =
      Set.of("join", "get", "getNow", "resultNow", "await", "toFuture", "block");

  /** What starts work on another thread. */
  private static final Set<String> STARTING =
      Set.of(
          "java.util.concurrent.CompletableFuture.runAsync",
          "java.util.concurrent.CompletableFuture.supplyAsync",
          "java.util.concurrent.ExecutorService.submit",
          "java.util.concurrent.ExecutorService.execute",
          "java.util.concurrent.Executor.execute",
          "java.lang.Thread.start",
          "java.lang.Thread$Builder.start",
          "java.lang.Thread$Builder$OfVirtual.start",
          "java.lang.Thread$Builder$OfPlatform.start",
          "java.lang.Thread.startVirtualThread");

  /** What gives back nothing that anybody could wait for. */
  private static final Set<String> GIVING_NOTHING =
      Set.of(
          "java.util.concurrent.ExecutorService.execute",
          "java.util.concurrent.Executor.execute",
          "java.lang.Thread.start");

  /** What waits for all work that was started, whoever did; of single futures nobody has these. */
  private static final Pattern WAITING_FOR_ALL =
      Pattern.compile(
          "^java\\.util\\.concurrent\\..*\\.(?:awaitTermination|await|awaitQuiescence|close|take|poll|acquire\\w*)$"
              + "|^java\\.util\\.concurrent\\.(?:FutureTask|BlockingQueue|CompletionService)\\.get$|^java\\.lang\\.Thread\\.join$");

  private ForgottenFutures() {}

  static Stream<Origin.Written> in(CodeResults.FunctionCode code) {
    var asynchronous = new HashSet<Origin.Written>();
    for (var unit : code.result().reached()) {
      calls(unit)
          .filter(ForgottenFutures::isAsynchronous)
          .forEach(call -> asynchronous.add(new Origin.Written(unit.file(), call.place())));
    }
    var usages = code.result().usages();
    var ofAws =
        Answered.of(code)
            .map(Answered::usage)
            .filter(usage -> asynchronous.contains(usage.where()))
            .filter(usage -> !usage.isInitialisation() && isForgotten(usage))
            .map(Usage::where)
            .filter(where -> !ReturnedFutures.isGivenOn(where, code.result().reached()));
    boolean isAwaited =
        usages.stream().anyMatch(usage -> WAITING_FOR_ALL.matcher(usage.name()).find());
    var started =
        usages.stream()
            .filter(usage -> !isAwaited && !usage.isInitialisation())
            .filter(usage -> STARTING.contains(usage.name()))
            .filter(
                usage ->
                    GIVING_NOTHING.contains(usage.name())
                        || Results.isDropped(usage.where(), code.result().reached()))
            .map(Usage::where);
    return Stream.concat(ofAws, started);
  }

  private static Stream<Instruction.Call> calls(Unit unit) {
    return unit.procedures().stream()
        .map(Procedure::blocks)
        .flatMap(List::stream)
        .flatMap(block -> block.instructions().stream())
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast);
  }

  private static boolean isAsynchronous(Instruction.Call call) {
    return call.callee() instanceof Callee.Declared declared
        && ASYNCHRONOUS.matcher(declared.owner()).matches();
  }

  /** Whoever gets the future may wait for it; what is put behind it does not. */
  private static boolean isForgotten(Usage usage) {
    var fate = usage.fate();
    return !fate.isAwaited()
        && !fate.isKept()
        && fate.taken().isEmpty()
        && fate.read().stream()
            .noneMatch(path -> List.of(path.split("\\.")).stream().anyMatch(WAITING::contains));
  }
}
