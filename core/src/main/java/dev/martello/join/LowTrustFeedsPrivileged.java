package dev.martello.join;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.check.WayIn;
import dev.martello.join.path.Fed;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import java.util.List;
import java.util.stream.Stream;

/** Flags open functions that feed a function with more rights. */
@About(
    severity = MEDIUM,
    title = "Open function feeds one with more rights",
    why =
        "What strangers send to the open function arrives, one queue or bucket later, at code that"
            + " trusts it and may do more.",
    mend =
        "Validate what the open function passes on, and take from the second role what it does not"
            + " need.",
    cwe = 501)
final class LowTrustFeedsPrivileged implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var reach = Reach.of(context);
    return app.functions().stream()
        .filter(function -> function.exposure().level() == Exposure.Level.PUBLIC)
        .flatMap(open -> reach.fed(open).stream().flatMap(fed -> judge(open, fed, reach)));
  }

  /** A call is no event that the other function takes for its own; another join judges it. */
  private static Stream<Verdict> judge(LambdaFunction open, Fed<LambdaFunction> fed, Reach reach) {
    boolean isInside = fed.target().exposure().level() != Exposure.Level.PUBLIC;
    return isInside && !fed.isCalled()
        ? Privileges.beyond(open, fed.target(), reach).stream().map(gain -> fails(open, fed, gain))
        : Stream.empty();
  }

  private static Verdict fails(LambdaFunction open, Fed<LambdaFunction> fed, Gain gain) {
    var last = fed.steps().getLast();
    var fails =
        Verdict.fails(
            fed.target(),
            last.origin(),
            "`%s`, which %s may call, decides the events of this function: %s; and %s"
                .formatted(
                    open.identity().title(),
                    WayIn.who(open.exposure().by()),
                    last.fact(),
                    gain.last().fact()));
    return Steps.prove(
            Steps.prove(fails.because(open.origin(), "the open function"), fed.steps()),
            gain.steps())
        .on(List.of(fed.target(), open));
  }
}
