package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Firewall;
import java.util.stream.Stream;

/** Flags web ACLs that let one address call as often as it likes. */
@About(
    severity = LOW,
    title = "Web ACL limits no address's rate",
    why =
        "One client can try passwords, scrape data or run up the bill as fast as the service"
            + " answers.",
    mend = "Add a rule with `RateBasedStatement` and the action `Block`.",
    cwe = 770,
    sameAs = {"WAF.RATELIMIT.MISSING.001"})
final class FirewallWithoutRateLimit implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.firewalls().stream().map(firewall -> judge(app, firewall));
  }

  private static Verdict judge(App app, Firewall firewall) {
    return Verdict.of(
            FirewallRules.limitsRate(app, firewall)
                .not()
                .and(FirewallRules.admitsOnlyTheNamed(firewall).not()),
            firewall,
            firewall.origin(),
            "no rule of the web ACL limits how often one address may call",
            Stream.concat(
                    Stream.of(firewall.defaultAction()),
                    firewall.rules().stream()
                        .flatMap(rule -> Stream.of(rule.group(), rule.action())))
                .toList())
        .mendedBy(FirewallRules.addingRateLimit(app, firewall));
  }
}
