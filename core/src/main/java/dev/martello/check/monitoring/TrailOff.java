package dev.martello.check.monitoring;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Trail;
import java.util.stream.Stream;

/** Flags trails that are declared and switched off. */
@About(
    severity = MEDIUM,
    title = "Trail is switched off",
    why = "While it is off nothing that is done in the account is written down.",
    mend = "Set `IsLogging` to `true`.",
    cwe = 778,
    sameAs = {"CKV_AWS_251", "CloudTrail.1", "5c0b06d5"})
final class TrailOff implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.trails().stream().map(TrailOff::judge);
  }

  private static Verdict judge(Trail trail) {
    return Verdict.of(
            trail.isLogging().isEqualTo(false),
            trail,
            trail.isLogging().origin(),
            "the trail is declared and records nothing",
            trail.isLogging())
        .mendedBy(
            Remedy.of(
                "set `IsLogging` to `true`",
                Change.put(trail.identity(), Term.flag(true), "IsLogging")));
  }
}
