package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Statement;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags resource policies of APIs that limit nobody, where nothing else does either. */
@About(
    severity = LOW,
    title = "API's resource policy lets everybody in",
    why =
        "The policy looks like a limit and is none: whoever finds the API may call the routes that"
            + " ask for nothing else.",
    mend =
        "Name the accounts, addresses or VPC endpoints that may call, in `Principal` or in a"
            + " condition.",
    cwe = 284,
    sameAs = {"b161c11b", "PolicyStatement", "POLICY.CROSSACCOUNT.OPEN.001"})
final class ApiPolicyForEverybody implements Check {
  /*
   * A policy that allows everybody is what Cognito and Lambda authorizers need (API Gateway
   * Developer Guide, "How API Gateway resource policies affect authorization workflow"): it is silent
   * where every route asks who calls. With AWS_IAM it opens the API to other accounts, which is
   * IamAuthDefeatedByPolicy's; private APIs are PrivateApiForAnyEndpoint's.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.apis().stream()
        .filter(api -> !api.isPrivate().isYes())
        .flatMap(
            api ->
                api.policies().stream()
                    .flatMap(policy -> Openness.isPublic(policy, context.names()).stream())
                    .filter(found -> !hasDates(found.statement()))
                    .map(found -> judge(api, found)));
  }

  /** A policy for some days limits something, though nobody. */
  private static boolean hasDates(Statement statement) {
    return statement.conditions().stream()
        .anyMatch(condition -> condition.operator().startsWith("Date"));
  }

  private static Verdict judge(Api api, Openness.Found found) {
    Tri asksNobody =
        api.routes().isEmpty()
            ? Tri.YES
            : Tri.any(api.routes().stream().map(OpenRoutes::answer).toList());
    return Verdict.of(
        found.openness().isOpen().and(asksNobody).and(api.isPrivate().not()),
        api,
        found.statement().placeOfPrincipals(),
        "the resource policy " + found.openness().reason());
  }
}
