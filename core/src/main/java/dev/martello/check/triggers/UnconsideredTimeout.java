package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags timeouts that nobody chose, and the longest one where outsiders can call. */
@About(
    severity = LOW,
    title = "Timeout was not chosen for this function",
    why =
        "With the longest timeout each call from outside can keep the function busy for a quarter"
            + " of an hour; with the default of 3 s events are lost that need a little longer.",
    mend = "Set `Timeout` to a little more than the function's slowest good run.",
    cwe = 400,
    sameAs = {"LambdaDefaultTimeout", "TIMEOUT.001", "CONFIG.TIMEOUT.EXCESSIVE.001"})
final class UnconsideredTimeout implements Check {
  private static final long LONGEST_SECONDS = 900;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .map(function -> judge(function, context.isStrict()).on(function));
  }

  private static Verdict judge(LambdaFunction function, boolean isStrict) {
    return function.timeout().origin().isServiceDefault()
        ? judgeDefault(function, isStrict)
        : judgeChosen(function, isStrict);
  }

  /** The default matters where events come in that would be lost. */
  private static Verdict judgeDefault(LambdaFunction function, boolean isStrict) {
    return Verdict.of(
            Tri.of(isStrict || !function.triggers().isEmpty()),
            function,
            function.origin(),
            "no `Timeout` is set, so the function is stopped after 3 s")
        .mendedBy(
            Remedy.of(
                    "set `Timeout` to %d s".formatted(seconds(function)),
                    Change.put(function.identity(), Term.number(seconds(function)), "Timeout"))
                .warning("measure how long the function runs, and choose"));
  }

  /** A queue waits 30 s by default and should wait six times as long as the function may run. */
  private static long seconds(LambdaFunction function) {
    return function.triggersOf(EventSource.SQS).findAny().isPresent() ? 5 : 10;
  }

  /** Behind an API, {@link TimeoutBeyondApiLimit} judges the same line. */
  private static Verdict judgeChosen(LambdaFunction function, boolean isStrict) {
    boolean isReachable = function.exposure().level() != Exposure.Level.INTERNAL;
    boolean isAsked = (isStrict || isReachable) && function.routes().count() == 0;
    return Verdict.of(
        function.timeout().is(seconds -> seconds >= LONGEST_SECONDS).and(Tri.of(isAsked)),
        function,
        function.timeout().origin(),
        "%s can keep the function busy for %s s"
            .formatted(
                isReachable ? "callers from outside" : "one event", function.timeout().show()),
        function.timeout());
  }
}
