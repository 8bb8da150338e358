package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Invocation;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags functions that may run on after their API has given up waiting. */
@About(
    severity = LOW,
    title = "Function outlives the request of its API",
    why =
        "The caller gets an error after API Gateway's limit while the function goes on, costs"
            + " money and may do its work twice when the caller tries again.",
    mend =
        "Set the function's `Timeout` below the integration's limit (29 s for REST APIs, 30 s for"
            + " HTTP APIs), or answer at once and work asynchronously.",
    cwe = 400,
    sameAs = {"INTEGRATION.TIMEOUT.001"})
final class TimeoutBeyondApiLimit implements FunctionCheck {

  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    return function
        .routes()
        .filter(route -> route.integration().invocation() == Invocation.SYNCHRONOUS)
        .limit(1)
        .map(route -> judge(function, route));
  }

  private static Verdict judge(LambdaFunction function, Route route) {
    var limit = route.integration().timeoutMillis();
    var verdict =
        Verdict.of(
            isLonger(function.timeout(), limit),
            function,
            function.timeout().origin(),
            "the function may run %s s, its API waits %s s"
                .formatted(function.timeout().show(), limit.map(millis -> millis / 1000).show()),
            function.timeout(),
            limit);
    return verdict instanceof Verdict.Fails fails
        ? fails
            .because(route.origin(), "route `" + route.show() + "`")
            .mendedBy(remedy(function, limit))
        : verdict;
  }

  /** Only a function that nothing else invokes, and nothing in the background, needs no more. */
  private static Remedy remedy(LambdaFunction function, Val<Long> limit) {
    boolean isOnlyCalled =
        function.triggers().stream()
            .allMatch(
                trigger ->
                    trigger instanceof Trigger.FromRoute
                        && trigger.invocation() == Invocation.SYNCHRONOUS);
    return isOnlyCalled && limit instanceof Val.Known<Long>(Long millis, Origin _)
        ? Remedy.of(
                "stop the function when its API gives up",
                Change.put(function.identity(), Term.number(millis / 1000), "Timeout"))
            .warning("a run that takes longer is stopped; its caller never got the answer anyway")
        : Remedy.none();
  }

  private static Tri isLonger(Val<Long> seconds, Val<Long> millis) {
    return seconds.candidates().stream()
        .map(timeout -> millis.is(limit -> timeout * 1000 > limit))
        .reduce(Tri::eitherOf)
        .orElse(Tri.UNKNOWN);
  }
}
