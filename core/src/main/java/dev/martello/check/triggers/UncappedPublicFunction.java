package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.check.WayIn;
import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags functions that anybody may call as often as the account's concurrency allows. */
@About(
    severity = MEDIUM,
    title = "Anybody can use up the account's concurrency",
    why =
        "Whoever sends requests fast enough takes all concurrency of the account, so that its other"
            + " functions are throttled, and runs up the bill.",
    mend =
        "Set `ReservedConcurrentExecutions` to what the function may use at most, or put a"
            + " throttled API in front of it.",
    cwe = 770,
    sameAs = {
      "CKV_AWS_115",
      "W92",
      "LambdaConcurrency",
      "D.2",
      "CONCURRENCY.001",
      "CONFIG.CONCURRENCY.NOLIMIT.001"
    })
final class UncappedPublicFunction implements Check {
  /*
   * A function URL has no throttling of its own: "You can control the request rate ... by configuring
   * reserved concurrency" (Lambda Developer Guide, "Function URL throttling"). APIs have a request
   * rate, which is judged as such.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function ->
                uncapped(function, context).limit(1).map(way -> judge(function, way).on(function)));
  }

  /** Under the strict profile every public way in counts, also through an API. */
  private static Stream<Exposure.Way> uncapped(LambdaFunction function, Check.Context context) {
    return function.exposure().ways().stream()
        .filter(way -> !isOpen(way).isNo())
        .filter(way -> way.trigger().source() != EventSource.AUTHORIZER)
        .filter(way -> context.isStrict() || !(way.trigger() instanceof Trigger.FromRoute));
  }

  private static Tri isOpen(Exposure.Way way) {
    return switch (way.level()) {
      case PUBLIC -> Tri.YES;
      case UNKNOWN -> Tri.UNKNOWN;
      case AUTHENTICATED, INTERNAL -> Tri.NO;
    };
  }

  private static Verdict judge(LambdaFunction function, Exposure.Way way) {
    Tri isUncapped = Tri.of(function.reservedConcurrency().isEmpty());
    return Verdict.of(
            isUncapped.and(isOpen(way)),
            function,
            function.origin(),
            "callers through %s are held back by nothing but the account's limit"
                .formatted(way.trigger().source().way()))
        .because(way.trigger().origin(), WayIn.opens(way.trigger()))
        .mendedBy(
            Remedy.of(
                    "reserve a concurrency of 20",
                    Change.put(
                        function.identity(), Term.number(20), "ReservedConcurrentExecutions"))
                .warning(
                    "requests beyond 20 at a time are turned away; choose what the account can"
                        + " spare"));
  }
}
