package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags distributions in front of functions on whose way requests go unencrypted. */
@About(
    severity = MEDIUM,
    title = "Distribution takes requests without encryption",
    why =
        "Whoever sits on the way reads and changes what callers send to the function, their tokens"
            + " included.",
    mend = "Set `ViewerProtocolPolicy: redirect-to-https` and `OriginProtocolPolicy: https-only`.",
    cwe = 319,
    sameAs = {
      "CKV_AWS_34",
      "AWS-0012",
      "CFR5",
      "31733ee2",
      "cloudfront_distributions_https_enabled",
      "cloudfront_distributions_origin_traffic_encrypted",
      "a5366a50"
    })
final class DistributionTakesPlainHttp implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Distributions.judge(
        app,
        context,
        (distribution, config) ->
            Stream.concat(behaviours(distribution, config), origins(distribution, config)));
  }

  private static Stream<Verdict> behaviours(Entity distribution, Settings config) {
    return all(config).stream()
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

  private static List<Settings> all(Settings config) {
    var all = new ArrayList<Settings>(List.of(config.get("DefaultCacheBehavior")));
    all.addAll(config.get("CacheBehaviors").items());
    return all;
  }

  private static Stream<Verdict> origins(Entity distribution, Settings config) {
    return config.get("Origins").items().stream()
        .map(
            origin -> {
              var policy = origin.get("CustomOriginConfig", "OriginProtocolPolicy").text();
              var isAsViewers =
                  policy.isEqualTo("match-viewer").and(() -> takesPlainHttp(origin, config));
              return Verdict.of(
                  policy.isEqualTo("http-only").or(isAsViewers),
                  distribution,
                  policy.origin(),
                  "CloudFront may fetch from the origin over plain HTTP (`%s`)"
                      .formatted(policy.show()),
                  policy);
            });
  }

  /**
   * With {@code match-viewer} CloudFront fetches over plain HTTP only what viewers asked for so.
   */
  private static Tri takesPlainHttp(Settings origin, Settings config) {
    var id = origin.get("Id").text().show();
    var ofOrigin =
        all(config).stream()
            .filter(behaviour -> behaviour.get("TargetOriginId").text().show().equals(id))
            .toList();
    return Tri.any(
        (ofOrigin.isEmpty() ? all(config) : ofOrigin)
            .stream()
                .map(behaviour -> behaviour.get("ViewerProtocolPolicy").text())
                .map(policy -> policy.isEqualTo("allow-all"))
                .toList());
  }
}
