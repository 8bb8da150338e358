package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.value.Origin;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds futures of Java whose failure ends in a function that only tells of it. */
record SilentFutures(Catching catching) {
  /** What gives another result in place of an error. */
  private static final Set<String> REPLACING =
      Set.of("exceptionally", "exceptionallyAsync", "exceptionallyCompose");

  private static final Set<String> BEGINNING = Set.of("supplyAsync", "runAsync");

  /** What fails as the future before it does. */
  private static final Pattern FOLLOWING =
      Pattern.compile("then[A-Z]\\w*|whenComplete\\w*|orTimeout");

  /** How many steps lead to what is done. */
  private static final int LONG = 8;

  Stream<Origin.Written> places() {
    return catching
        .instructions()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast)
        .filter(this::isSilent)
        .map(call -> new Origin.Written(catching.unit().file(), call.place()));
  }

  private boolean isSilent(Instruction.Call call) {
    return call.callee() instanceof Callee.Declared future
        && REPLACING.contains(future.name())
        && call.arguments().size() == 1
        && isOfWork(future.receiver(), LONG)
        && catching.made(call.arguments().getFirst().register()).allMatch(catching::onlyTells);
  }

  private boolean isOfWork(int future, int depth) {
    return depth > 0
        && catching
            .made(future)
            .anyMatch(each -> each instanceof Instruction.Call call && isWork(call, depth));
  }

  private boolean isWork(Instruction.Call call, int depth) {
    return catching.isWork(call)
        || call.callee() instanceof Callee.Declared before
            && (FOLLOWING.matcher(before.name()).matches() && isOfWork(before.receiver(), depth - 1)
                || BEGINNING.contains(before.name())
                    && call.arguments().stream()
                        .flatMap(given -> catching.made(given.register()))
                        .anyMatch(this::isWorking));
  }

  /** A function that does something: it is only looked at by itself. */
  private boolean isWorking(Instruction function) {
    return function instanceof Instruction.Closure(_, var number, _)
        && catching.in(number).instructions().anyMatch(this::isWorkItself);
  }

  private boolean isWorkItself(Instruction each) {
    return each instanceof Instruction.Call call && catching.isWork(call);
  }
}
