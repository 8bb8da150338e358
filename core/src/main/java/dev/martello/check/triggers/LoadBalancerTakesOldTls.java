package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags load balancers in front of functions that take outdated TLS. */
@About(
    severity = LOW,
    title = "Load balancer takes TLS before version 1.2",
    why = "Connections with outdated TLS can be read and changed on their way.",
    mend = "Set `SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06`.",
    cwe = 326,
    sameAs = {"CKV_AWS_103", "AWS-0047", "W55"})
final class LoadBalancerTakesOldTls implements Check {
  /** Policies that still take TLS 1.0 or 1.1 (Elastic Load Balancing, "Security policies"). */
  private static final Pattern OLD =
      Pattern.compile("ELBSecurityPolicy-(?:2015-05|2016-08|TLS-1-[01]-.*|TLS13-1-[01]-.*)");

  private static final String DEFAULT = "ELBSecurityPolicy-2016-08";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Listeners.judge(app, context, LoadBalancerTakesOldTls::judge);
  }

  private static Verdict judge(Entity listener, Settings settings) {
    var policy = settings.get("SslPolicy").text(DEFAULT);
    return Verdict.of(
            settings
                .get("Protocol")
                .text()
                .is(protocol -> protocol.equals("HTTPS") || protocol.equals("TLS"))
                .and(policy.is(name -> OLD.matcher(name).matches())),
            listener,
            policy.origin().written().isPresent() ? policy.origin() : listener.origin(),
            "security policy `%s` takes TLS before 1.2".formatted(policy.show()),
            policy)
        .mendedBy(
            Remedy.of(
                    "take TLS 1.2 and later only",
                    Change.put(
                        listener.identity(),
                        Term.text("ELBSecurityPolicy-TLS13-1-2-2021-06"),
                        "SslPolicy"))
                .warning("clients that know only older TLS cannot connect any more"));
  }
}
