package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags distributions in front of functions that no web ACL guards. */
@About(
    severity = LOW,
    title = "Distribution has no web ACL",
    why =
        "Nothing stops known attacks and floods of requests at the edge, before they reach the"
            + " function.",
    mend = "Name a web ACL of scope `CLOUDFRONT` in `WebACLId`.",
    cwe = 693,
    sameAs = {"CKV_AWS_68", "AWS-0011", "CFR2", "0f139403", "cloudfront_distributions_using_waf"},
    isStrict = true)
final class DistributionWithoutFirewall implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Distributions.judge(
        app,
        context,
        (distribution, _) ->
            Stream.of(
                Verdict.of(
                    app.isGuarded(distribution).not(),
                    distribution,
                    distribution.origin(),
                    "no web ACL stands in front of it")));
  }
}
