package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags event buses whose policy lets everybody in, the account's default bus included. */
@About(
    severity = HIGH,
    title = "Event bus policy lets everybody in",
    why =
        "Anybody with an AWS account can put events on the bus, and every function behind a rule"
            + " that matches runs on what they made up.",
    mend = "Name the accounts, or bind the statement with `aws:PrincipalOrgID`.",
    cwe = 732,
    sameAs = {"EventBridge.3", "EVB1", "eventbridge_bus_exposed"})
final class PublicEventBusPolicy implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return StorePolicies.judgeOpen(app, context, GuardedStore.BUS);
  }
}
