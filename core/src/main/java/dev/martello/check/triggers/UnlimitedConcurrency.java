package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import java.util.stream.Stream;

/** Flags functions that may take all concurrency of the account. */
@About(
    severity = LOW,
    title = "Function has no concurrency of its own",
    why =
        "A burst of its events takes concurrency from all other functions of the account, and"
            + " theirs from it.",
    mend = "Set `ReservedConcurrentExecutions` to what the function needs at its peak.",
    cwe = 770,
    sameAs = {"CKV_AWS_115", "W92", "LambdaConcurrency", "D.2", "CONCURRENCY.001"},
    isStrict = true)
final class UnlimitedConcurrency implements FunctionCheck {

  /** A function that anybody may call is reported for that. */
  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    boolean isOpen =
        function.exposure().ways().stream()
            .filter(way -> way.trigger().source() != EventSource.AUTHORIZER)
            .anyMatch(
                way ->
                    way.level() == Exposure.Level.PUBLIC || way.level() == Exposure.Level.UNKNOWN);
    boolean isReported = isOpen || function.identity().isSupplied();
    return function.reservedConcurrency().isEmpty() && !isReported
        ? Stream.of(
            Verdict.fails(function, function.origin(), "the function may take all there is"))
        : Stream.empty();
  }
}
