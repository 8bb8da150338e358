package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags APIs whose resource policy opens to everybody what IAM was to guard. */
@About(
    severity = HIGH,
    title = "API's policy lets every AWS account pass IAM",
    why =
        "Routes with `AWS_IAM` look guarded, but the resource policy lets principals of any"
            + " account in.",
    mend = "Name the accounts or roles in the API's resource policy, or add conditions to it.",
    cwe = 863,
    sameAs = {"AUTH.IAM.UNRESTRICTED.001"})
final class IamAuthDefeatedByPolicy implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.apis().stream()
        .filter(api -> api.kind() == Api.Kind.REST)
        .flatMap(
            api ->
                api.policies().stream()
                    .flatMap(policy -> Openness.isPublic(policy, context.names()).stream())
                    .map(found -> judge(api, found)));
  }

  /** A private API is open only to those who reach its VPC endpoints. */
  private static Verdict judge(Api api, Openness.Found found) {
    Tri usesIam =
        api.routes().stream()
            .map(route -> route.authorization().type().isEqualTo("AWS_IAM"))
            .reduce(Tri.NO, Tri::or);
    return Verdict.of(
        found.openness().isOpen().and(usesIam).and(api.isPrivate().not()),
        api,
        found.statement().placeOfPrincipals(),
        "the resource policy lets everybody invoke routes that ask for `AWS_IAM`");
  }
}
