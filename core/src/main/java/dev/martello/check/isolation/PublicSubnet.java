package dev.martello.check.isolation;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Network;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags functions in subnets that lead straight to the internet. */
@About(
    severity = MEDIUM,
    title = "Function stands in a public subnet",
    why =
        "A function gets no public address, so its calls to the internet fail there, and it shares"
            + " the subnet with whatever the internet can reach.",
    mend = "Put the function into private subnets; give them a NAT gateway or VPC endpoints.",
    cwe = 668,
    sameAs = {"VPC.SUBNET.001"})
final class PublicSubnet implements FunctionCheck {

  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    return function.network().subnets().stream()
        .flatMap(
            link -> link.known().map(subnet -> judge(function, subnet, link.written().origin())));
  }

  private static Verdict judge(LambdaFunction function, Network.Subnet subnet, Origin where) {
    var verdict =
        Verdict.of(
            isPublic(subnet),
            function,
            where,
            "subnet `%s` is open to the internet".formatted(subnet.identity().id()));
    return verdict instanceof Verdict.Fails fails
        ? fails.because(subnet.origin(), "the subnet")
        : verdict;
  }

  /**
   * A subnet that hands out public addresses is meant to be public, unless a NAT is its way out.
   */
  private static Tri isPublic(Network.Subnet subnet) {
    boolean handsOutAddresses = subnet.mapPublicIpOnLaunch().isEqualTo(true).isYes();
    return handsOutAddresses && !subnet.hasNat().isYes() ? Tri.YES : subnet.isPublic();
  }
}
