package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags load balancers that take requests for functions without encryption. */
@About(
    severity = MEDIUM,
    title = "Load balancer takes requests without encryption",
    why =
        "Whoever sits on the way reads and changes what callers send to the function, their tokens"
            + " included.",
    mend =
        "Listen with `Protocol: HTTPS` and a certificate, and let the listener on port 80"
            + " redirect.",
    cwe = 319,
    sameAs = {"CKV_AWS_2", "W56", "AWS-0054", "275a3217"})
final class PlainHttpLoadBalancer implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Listeners.judge(app, context, PlainHttpLoadBalancer::judge);
  }

  /** A listener that only redirects is how callers find the encrypted one. */
  private static Verdict judge(Entity listener, Settings settings) {
    var protocol = settings.get("Protocol").text();
    Tri redirects =
        settings.get("DefaultActions").items().stream()
            .map(
                action ->
                    action
                        .get("RedirectConfig", "Protocol")
                        .text()
                        .is(target -> target.equals("HTTPS") || target.equals("#{protocol}"))
                        .and(action.get("Type").text().isEqualTo("redirect")))
            .reduce(Tri.NO, Tri::or);
    return Verdict.of(
        protocol.isEqualTo("HTTP").and(redirects.not()),
        listener,
        protocol.origin(),
        "the listener takes plain HTTP",
        protocol);
  }
}
