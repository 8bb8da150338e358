package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Flags runtimes that AWS stops mending soon. */
@About(
    severity = LOW,
    title = "Runtime is about to be deprecated",
    why =
        "Within half a year AWS mends no more holes in the runtime, and a move in haste is a move"
            + " without tests.",
    mend = "Plan the move to the successor now and test the function there.",
    cwe = 1104,
    sameAs = {"A.1"})
final class EndingRuntime implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .filter(function -> !Runtimes.isUnknown(function))
        .map(function -> judge(function, context.today()).on(function));
  }

  private static Verdict judge(LambdaFunction function, LocalDate today) {
    var runtime = function.runtime();
    return Verdict.of(
            runtime.is(name -> Runtimes.is(name, one -> Runtimes.isEnding(one, today))),
            function,
            runtime.origin(),
            Runtimes.describe(runtime, today, one -> Runtimes.isEnding(one, today)),
            runtime)
        .mendedBy(Runtimes.upgrade(function));
  }
}
