package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Network.Subnet;
import java.util.List;
import java.util.stream.Stream;

/** Flags subnets in which machines get a public address unasked. */
@About(
    severity = LOW,
    title = "Subnet hands out public addresses unasked",
    why =
        "Whatever is started there stands on the internet, and only its security group keeps"
            + " strangers out.",
    mend =
        "Set `MapPublicIpOnLaunch` to `false` and ask for an address where one is needed; load"
            + " balancers and NAT gateways need no such setting.",
    cwe = 668,
    sameAs = {
      "EC2.15",
      "CKV_AWS_130",
      "AWS-0164",
      "b3de4e4c",
      "52f04a44",
      "W33",
      "VPCSubnetAutoAssignPublicIpDisabled",
      "vpc_subnet_no_public_ip_by_default"
    })
final class PublicAddressesByDefault implements Check {
  /*
   * Functions never get a public address, load balancers and NAT gateways bring their own: the
   * setting does something only for machines. In public subnets without any it is a habit.
   */
  private static final List<String> GATEWAYS =
      List.of(
          "AWS::EC2::NatGateway",
          "AWS::ElasticLoadBalancing::LoadBalancer",
          "AWS::ElasticLoadBalancingV2::LoadBalancer");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.network().subnets().stream()
        .filter(
            subnet ->
                context.isStrict()
                    || !subnet.machines().isEmpty()
                    || (context.asksOfEveryResource() && !isForGateways(subnet, app, context)))
        .map(subnet -> judge(subnet).on(context.usersOf(subnet)));
  }

  private static boolean isForGateways(Subnet subnet, App app, Context context) {
    return context
        .resources(GATEWAYS)
        .map(app::settingsOf)
        .flatMap(
            settings ->
                Stream.of(
                        List.of(settings.get("SubnetId")),
                        settings.get("Subnets").items(),
                        settings.get("SubnetMappings").items().stream()
                            .map(mapping -> mapping.get("SubnetId"))
                            .toList())
                    .flatMap(List::stream))
        .flatMap(place -> place.target().known())
        .anyMatch(place -> place.identity().isSame(subnet.identity()));
  }

  private static Verdict judge(Subnet subnet) {
    var setting = subnet.mapPublicIpOnLaunch();
    var machine =
        subnet.machines().isEmpty()
            ? "whatever is started here"
            : "`" + subnet.machines().getFirst().title() + "`";
    return Verdict.of(
            setting.isEqualTo(true),
            subnet,
            setting.origin(),
            "%s gets a public address".formatted(machine),
            setting)
        .mendedBy(
            Remedy.of(
                    "set `MapPublicIpOnLaunch` to `false`",
                    Change.put(subnet.identity(), Term.flag(false), "MapPublicIpOnLaunch"))
                .warning("machines that need a public address must ask for one themselves"));
  }
}
