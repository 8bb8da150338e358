package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Route;
import java.util.stream.Stream;

/** Flags routes that pass requests on to whoever shows any certificate. */
@About(
    severity = MEDIUM,
    title = "Integration does not verify its backend's certificate",
    why =
        "Whoever gets between API Gateway and the backend can answer in its place and reads what"
            + " callers send.",
    mend =
        "Take `insecureSkipVerification` away and give the backend a certificate of a public"
            + " authority.",
    cwe = 295,
    sameAs = {"INTEGRATION.TLS.UNVALIDATED.001"})
final class UnverifiedBackend implements Check {
  /** Inside a VPC few can get between, so that a route through a VPC link counts less. */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.routes().map(UnverifiedBackend::judge);
  }

  private static Verdict judge(Route route) {
    var skips = route.integration().skipsVerification();
    var verdict =
        Verdict.of(
                skips.isEqualTo(true),
                route,
                skips.origin(),
                "`%s` accepts any certificate of its backend".formatted(route.show()),
                skips)
            .mendedBy(
                Remedy.of(
                        "verify the backend's certificate",
                        new Change.Replace(skips.origin(), Term.flag(false)))
                    .warning(
                        "calls fail if the backend's certificate is not of a public authority"));
    boolean isInside = route.integration().connection().isEqualTo("VPC_LINK").isYes();
    return isInside ? verdict.raised(-1) : verdict;
  }
}
