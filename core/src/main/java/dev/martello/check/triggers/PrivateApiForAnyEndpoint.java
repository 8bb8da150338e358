package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/** Flags private APIs that do not say through which VPC endpoints they may be called. */
@About(
    severity = MEDIUM,
    title = "Private API answers through every VPC endpoint",
    why =
        "A private API is hidden from the internet, not from other AWS accounts: whoever has a VPC"
            + " endpoint for API Gateway in the region can call it.",
    mend =
        "Give the API a resource policy that allows `execute-api:Invoke` only with"
            + " `aws:SourceVpce` or `aws:SourceVpc` of your own.",
    cwe = 284,
    sameAs = {"NETWORK.PRIVATE.POLICY.001"})
final class PrivateApiForAnyEndpoint implements Check {
  /*
   * API Gateway Developer Guide, "Private REST APIs in API Gateway": a private API needs a resource
   * policy before it can be deployed; which VPC endpoints of which accounts it lets in is up to the
   * policy.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.apis().stream()
        .filter(api -> api.kind() == Api.Kind.REST)
        .filter(api -> !api.isPrivate().isNo())
        .flatMap(
            api -> api.policies().isEmpty() ? Stream.of(withoutPolicy(api)) : judge(api, context));
  }

  private static Verdict withoutPolicy(Api api) {
    return Verdict.of(
            api.isPrivate(),
            api,
            api.origin(),
            "the private API has no resource policy that names its VPC endpoints",
            types(api))
        .raised(-1);
  }

  private static Stream<Verdict> judge(Api api, Context context) {
    return api.policies().stream()
        .flatMap(policy -> Openness.isPublic(policy, context.names()).stream())
        .map(
            found ->
                Verdict.of(
                    found.openness().isOpen().and(api.isPrivate()),
                    api,
                    found.statement().placeOfPrincipals(),
                    "the resource policy lets everybody in who has a VPC endpoint for API Gateway",
                    types(api)));
  }

  private static List<? extends Val<?>> types(Api api) {
    return api.endpointTypes();
  }
}
