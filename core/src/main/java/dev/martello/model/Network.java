package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/** The network as far as it is declared. */
public record Network(
    List<Vpc> vpcs,
    List<Subnet> subnets,
    List<SecurityGroup> securityGroups,
    List<VpcEndpoint> endpoints) {
  public Network {
    vpcs = List.copyOf(vpcs);
    subnets = List.copyOf(subnets);
    securityGroups = List.copyOf(securityGroups);
    endpoints = List.copyOf(endpoints);
  }

  /** A virtual private cloud. */
  public record Vpc(Identity identity, Val<String> cidr) implements Entity {}

  /**
   * A subnet.
   *
   * @param isPublic whether its route table leads to an internet gateway
   * @param hasNat whether its route table leads to a NAT gateway
   */
  public record Subnet(
      Identity identity,
      Val<String> vpc,
      Tri isPublic,
      Tri hasNat,
      Val<Boolean> mapPublicIpOnLaunch)
      implements Entity {}

  /** A security group with its rules, also those declared as resources of their own. */
  public record SecurityGroup(
      Identity identity, Val<String> vpc, List<Rule> ingress, List<Rule> egress) implements Entity {
    public SecurityGroup {
      ingress = List.copyOf(ingress);
      egress = List.copyOf(egress);
    }
  }

  /** A rule of a security group; a port that is not set is -1. */
  public record Rule(
      Val<String> protocol,
      Val<Long> fromPort,
      Val<Long> toPort,
      Val<String> peer,
      Tri exists,
      Origin origin) {}

  /** A VPC endpoint. */
  public record VpcEndpoint(
      Identity identity,
      Val<String> service,
      Val<String> type,
      Val<String> vpc,
      List<PolicyDocument> policies)
      implements Entity {
    public VpcEndpoint {
      policies = List.copyOf(policies);
    }
  }
}
