package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Firewall;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags web ACLs that stop nothing. */
@About(
    severity = MEDIUM,
    title = "Web ACL stops no request",
    why = "What is behind it counts as guarded, and every request gets through.",
    mend =
        "Add rules that block, for a start AWS's managed rule groups and a rate limit; take"
            + " `Count` off the rules that are meant.",
    cwe = 693,
    sameAs = {
      "CKV_AWS_175",
      "CKV_AWS_342",
      "6d64f311",
      "wafv2_webacl_with_rules",
      "WAF.4",
      "WAF.8",
      "WAF.10"
    })
final class EmptyFirewall implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.firewalls().stream().map(firewall -> judge(app, firewall));
  }

  private static Verdict judge(App app, Firewall firewall) {
    Tri stops = Tri.any(firewall.rules().stream().map(Firewall.Rule::mayStop).toList());
    var message =
        firewall.rules().isEmpty()
            ? "the web ACL has no rules and lets every request through"
            : "the web ACL only counts and lets every request through";
    var verdict =
        Verdict.of(
            stops.not().and(FirewallRules.admitsOnlyTheNamed(firewall).not()),
            firewall,
            firewall.origin(),
            message,
            Stream.concat(
                    Stream.of(firewall.defaultAction()),
                    firewall.rules().stream().map(Firewall.Rule::action))
                .toList());
    return firewall.rules().isEmpty()
        ? verdict.mendedBy(FirewallRules.adding(app, firewall, FirewallRules.COMMON))
        : verdict;
  }
}
