package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.CustomDomain;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags custom domains that ask clients for no certificate. */
@About(
    severity = LOW,
    title = "Custom domain asks clients for no certificate",
    why = "Whoever has a stolen token can use it from any machine.",
    mend = "Name a truststore in `MutualTlsAuthentication` and switch the default endpoint off.",
    cwe = 287,
    isStrict = true,
    sameAs = {"MTLS.001"})
final class DomainWithoutMutualTls implements Check {
  /*
   * Certificates for clients are for machines that know each other; browsers and apps have none. So
   * this is a rule of the profile strict alone. Private domains know no mutual TLS.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.domains().stream().map(DomainWithoutMutualTls::judge);
  }

  private static Verdict judge(CustomDomain domain) {
    Tri isPrivate =
        Tri.any(domain.endpointTypes().stream().map(type -> type.isEqualTo("PRIVATE")).toList());
    return Verdict.of(
        Shape.isEmpty(domain.truststore()).and(isPrivate.not()),
        domain,
        domain.origin(),
        "custom domain `%s` asks clients for no certificate".formatted(domain.name().show()),
        domain.truststore());
  }
}
