package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Network;
import dev.martello.model.Network.Vpc;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags VPCs whose traffic to the internet passes no filter. */
@About(
    severity = LOW,
    title = "No firewall filters what leaves the VPC",
    why =
        "Security groups know addresses only: nothing stops a connection to a host by its name, nor"
            + " data that is carried out in DNS questions.",
    mend =
        "Route what leaves through AWS Network Firewall, or associate a DNS firewall rule group"
            + " with the VPC.",
    cwe = 923,
    sameAs = {"3e293410", "fd632aaf"},
    isStrict = true)
final class UnfilteredEgress implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.network().vpcs().stream()
        .filter(vpc -> !isShut(vpc, app.network()))
        .map(
            vpc ->
                Verdict.of(
                    isFiltered(vpc, app, context).not(),
                    vpc,
                    vpc.origin(),
                    "neither a network firewall nor a DNS firewall belongs to the VPC"));
  }

  /** Where no subnet leads out there is nothing to filter. */
  private static boolean isShut(Vpc vpc, Network network) {
    var key = "${" + vpc.identity().key() + "}";
    var subnets =
        network.subnets().stream().filter(subnet -> subnet.vpc().show().equals(key)).toList();
    return !subnets.isEmpty()
        && subnets.stream()
            .allMatch(
                subnet -> subnet.isPublic().or(subnet.hasNat()).or(subnet.hasIpv6Exit()).isNo());
  }

  private static Tri isFiltered(Vpc vpc, App app, Context context) {
    return context
        .resources(
            "AWS::NetworkFirewall::Firewall", "AWS::Route53Resolver::FirewallRuleGroupAssociation")
        .filter(
            firewall ->
                app.settingsOf(firewall)
                    .get("VpcId")
                    .target()
                    .known()
                    .anyMatch(target -> target.identity().isSame(vpc.identity())))
        .map(firewall -> firewall.identity().exists())
        .reduce(Tri.NO, Tri::or);
  }
}
