package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.CustomDomain;
import dev.martello.value.Val;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Flags custom domains that let clients talk TLS 1.0. */
@About(
    severity = LOW,
    title = "Custom domain accepts TLS 1.0",
    why =
        "Somebody between client and API can make both use a version whose encryption is broken,"
            + " and read or change what they say.",
    mend = "Set `SecurityPolicy` to `TLS_1_2`.",
    cwe = 326,
    sameAs = {
      "CKV_AWS_206",
      "AWS-0005",
      "AWS-0112",
      "8275fab0",
      "W62",
      "apigateway_domain_name_pqc_tls_enabled",
      "DOMAIN.TLS.001"
    })
final class OldTlsOnDomain implements Check {
  /*
   * API Gateway Developer Guide, "Security policies for REST APIs in API Gateway": a domain without
   * a policy gets TLS_1_2, so that it is silent; the profile strict wants it written down.
   */
  private static final String OLD = "TLS_1_0";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    return app.domains().stream()
        .flatMap(
            domain ->
                IntStream.range(0, domain.securityPolicies().size())
                    .mapToObj(index -> judge(domain, index, context.isStrict()))
                    .map(
                        verdict ->
                            verdict.on(
                                app.apis().stream()
                                    .filter(domain::leadsTo)
                                    .flatMap(api -> functions.behind(api).stream())
                                    .toList())));
  }

  private static Verdict judge(CustomDomain domain, int index, boolean isStrict) {
    var policy = domain.securityPolicies().get(index);
    boolean isWritten = !policy.origin().isServiceDefault();
    if (!isWritten && isStrict) {
      return Verdict.fails(
              domain,
              domain.origin(),
              "custom domain `%s` names no security policy".formatted(domain.name().show()))
          .mendedBy(remedy(domain, index));
    }
    return Verdict.of(
            policy.isEqualTo(OLD),
            domain,
            policy.origin(),
            "custom domain `%s` accepts TLS 1.0".formatted(domain.name().show()),
            policy)
        .mendedBy(remedy(domain, index));
  }

  private static Remedy remedy(CustomDomain domain, int index) {
    Val<String> host = domain.name();
    var path =
        domain.identity().type().equals("AWS::ApiGatewayV2::DomainName")
            ? new String[] {"DomainNameConfigurations", Integer.toString(index), "SecurityPolicy"}
            : new String[] {"SecurityPolicy"};
    return Remedy.of(
            "accept TLS 1.2 and later only on `%s`".formatted(host.show()),
            Change.put(domain.identity(), Term.text("TLS_1_2"), path))
        .warning("clients that know only older versions of TLS are refused");
  }
}
