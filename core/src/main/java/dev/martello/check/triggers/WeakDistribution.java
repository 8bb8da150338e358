package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.iam.Context;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags CloudFront distributions in front of functions that weaken the way to them. */
@About(
    severity = LOW,
    title = "Distribution weakens the way to the function",
    why =
        "Requests that go unencrypted on a part of their way, or with outdated TLS, can be read and"
            + " changed there, the tokens in them included.",
    mend =
        "Set `ViewerProtocolPolicy: redirect-to-https`, `MinimumProtocolVersion: TLSv1.2_2021` and"
            + " `OriginProtocolPolicy: https-only`.",
    cwe = 319,
    sameAs = {
      "CKV_AWS_34",
      "CKV_AWS_68",
      "CKV_AWS_174",
      "AWS-0011",
      "AWS-0012",
      "AWS-0013",
      "W70",
      "CFR2",
      "CFR4",
      "CFR5",
      "31733ee2",
      "0f139403",
      "dc17ee4b",
      "cloudfront_distributions_https_enabled",
      "cloudfront_distributions_origin_traffic_encrypted",
      "cloudfront_distributions_using_deprecated_ssl_protocols",
      "cloudfront_distributions_using_waf"
    })
final class WeakDistribution implements Check {
  /*
   * With CloudFront's own certificate the protocol version cannot be chosen (Amazon CloudFront
   * Developer Guide, "Minimum protocol version"); that is the defect of nobody. Distributions in
   * front of nothing that this application declares, and those without a web ACL, are told only under
   * the strict profile.
   */
  private static final Set<String> STRONG = Set.of("TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025");
  private static final Set<String> GOOD = Set.of("TLSv1.2_2018", "TLSv1.2_2019");
  private static final Set<String> WAYS_IN =
      Set.of(
          "AWS::Lambda::Url",
          "AWS::ApiGateway::RestApi",
          "AWS::ApiGatewayV2::Api",
          "AWS::ElasticLoadBalancingV2::LoadBalancer");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources("AWS::CloudFront::Distribution")
        .flatMap(distribution -> judge(distribution, app, context));
  }

  private static Stream<Verdict> judge(Entity distribution, App app, Check.Context context) {
    var config = app.settingsOf(distribution).get("DistributionConfig");
    var ways =
        config.get("Origins").items().stream()
            .flatMap(origin -> origin.get("DomainName").target().known())
            .filter(target -> WAYS_IN.contains(target.identity().type()))
            .toList();
    if (ways.isEmpty() && !context.isStrict()) {
      return Stream.empty();
    }
    var users = ways.stream().flatMap(way -> context.usersOf(way).stream()).distinct().toList();
    return Stream.of(
            behaviours(distribution, config),
            origins(distribution, config),
            certificate(distribution, config, context),
            firewall(distribution, app, context))
        .flatMap(verdicts -> verdicts)
        .map(verdict -> verdict.on(users));
  }

  private static Stream<Verdict> behaviours(Entity distribution, Settings config) {
    var all = new ArrayList<Settings>(List.of(config.get("DefaultCacheBehavior")));
    all.addAll(config.get("CacheBehaviors").items());
    return all.stream()
        .map(behaviour -> behaviour.get("ViewerProtocolPolicy").text())
        .map(
            policy ->
                Verdict.of(
                        policy.isEqualTo("allow-all"),
                        distribution,
                        policy.origin(),
                        "viewers may send requests over plain HTTP",
                        policy)
                    .mendedBy(
                        Remedy.of(
                            "redirect viewers to HTTPS",
                            new Change.Replace(policy.origin(), Term.text("redirect-to-https")))));
  }

  private static Stream<Verdict> origins(Entity distribution, Settings config) {
    return config.get("Origins").items().stream()
        .map(origin -> origin.get("CustomOriginConfig", "OriginProtocolPolicy").text())
        .map(
            policy ->
                Verdict.of(
                    policy.is(text -> text.equals("http-only") || text.equals("match-viewer")),
                    distribution,
                    policy.origin(),
                    "CloudFront may fetch from the origin over plain HTTP (`%s`)"
                        .formatted(policy.show()),
                    policy));
  }

  private static Stream<Verdict> certificate(
      Entity distribution, Settings config, Check.Context context) {
    var certificate = config.get("ViewerCertificate");
    boolean isOwn =
        certificate.get("AcmCertificateArn").exists().isYes()
            || certificate.get("IamCertificateId").exists().isYes();
    if (!isOwn) {
      return Stream.empty();
    }
    var version = certificate.get("MinimumProtocolVersion").text("TLSv1");
    boolean isStrict = context.isStrict();
    return Stream.of(
        Verdict.of(
                version.is(text -> !STRONG.contains(text) && (isStrict || !GOOD.contains(text))),
                distribution,
                version.origin().written().isPresent() ? version.origin() : certificate.origin(),
                "viewers may connect with `%s`".formatted(version.show()),
                version)
            .mendedBy(
                Remedy.of(
                    "take TLS 1.2 and later only",
                    Change.put(
                        distribution.identity(),
                        Term.text("TLSv1.2_2021"),
                        "DistributionConfig",
                        "ViewerCertificate",
                        "MinimumProtocolVersion"))));
  }

  private static Stream<Verdict> firewall(Entity distribution, App app, Check.Context context) {
    return context.isStrict()
        ? Stream.of(
            Verdict.of(
                app.isGuarded(distribution).not(),
                distribution,
                distribution.origin(),
                "no web ACL stands in front of it"))
        : Stream.empty();
  }
}
