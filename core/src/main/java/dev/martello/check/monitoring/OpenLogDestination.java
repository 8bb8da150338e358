package dev.martello.check.monitoring;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags destinations of logs that take them from anybody. */
@About(
    severity = MEDIUM,
    title = "Log destination takes events from everybody",
    why =
        "Any AWS account can subscribe its logs to the destination: forged events reach whatever"
            + " reads it, and the bill is yours.",
    mend = "Name the accounts in `DestinationPolicy`, or bind it with `aws:PrincipalOrgID`.",
    cwe = 732,
    sameAs = {"db0ec4c4"})
final class OpenLogDestination implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources("AWS::Logs::Destination")
        .flatMap(
            destination ->
                OpenPolicies.judge(
                    destination, app.settingsOf(destination).get("DestinationPolicy"), context));
  }
}
