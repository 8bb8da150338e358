package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.CustomDomain;
import dev.martello.value.Shape;
import java.util.stream.Stream;

/** Flags custom domains that trust whatever certificates lie in a bucket. */
@About(
    severity = LOW,
    title = "Truststore is named without its version",
    why =
        "Whoever may write to the bucket decides whose certificates open the API with the next"
            + " deployment, and a change by mistake cannot be told from a meant one.",
    mend = "Switch on the bucket's versioning and name the version in `TruststoreVersion`.",
    cwe = 494,
    sameAs = {"TLS.MTLS.TRUSTSTORE.001"})
final class UnversionedTruststore implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.domains().stream().map(UnversionedTruststore::judge);
  }

  private static Verdict judge(CustomDomain domain) {
    return Verdict.of(
        Shape.isEmpty(domain.truststore()).not().and(Shape.isEmpty(domain.truststoreVersion())),
        domain,
        domain.truststore().origin(),
        "custom domain `%s` takes the newest truststore".formatted(domain.name().show()),
        domain.truststore(),
        domain.truststoreVersion());
  }
}
