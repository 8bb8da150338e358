package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Network;
import dev.martello.model.Network.VpcEndpoint;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags VPC endpoints that let anybody's credentials through to anybody's resources. */
@About(
    severity = LOW,
    title = "VPC endpoint lets everything through",
    why =
        "In a network without another way out the endpoint is the way out: with credentials of"
            + " their own an attacker writes what the function reads into their own account.",
    mend =
        "Give the endpoint a policy that asks for the own account or organisation"
            + " (`aws:PrincipalAccount`, `aws:ResourceOrgID`).",
    cwe = 668,
    sameAs = {"vpc_endpoint_connections_trust_boundaries"})
final class OpenEndpointPolicy implements Check {
  /*
   * Without a policy an endpoint allows every principal every action on every resource of the service
   * (AWS PrivateLink Guide, "Control access to VPC endpoints using endpoint policies"). Where a NAT
   * gateway leads out anyway, a policy here closes nothing, so that only the profile strict asks for
   * one. Endpoints of other providers' services take none.
   */
  private static final List<String> WITH_POLICY = List.of("Gateway", "Interface");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.network().endpoints().stream()
        .filter(endpoint -> endpoint.type().is(WITH_POLICY::contains).isYes())
        .filter(endpoint -> !endpoint.service().show().contains(".vpce."))
        .flatMap(
            endpoint -> {
              var isolated =
                  app.functions().stream()
                      .filter(function -> isIsolatedIn(function, endpoint))
                      .toList();
              return context.isStrict() || !isolated.isEmpty()
                  ? Stream.of(judge(endpoint, context).on(isolated))
                  : Stream.empty();
            });
  }

  private static boolean isIsolatedIn(LambdaFunction function, VpcEndpoint endpoint) {
    return function.network().subnets().stream()
        .flatMap(link -> link.known())
        .anyMatch(
            subnet ->
                subnet.vpc().show().equals(endpoint.vpc().show())
                    && subnet.hasNat().or(subnet.isPublic()).or(subnet.hasIpv6Exit()).isNo());
  }

  private static Verdict judge(VpcEndpoint endpoint, Context context) {
    if (endpoint.policies().isEmpty()) {
      return Verdict.fails(
              endpoint,
              endpoint.origin(),
              "the endpoint of `%s` has no policy".formatted(endpoint.service().show()))
          .mendedBy(limitToAccount(endpoint));
    }
    return endpoint.policies().stream()
        .flatMap(policy -> Openness.isPublic(policy, context.names()).stream())
        .filter(found -> found.statement().conditions().isEmpty())
        .filter(found -> !isForAll(found).isNo())
        .findFirst()
        .map(
            found ->
                Verdict.of(
                    found.openness().isOpen().and(isForAll(found)),
                    endpoint,
                    found.statement().origin(),
                    "everybody may use every resource of `%s` through the endpoint"
                        .formatted(endpoint.service().show())))
        .map(
            verdict ->
                saysNothingElse(endpoint) ? verdict.mendedBy(limitToAccount(endpoint)) : verdict)
        .orElseGet(Verdict::passes);
  }

  private static boolean saysNothingElse(VpcEndpoint endpoint) {
    return endpoint.policies().stream()
        .allMatch(
            policy ->
                policy.statements().size() == 1
                    && policy.statements().getFirst().actions().stream()
                        .anyMatch(action -> action.is(text -> text.endsWith("*")).isYes()));
  }

  private static Tri isForAll(Openness.Found found) {
    return found.statement().resources().stream()
        .map(resource -> Shape.ask(resource, OpenEndpointPolicy::isEverything))
        .reduce(Tri.of(found.statement().notResource()), Tri::or);
  }

  /** An ARN that tells the service alone. */
  private static final Pattern EVERYTHING =
      Pattern.compile("\\*|arn:(?:aws[a-z-]*|\\$\\{AWS::Partition}):[a-z0-9-]+:\\*?:\\*?:\\*");

  /** A star, or an ARN that tells the service alone. */
  private static Tri isEverything(Shape resource) {
    return resource.isLiteral()
        ? Tri.of(EVERYTHING.matcher(resource.literalStart()).matches())
        : Tri.of(EVERYTHING.matcher(resource.brief()).matches()).or(resource.isEqual("*"));
  }

  private static Remedy limitToAccount(Network.VpcEndpoint endpoint) {
    var condition =
        Term.parts()
            .with(
                "StringEquals",
                Term.parts().with("aws:PrincipalAccount", Term.ref("AWS::AccountId")));
    var statement =
        Term.parts()
            .with("Effect", Term.text("Allow"))
            .with("Principal", Term.text("*"))
            .with("Action", Term.text("*"))
            .with("Resource", Term.text("*"))
            .with("Condition", condition);
    var policy =
        Term.parts()
            .with("Version", Term.text("2012-10-17"))
            .with("Statement", Term.items(statement));
    return Remedy.of(
            "let only principals of this account through",
            Change.put(endpoint.identity(), policy, "PolicyDocument"))
        .warning(
            "requests without credentials, such as those of package managers to public buckets, no"
                + " longer pass the endpoint");
  }
}
