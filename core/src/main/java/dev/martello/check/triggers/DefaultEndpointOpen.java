package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.CustomDomain;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags APIs whose own address goes around what was put in front of them. */
@About(
    severity = MEDIUM,
    title = "Default endpoint bypasses what guards the API",
    why =
        "Whoever calls the `execute-api` address needs no client certificate and passes no web ACL"
            + " of CloudFront.",
    mend =
        "Set `DisableExecuteApiEndpoint` to true; behind CloudFront, let the API ask for a header"
            + " that only CloudFront knows.",
    cwe = 424,
    sameAs = {"ENDPOINT.DEFAULT.001", "WAF.BYPASS.CF.001"})
final class DefaultEndpointOpen implements Check {
  /*
   * API Gateway Developer Guide, "How to turn on mutual TLS authentication for your REST APIs": "To
   * ensure that clients can access your API only by using a custom domain name with mutual TLS,
   * disable the default execute-api endpoint". A custom domain that asks for nothing more guards
   * nothing, so that the default endpoint bypasses nothing; the profile strict asks for it all the
   * same. An API without another name needs its default endpoint.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var fronts = new ApiFronts(app, context);
    var functions = new RouteFunctions(app);
    return app.apis().stream()
        .filter(api -> !api.isPrivate().isYes())
        .flatMap(
            api ->
                Stream.concat(
                        app.domains().stream()
                            .filter(domain -> domain.leadsTo(api))
                            .map(domain -> judge(api, domain, context.isStrict()))
                            .limit(1),
                        fronts.of(api).stream().map(front -> judge(app, api, front)).limit(1))
                    .map(verdict -> verdict.on(functions.behind(api))));
  }

  private static Verdict judge(Api api, CustomDomain domain, boolean isStrict) {
    Tri asksForCertificate = Shape.isEmpty(domain.truststore()).not();
    var open = api.disableExecuteApiEndpoint();
    var verdict =
        Verdict.of(
                open.isEqualTo(false).and(isStrict ? Tri.YES : asksForCertificate),
                api,
                written(api),
                asksForCertificate.isYes()
                    ? "the default endpoint asks for no client certificate, as the custom domain"
                        + " does"
                    : "the default endpoint stays open beside the custom domain",
                open,
                domain.truststore())
            .because(domain.origin(), "the custom domain")
            .mendedBy(
                Remedy.of(
                        "switch the default endpoint off",
                        Change.put(api.identity(), Term.flag(true), "DisableExecuteApiEndpoint"))
                    .warning(
                        "clients that use the execute-api address get an error; a REST API has to"
                            + " be deployed again for it to take effect"));
    return asksForCertificate.isYes() ? verdict : verdict.raised(-1);
  }

  private static Verdict judge(App app, Api api, ApiFronts.Front front) {
    Tri isReachable = Tri.any(api.routes().stream().map(OpenRoutes::answer).toList());
    Tri isGuardedItself = Tri.any(api.stages().stream().map(app::isGuarded).toList());
    return Verdict.of(
            front
                .isGuarded()
                .and(isReachable)
                .and(front.sendsSecret().not())
                .and(isGuardedItself.not())
                .and(api.disableExecuteApiEndpoint().isEqualTo(false)),
            api,
            written(api),
            "calls to the default endpoint pass around the web ACL of CloudFront",
            api.disableExecuteApiEndpoint())
        .raised(-1)
        .because(front.origin(), "the distribution in front of the API");
  }

  private static Origin written(Api api) {
    var origin = api.disableExecuteApiEndpoint().origin();
    return origin.written().isPresent() ? origin : api.origin();
  }
}
