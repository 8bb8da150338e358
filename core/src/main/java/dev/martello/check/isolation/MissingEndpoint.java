package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Grant;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Network;
import dev.martello.model.Network.VpcEndpoint;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags functions that use services to which their network has no way, or none of its own. */
@About(
    severity = LOW,
    title = "VPC lacks an endpoint for a service in use",
    why =
        "The calls time out, and what people then open to mend it, a public subnet or a NAT gateway,"
            + " leads to the whole internet and not only to the service.",
    mend =
        "Add an `AWS::EC2::VPCEndpoint` for the service to the function's VPC, with a policy; S3 and"
            + " DynamoDB have gateway endpoints, which cost nothing.",
    cwe = 923,
    sameAs = {"VPC.ENDPOINTS.001"})
final class MissingEndpoint implements Check {
  /*
   * Only of a VPC that is declared can be said what it lacks: endpoints serve all of it, so that one
   * may stand in another stack. With a NAT gateway the calls work, and leave the network; that is
   * told under the profile strict. Public subnets are told by a check of their own.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(function -> judge(function, app.network(), context).stream());
  }

  private static Optional<Verdict> judge(
      LambdaFunction function, Network network, Context context) {
    var subnets = function.network().subnets().stream().flatMap(Link::known).toList();
    boolean isDeclared =
        !subnets.isEmpty()
            && function.network().subnets().stream().noneMatch(Link::isElsewhere)
            && subnets.stream().allMatch(subnet -> isInDeclaredVpc(subnet, network));
    boolean isByNat = subnets.stream().allMatch(subnet -> subnet.hasNat().isYes());
    Tri isCutOff = Tri.all(subnets.stream().map(MissingEndpoint::isCutOff).toList());
    Tri isWorthTelling = isByNat ? Tri.of(context.isStrict()) : isCutOff;
    if (!isDeclared || isWorthTelling.isNo()) {
      return Optional.empty();
    }
    var calls = ServiceCalls.of(function, context);
    var subnet = subnets.getFirst();
    calls.keySet().removeIf(service -> has(subnet, service, network).isYes());
    if (calls.isEmpty()) {
      return Optional.empty();
    }
    Tri isMissing =
        Tri.any(calls.keySet().stream().map(one -> has(subnet, one, network).not()).toList());
    var services = calls.keySet().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    var message =
        isByNat
            ? "calls to %s leave the VPC through a NAT gateway".formatted(services)
            : "nothing leads from its subnets to %s, which its role is for".formatted(services);
    return Optional.of(
        verdict(isWorthTelling, isMissing, function, message, subnet, network, calls));
  }

  private static Verdict verdict(
      Tri isCutOff,
      Tri isMissing,
      LambdaFunction function,
      String message,
      Network.Subnet subnet,
      Network network,
      Map<String, Grant> calls) {
    var where = function.network().origin();
    if (isCutOff.isUnknown()) {
      var needs = "where the routes of `%s` lead".formatted(subnet.identity().title());
      return Verdict.undecided(function, where, message, needs).on(function);
    }
    var asked = endpoints(subnet, network).map(VpcEndpoint::service).toList();
    var verdict = Verdict.of(isMissing, function, where, message, asked);
    return (verdict instanceof Verdict.Fails fails
            ? fails
                .because(subnet.origin(), "the subnet")
                .because(calls.values().iterator().next().by().origin(), "what the role may call")
            : verdict)
        .on(function);
  }

  private static boolean isInDeclaredVpc(Network.Subnet subnet, Network network) {
    return network.vpcs().stream()
        .map(vpc -> "${" + vpc.identity().key() + "}")
        .anyMatch(subnet.vpc().show()::equals);
  }

  /** A function gets no public address, but that is told of the public subnet. */
  private static Tri isCutOff(Network.Subnet subnet) {
    return subnet.hasNat().or(subnet.isPublic()).or(subnet.hasIpv6Exit()).not();
  }

  private static Stream<VpcEndpoint> endpoints(Network.Subnet subnet, Network network) {
    return network.endpoints().stream()
        .filter(endpoint -> endpoint.vpc().show().equals(subnet.vpc().show()));
  }

  private static Tri has(Network.Subnet subnet, String service, Network network) {
    return Tri.any(
        endpoints(subnet, network)
            .map(
                endpoint ->
                    Shape.endsWith(endpoint.service(), "." + service)
                        .and(endpoint.identity().exists()))
            .toList());
  }
}
