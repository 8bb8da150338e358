package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags routes that pass requests on in the clear. */
@About(
    severity = MEDIUM,
    title = "Integration calls its backend without TLS",
    why =
        "What callers send over TLS, tokens included, goes on over the internet in the clear, where"
            + " it can be read and changed.",
    mend = "Use an `https://` address, or reach the backend through a VPC link.",
    cwe = 319,
    sameAs = {"INTEGRATION.HTTP.PLAINTEXT.001"})
final class PlaintextIntegration implements Check {
  /*
   * Through a VPC link the call stays inside the VPC, where most load balancers listen without TLS;
   * it is silent. A website of S3 knows no TLS and is public anyhow; it counts less.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.routes().map(PlaintextIntegration::judge);
  }

  private static Verdict judge(Route route) {
    var integration = route.integration();
    Tri isHttp = integration.type().is(type -> type.startsWith("HTTP"));
    Tri isPlain = Shape.startsWith(integration.uri(), "http://");
    var verdict =
        Verdict.of(
            isHttp.and(isPlain).and(integration.connection().isEqualTo("VPC_LINK").not()),
            route,
            integration.uri().origin(),
            "`%s` calls `%s` in the clear".formatted(route.show(), integration.uri().brief()),
            integration.type(),
            integration.uri(),
            integration.connection());
    return integration.uri().show().contains(".s3-website") ? verdict.raised(-1) : verdict;
  }
}
