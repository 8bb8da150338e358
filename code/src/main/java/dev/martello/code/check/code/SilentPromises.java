package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.value.Origin;
import java.util.Set;
import java.util.stream.Stream;

/** Finds promises of scripts whose failure ends in a function that only tells of it. */
record SilentPromises(Catching catching) {
  private static final Set<String> FOLLOWING = Set.of("then", "finally");

  Stream<Origin.Written> places() {
    return Stream.concat(failures(), settlements());
  }

  /** {@code work().catch(console.error)}: a promise whose failure only gets told. */
  private Stream<Origin.Written> failures() {
    return catching
        .instructions()
        .filter(each -> each instanceof Instruction.Call call && isCatch(call))
        .map(call -> new Origin.Written(catching.unit().file(), call.place()));
  }

  /** Where {@code Promise.allSettled} tells what failed and nobody looks at it. */
  private Stream<Origin.Written> settlements() {
    return catching
        .instructions()
        .filter(
            each ->
                each instanceof Instruction.Call call
                    && call.callee() instanceof Callee.Method(var promise, var name)
                    && name.equals("allSettled")
                    && catching.made(promise).allMatch(FallibleWork::isPromise)
                    && catching.isOnlyTold(call.target()))
        .map(call -> new Origin.Written(catching.unit().file(), call.place()));
  }

  private boolean isCatch(Instruction.Call call) {
    return call.callee() instanceof Callee.Method(var promise, var name)
        && (name.equals("catch") && call.arguments().size() == 1
            || name.equals("then") && call.arguments().size() == 2)
        && isOfWork(promise, MOST_STEPS)
        && catching.made(call.arguments().getLast().register()).allMatch(catching::onlyTells);
  }

  private boolean isOfWork(int promise, int steps) {
    return steps > 0 && catching.made(promise).anyMatch(each -> isOfWork(each, steps));
  }

  /** What follows on a promise fails as the work does. */
  private boolean isOfWork(Instruction each, int steps) {
    return switch (each) {
      case Instruction.Call work ->
          catching.isWork(work)
              || work.callee() instanceof Callee.Method(var before, var name)
                  && FOLLOWING.contains(name)
                  && isOfWork(before, steps - 1);
      case Instruction.Copy copy -> isOfWork(copy.source(), steps - 1);
      case Instruction.Typed typed -> isOfWork(typed.source(), steps - 1);
      default -> false;
    };
  }

  private static final int MOST_STEPS = 8;
}
