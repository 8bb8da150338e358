package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Flags distributions in front of functions that take outdated TLS. */
@About(
    severity = LOW,
    title = "Distribution takes TLS before version 1.2",
    why = "Connections with outdated TLS can be read and changed on their way.",
    mend =
        "Use a certificate of your own with `SslSupportMethod: sni-only` and"
            + " `MinimumProtocolVersion: TLSv1.2_2021`.",
    cwe = 326,
    sameAs = {
      "CKV_AWS_174",
      "AWS-0013",
      "W70",
      "CFR4",
      "dc17ee4b",
      "cloudfront_distributions_using_deprecated_ssl_protocols",
      "b4d9c12b",
      "be96849c"
    })
final class DistributionTakesOldTls implements Check {
  /*
   * With CloudFront's own certificate the version is TLSv1 and cannot be chosen (Amazon CloudFront
   * Developer Guide, "Minimum protocol version"), so that is told only under the strict profile; so
   * are policies of TLS 1.2 that AWS no longer recommends.
   */
  /** Every policy of CloudFront's that has one of these beginnings refuses TLS 1.1. */
  private static final List<String> GOOD = List.of("TLSv1.2_", "TLSv1.2-", "TLSv1.3_");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Distributions.judge(
        app, context, (distribution, config) -> judge(distribution, config, context.isStrict()));
  }

  private static Stream<Verdict> judge(Entity distribution, Settings config, boolean isStrict) {
    var certificate = config.get("ViewerCertificate");
    boolean isDefault =
        certificate.get("CloudFrontDefaultCertificate").flag(false).isEqualTo(true).isYes();
    boolean isChosen =
        !isDefault
            && Stream.of("AcmCertificateArn", "IamCertificateId", "MinimumProtocolVersion")
                .anyMatch(part -> !certificate.get(part).exists().isNo());
    if (!isChosen) {
      return isStrict
          ? Stream.of(
              Verdict.fails(
                  distribution,
                  distribution.origin(),
                  "CloudFront's own certificate lets viewers connect with `TLSv1`"))
          : Stream.empty();
    }
    var version = certificate.get("MinimumProtocolVersion").text("TLSv1");
    return Stream.of(
        Verdict.of(
                version.is(text -> GOOD.stream().noneMatch(text::startsWith)),
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
}
