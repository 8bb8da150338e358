package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags accounts that are set up without threat detection. */
@About(
    severity = LOW,
    title = "No GuardDuty detector watches the account",
    why =
        "A function that mines coins or talks to a known bad address is seen by nobody until the"
            + " bill comes.",
    mend = "Declare an `AWS::GuardDuty::Detector` with `Enable: true`.",
    cwe = 778,
    sameAs = {"GuardDuty.1", "guardduty_lambda_protection_enabled"})
final class NoGuardDuty implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return AccountServices.missing(
        AccountServices.DETECTOR, "no GuardDuty detector is declared", app, context);
  }
}
