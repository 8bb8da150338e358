package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags accounts that are set up without a trail. */
@About(
    severity = LOW,
    title = "No trail records what happens in the account",
    why =
        "Without a trail there are 90 days of event history in each region, which whoever owns the"
            + " account cannot protect or search as one.",
    mend = "Declare a trail of all regions with a bucket of its own, or have the organisation's.",
    cwe = 778,
    sameAs = {"CloudTrail.1", "CloudTrail.3"})
final class NoTrail implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return AccountServices.missing(
        AccountServices.TRAIL, "no trail is declared for the account", app, context);
  }
}
