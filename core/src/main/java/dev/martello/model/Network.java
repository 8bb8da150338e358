package dev.martello.model;

import dev.martello.value.HoleName;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The network as far as it is declared.
 *
 * @param separateRules rules of security groups that are not declared in what was read
 */
public record Network(
    List<Vpc> vpcs,
    List<Subnet> subnets,
    List<SecurityGroup> securityGroups,
    List<SeparateRule> separateRules,
    List<VpcEndpoint> endpoints) {
  public Network {
    vpcs = List.copyOf(vpcs);
    subnets = List.copyOf(subnets);
    securityGroups = List.copyOf(securityGroups);
    separateRules = List.copyOf(separateRules);
    endpoints = List.copyOf(endpoints);
  }

  /**
   * A virtual private cloud.
   *
   * @param isLogged whether flow logs are kept of it, or of each of its subnets
   * @param defaultIngress rules that were added to its default security group, beside the one that
   *     every default group has
   * @param defaultEgress as {@code defaultIngress}
   */
  public record Vpc(
      Identity identity,
      Val<String> cidr,
      Tri isLogged,
      List<Rule> defaultIngress,
      List<Rule> defaultEgress)
      implements Entity {
    public Vpc {
      defaultIngress = List.copyOf(defaultIngress);
      defaultEgress = List.copyOf(defaultEgress);
    }
  }

  /**
   * A subnet.
   *
   * @param isPublic whether its route table leads to an internet gateway
   * @param hasNat whether its route table leads to a NAT gateway
   * @param hasIpv6Exit whether its route table leads IPv6 traffic to the internet
   * @param zone the availability zone; empty text where EC2 chooses one
   * @param machines the instances and services that may get a public address in it
   */
  public record Subnet(
      Identity identity,
      Val<String> vpc,
      Tri isPublic,
      Tri hasNat,
      Tri hasIpv6Exit,
      Val<String> zone,
      Val<Boolean> mapPublicIpOnLaunch,
      List<Identity> machines)
      implements Entity {
    public Subnet {
      machines = List.copyOf(machines);
    }
  }

  /**
   * A security group with its rules, also those declared as resources of their own.
   *
   * @param members what carries the group: functions, databases, load balancers, ...
   */
  public record SecurityGroup(
      Identity identity,
      Val<String> vpc,
      List<Rule> ingress,
      List<Rule> egress,
      List<Identity> members)
      implements Entity {
    public SecurityGroup {
      ingress = List.copyOf(ingress);
      egress = List.copyOf(egress);
      members = List.copyOf(members);
    }
  }

  /**
   * A rule of a security group; a port that is not set is -1.
   *
   * @param peer a range of addresses, a security group or a prefix list
   * @param kind which of them
   */
  public record Rule(
      Val<String> protocol,
      Val<Long> fromPort,
      Val<Long> toPort,
      Val<String> peer,
      Peer kind,
      Tri exists,
      Origin origin) {
    private static final Set<String> PORTED = Set.of("tcp", "udp", "6", "17");
    private static final Set<String> PORTLESS = Set.of("icmp", "icmpv6", "1", "58");
    private static final long LAST_PORT = 65_535;

    /** Asks whether the rule is for every address there is, of IPv4 or of IPv6. */
    public Tri isForEverybody() {
      return kind == Peer.ADDRESSES ? Shape.ask(peer, Rule::isEverywhere) : Tri.NO;
    }

    /** No VPC or subnet has all addresses, so a resource's attribute is a part of them. */
    private static Tri isEverywhere(Shape range) {
      boolean isOfResource =
          range.holes().stream().anyMatch(hole -> HoleName.of(hole).isAttribute());
      return isOfResource ? Tri.NO : range.endsWith("/0");
    }

    /**
     * Asks whether the rule is for a port. All protocols but TCP, UDP and ICMP have none, and a
     * rule for them is for everything (Amazon EC2 API Reference, "IpPermission").
     */
    public Tri covers(long port) {
      var inRange = fromPort.is(first -> first <= port).and(toPort.is(last -> last >= port));
      return isForAllProtocols().or(isPorted().and(isForAllPorts().or(inRange)));
    }

    /** Asks whether the rule leaves out no port. */
    public Tri isForAllPorts() {
      var isUnset = fromPort.isEqualTo(-1L).and(toPort.isEqualTo(-1L));
      var isWhole = fromPort.is(first -> first <= 1).and(toPort.is(last -> last >= LAST_PORT));
      return isForAllProtocols().or(isPorted().and(isUnset.or(isWhole)));
    }

    private Tri isForAllProtocols() {
      return isPorted().not().and(protocol.is(name -> !PORTLESS.contains(lowerCase(name))));
    }

    private Tri isPorted() {
      return protocol.is(name -> PORTED.contains(lowerCase(name)));
    }

    private static String lowerCase(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  /** A rule that is a resource of its own. */
  public record SeparateRule(Identity identity, boolean isIngress, Rule rule) implements Entity {}

  /** What the other end of a rule is. */
  public enum Peer {
    ADDRESSES,
    SECURITY_GROUP,
    PREFIX_LIST
  }

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
