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
   * only the strict profile tells it. A website of S3 knows no TLS and is public anyhow; it counts less.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.routes().map(route -> judge(route, context));
  }

  private static Verdict judge(Route route, Context context) {
    var integration = route.integration();
    Tri isHttp = integration.type().is(type -> type.startsWith("HTTP"));
    Tri isPlain = Shape.startsWith(integration.uri(), "http://");
    Tri isInside = integration.connection().isEqualTo("VPC_LINK");
    Tri isTold = context.isStrict() ? Tri.YES : isInside.not();
    var verdict =
        Verdict.of(
            isHttp.and(isPlain).and(isTold),
            route,
            integration.uri().origin(),
            "`%s` calls `%s` in the clear".formatted(route.show(), integration.uri().brief()),
            integration.type(),
            integration.uri(),
            integration.connection());
    boolean isMilder = isInside.isYes() || integration.uri().show().contains(".s3-website");
    return isMilder ? verdict.raised(-1) : verdict;
  }
}
