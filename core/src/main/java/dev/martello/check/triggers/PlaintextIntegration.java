package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Route;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Collectors;
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
   * Routes of an API that is declared elsewhere may lead to an integration that none leads to here.
   */
  private static final String OF_HTTP_API = "AWS::ApiGatewayV2::Integration";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var used =
        app.routes().map(route -> route.integration().uri().origin()).collect(Collectors.toSet());
    var alone =
        app.others().stream()
            .filter(other -> other.identity().type().equals(OF_HTTP_API))
            .filter(other -> !used.contains(uri(app, other).origin()))
            .map(other -> judgeAlone(app, other, context));
    return Stream.concat(app.routes().map(route -> judge(route, context)), alone);
  }

  private static Val<String> uri(App app, App.Other integration) {
    return app.settingsOf(integration).get("IntegrationUri").text();
  }

  /** What no route leads to does no harm, unless routes stand where the API is declared. */
  private static Verdict judgeAlone(App app, App.Other integration, Context context) {
    var settings = app.settingsOf(integration);
    boolean isOfApiElsewhere =
        app.apis().stream()
            .noneMatch(api -> api.identity().stack().equals(integration.identity().stack()));
    return context.isStrict() || isOfApiElsewhere
        ? judge(
            integration,
            "the integration",
            settings.get("IntegrationType").text(),
            uri(app, integration),
            settings.get("ConnectionType").text(),
            context)
        : Verdict.passes();
  }

  private static Verdict judge(Route route, Context context) {
    var integration = route.integration();
    return judge(
        route,
        "`" + route.show() + "`",
        integration.type(),
        integration.uri(),
        integration.connection(),
        context);
  }

  private static Verdict judge(
      Entity subject,
      String caller,
      Val<String> type,
      Val<String> uri,
      Val<String> connection,
      Context context) {
    Tri isHttp = type.is(text -> text.startsWith("HTTP"));
    Tri isPlain = Shape.startsWith(uri, "http://");
    Tri isInside = connection.isEqualTo("VPC_LINK");
    Tri isTold = context.isStrict() ? Tri.YES : isInside.not();
    var verdict =
        Verdict.of(
            isHttp.and(isPlain).and(isTold),
            subject,
            uri.origin(),
            "%s calls `%s` in the clear".formatted(caller, uri.brief()),
            type,
            uri,
            connection);
    boolean isMilder = isInside.isYes() || uri.show().contains(".s3-website");
    return isMilder ? verdict.raised(-1) : verdict;
  }
}
