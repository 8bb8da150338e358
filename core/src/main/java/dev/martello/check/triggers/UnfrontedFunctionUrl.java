package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.FunctionUrl;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags open function URLs that let callers pass by the distribution in front of them. */
@About(
    severity = MEDIUM,
    title = "Callers can bypass the distribution in front",
    why =
        "The URL itself is open, so whoever finds it goes around the web ACL, the cache and the"
            + " geographic limits of the distribution.",
    mend =
        "Set `AuthType: AWS_IAM` and let CloudFront sign with an origin access control"
            + " (`OriginAccessControlOriginType: lambda`).",
    cwe = 288)
final class UnfrontedFunctionUrl implements Check {
  /*
   * "Restrict access to an AWS Lambda function URL origin" (Amazon CloudFront Developer Guide). An
   * open URL without any distribution is told by the check on its authorization; under the strict
   * profile it is told here too.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var fronted =
        context
            .resources("AWS::CloudFront::Distribution")
            .flatMap(
                distribution ->
                    app
                        .settingsOf(distribution)
                        .get("DistributionConfig", "Origins")
                        .items()
                        .stream()
                        .flatMap(origin -> origin.get("DomainName").target().known()))
            .map(target -> target.identity().key())
            .collect(Collectors.toSet());
    return FunctionUrls.judge(
        app,
        url -> {
          boolean isFronted = fronted.contains(url.identity().key());
          return isFronted || context.isStrict()
              ? Stream.of(judge(url, isFronted))
              : Stream.empty();
        });
  }

  private static Verdict judge(FunctionUrl url, boolean isFronted) {
    return Verdict.of(
        url.authType().isEqualTo("NONE"),
        url,
        url.authType().origin(),
        isFronted
            ? "the distribution in front can be bypassed"
            : "no distribution with a web ACL stands in front of the open URL",
        url.authType());
  }
}
