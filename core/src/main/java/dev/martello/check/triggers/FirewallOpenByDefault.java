package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags web ACLs that let through what no rule knows. */
@About(
    severity = LOW,
    title = "Web ACL lets through what no rule knows",
    why = "An attack that the rules do not describe reaches what is behind the web ACL.",
    mend = "Set `DefaultAction` to `Block` and allow the requests that you expect.",
    cwe = 693,
    isStrict = true,
    sameAs = {"F665", "6d64f311"})
final class FirewallOpenByDefault implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.firewalls().stream()
        .map(
            firewall ->
                Verdict.of(
                    firewall.defaultAction().isEqualTo("ALLOW"),
                    firewall,
                    firewall.defaultAction().origin(),
                    "requests that no rule decides are let through",
                    firewall.defaultAction()));
  }
}
