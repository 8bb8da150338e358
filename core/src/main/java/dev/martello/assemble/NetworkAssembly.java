package dev.martello.assemble;

import dev.martello.model.Entity;
import dev.martello.model.Network;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** The declared network: VPCs, subnets with where their routes lead, security groups, endpoints. */
final class NetworkAssembly {
  /*
   * Sources: Amazon VPC User Guide, "Subnet basics" (a subnet is public if its route table has a
   * route to an internet gateway) and "Route tables" (a subnet without an association uses the main
   * route table, which has only the local route until somebody adds one); CloudFormation Template
   * Reference, AWS::EC2::SecurityGroup (without egress rules EC2 adds one that allows everything,
   * and one for IPv6 if the VPC has such addresses; whether they stay beside rules that are resources
   * of their own is left open).
   */
  private static final String VPC = "AWS::EC2::VPC";
  private static final String SUBNET = "AWS::EC2::Subnet";
  private static final String GROUP = "AWS::EC2::SecurityGroup";

  /** The properties that name the other end of a rule, of which one is there. */
  private static final Map<String, Network.Peer> PEERS = peers();

  private static final List<String> IPV6_BLOCKS =
      List.of("AmazonProvidedIpv6CidrBlock", "Ipv6CidrBlock", "Ipv6IpamPoolId");

  private static final String FLOW_LOG = "AWS::EC2::FlowLog";
  private static final String TABLE = "AWS::EC2::RouteTable";
  private static final String INTERNET_GATEWAY = "AWS::EC2::InternetGateway";

  private final References references;
  private final Inventory inventory;
  private final PolicyReader policies;
  private final Map<String, List<Resource>> associations;
  private final Map<String, List<Resource>> routes;
  private final Map<String, List<Resource>> ingress;
  private final Map<String, List<Resource>> egress;
  private final Map<String, List<Resource>> defaultIngress;
  private final Map<String, List<Resource>> defaultEgress;
  private final Map<String, List<Resource>> subnetsOfVpc;
  private final Map<String, List<Resource>> addressesOfVpc;
  private final Map<String, List<Resource>> vpcLogs;
  private final Map<String, List<Resource>> subnetLogs;
  private final NetworkMembers carriers;
  private final NetworkMembers machines;
  private final Map<String, Network.Subnet> subnets = new LinkedHashMap<>();
  private final Map<String, Network.SecurityGroup> securityGroups = new LinkedHashMap<>();

  NetworkAssembly(References references, PolicyReader policies) {
    this.references = references;
    this.inventory = references.inventory();
    this.policies = policies;
    this.associations =
        new Owners(references, SUBNET).of("AWS::EC2::SubnetRouteTableAssociation", "SubnetId");
    this.routes = new Owners(references, TABLE).of("AWS::EC2::Route", "RouteTableId");
    var groups = new Owners(references, GROUP);
    this.ingress = groups.of("AWS::EC2::SecurityGroupIngress", "GroupId");
    this.egress = groups.of("AWS::EC2::SecurityGroupEgress", "GroupId");
    // A rule names a VPC only by its attribute DefaultSecurityGroup.
    var vpcs = new Owners(references, VPC);
    this.defaultIngress = vpcs.of("AWS::EC2::SecurityGroupIngress", "GroupId");
    this.defaultEgress = vpcs.of("AWS::EC2::SecurityGroupEgress", "GroupId");
    this.subnetsOfVpc = vpcs.of(SUBNET, "VpcId");
    this.addressesOfVpc = vpcs.of("AWS::EC2::VPCCidrBlock", "VpcId");
    this.vpcLogs = vpcs.of(FLOW_LOG, "ResourceId");
    this.subnetLogs = new Owners(references, SUBNET).of(FLOW_LOG, "ResourceId");
    this.carriers = NetworkMembers.ofGroups(references);
    this.machines = NetworkMembers.ofSubnets(references);
    for (var subnet : inventory.ofType(SUBNET)) {
      subnets.put(Inventory.key(subnet), subnet(subnet));
    }
    for (var group : inventory.ofType(GROUP)) {
      securityGroups.put(Inventory.key(group), securityGroup(group));
    }
  }

  private static Map<String, Network.Peer> peers() {
    var peers = new LinkedHashMap<String, Network.Peer>();
    peers.put("CidrIp", Network.Peer.ADDRESSES);
    peers.put("CidrIpv6", Network.Peer.ADDRESSES);
    peers.put("SourceSecurityGroupId", Network.Peer.SECURITY_GROUP);
    peers.put("DestinationSecurityGroupId", Network.Peer.SECURITY_GROUP);
    peers.put("SourceSecurityGroupName", Network.Peer.SECURITY_GROUP);
    peers.put("SourcePrefixListId", Network.Peer.PREFIX_LIST);
    peers.put("DestinationPrefixListId", Network.Peer.PREFIX_LIST);
    return peers;
  }

  Network network() {
    return new Network(
        inventory.ofType(VPC).stream().map(this::vpc).toList(),
        List.copyOf(subnets.values()),
        List.copyOf(securityGroups.values()),
        Stream.concat(separateRules(ingress, true), separateRules(egress, false)).toList(),
        inventory.ofType("AWS::EC2::VPCEndpoint").stream().map(this::endpoint).toList());
  }

  /** Returns everything in the network by key. */
  static Map<String, Entity> entities(Network network) {
    var entities = new LinkedHashMap<String, Entity>();
    network.vpcs().forEach(vpc -> entities.put(vpc.identity().key(), vpc));
    network.subnets().forEach(subnet -> entities.put(subnet.identity().key(), subnet));
    network.securityGroups().forEach(group -> entities.put(group.identity().key(), group));
    network.endpoints().forEach(endpoint -> entities.put(endpoint.identity().key(), endpoint));
    return entities;
  }

  /** Returns the subnets by key. */
  Map<String, Network.Subnet> subnets() {
    return subnets;
  }

  /** Returns the security groups by key. */
  Map<String, Network.SecurityGroup> securityGroups() {
    return securityGroups;
  }

  private Network.Vpc vpc(Resource vpc) {
    var key = Inventory.key(vpc);
    return new Network.Vpc(
        inventory.identity(vpc),
        vpc.get("CidrBlock").text(),
        isLogged(vpc),
        rules(defaultIngress.getOrDefault(key, List.of())),
        rules(defaultEgress.getOrDefault(key, List.of())));
  }

  private Tri isLogged(Resource vpc) {
    var own = exists(vpcLogs.getOrDefault(Inventory.key(vpc), List.of()));
    var parts =
        subnetsOfVpc.getOrDefault(Inventory.key(vpc), List.of()).stream()
            .map(subnet -> exists(subnetLogs.getOrDefault(Inventory.key(subnet), List.of())))
            .toList();
    return own.or(parts.isEmpty() ? Tri.NO : Tri.all(parts));
  }

  private static Tri exists(List<Resource> resources) {
    return Tri.any(resources.stream().map(Resource::exists).toList());
  }

  private Network.VpcEndpoint endpoint(Resource endpoint) {
    var policy = endpoint.get("PolicyDocument");
    return new Network.VpcEndpoint(
        inventory.identity(endpoint),
        endpoint.get("ServiceName").text(),
        endpoint.get("VpcEndpointType").text("Gateway", "AWS::EC2::VPCEndpoint VpcEndpointType"),
        vpcOf(endpoint),
        policy.exists().isNo() ? List.of() : List.of(policies.read(policy, endpoint)));
  }

  /**
   * Returns which VPC something belongs to, the same text however a declared one is referred to.
   */
  private Val<String> vpcOf(Resource resource) {
    var written = resource.get("VpcId");
    return references
        .find(written, resource, VPC)
        .only()
        .<Val<String>>map(vpc -> Val.unknown("${" + Inventory.key(vpc) + "}", written.origin()))
        .orElseGet(() -> references.texts().canonical(written.text(), resource.stackId()));
  }

  // subnets

  private Network.Subnet subnet(Resource subnet) {
    return new Network.Subnet(
        inventory.identity(subnet),
        vpcOf(subnet),
        leads(subnet, this::isToInternet),
        leads(subnet, NetworkAssembly::isToNat),
        leads(subnet, this::isToInternetByIpv6),
        subnet.get("AvailabilityZone").text(),
        subnet.get("MapPublicIpOnLaunch").bool(false, SUBNET + " MapPublicIpOnLaunch"),
        machines.of(Inventory.key(subnet)));
  }

  private Tri leads(Resource subnet, Function<Resource, Tri> question) {
    var own = associations.getOrDefault(Inventory.key(subnet), List.of());
    if (own.isEmpty()) {
      boolean isVpcDeclared = references.find(subnet.get("VpcId"), subnet, VPC).only().isPresent();
      return isVpcDeclared ? Tri.NO : Tri.UNKNOWN;
    }
    var answer = Tri.NO;
    for (var association : own) {
      answer = answer.or(leadsBy(association, question).and(association.exists()));
    }
    return answer;
  }

  private Tri leadsBy(Resource association, Function<Resource, Tri> question) {
    var table = references.find(association.get("RouteTableId"), association, TABLE).only();
    if (table.isEmpty()) {
      return Tri.UNKNOWN;
    }
    var answer = Tri.NO;
    for (var route : routes.getOrDefault(Inventory.key(table.get()), List.of())) {
      answer = answer.or(question.apply(route).and(route.exists()));
    }
    return answer;
  }

  private Tri isToInternet(Resource route) {
    var gateway = route.get("GatewayId");
    if (gateway.exists().isNo()) {
      return Tri.NO;
    }
    var target = references.find(gateway, route);
    if (target.only().isPresent()) {
      var type = target.only().get().type();
      return Tri.of(type.equals(INTERNET_GATEWAY) || type.equals("AWS::EC2::VPCGatewayAttachment"));
    }
    return Shape.startsWith(gateway.text(), "igw-");
  }

  private Tri isToInternetByIpv6(Resource route) {
    var isForAll = Shape.isEqual(route.get("DestinationIpv6CidrBlock").text(), "::/0");
    return isForAll.and(
        () -> route.get("EgressOnlyInternetGatewayId").exists().or(isToInternet(route)));
  }

  /** A transit gateway, firewall, instance or interface may lead to a NAT elsewhere. */
  private static Tri isToNat(Resource route) {
    if (!route.get("NatGatewayId").exists().isNo()) {
      return route.get("NatGatewayId").exists();
    }
    for (var property :
        List.of(
            "TransitGatewayId",
            "CoreNetworkArn",
            "VpcEndpointId",
            "InstanceId",
            "NetworkInterfaceId")) {
      if (!route.get(property).exists().isNo()) {
        return Tri.UNKNOWN;
      }
    }
    return Tri.NO;
  }

  // security groups

  private Network.SecurityGroup securityGroup(Resource group) {
    var in = rules(group, "SecurityGroupIngress", ingress);
    var out = rules(group, "SecurityGroupEgress", egress);
    var inline = group.get("SecurityGroupEgress").items();
    if (inline.isEmpty()) {
      var isLeft = out.isEmpty() ? Tri.YES : Tri.UNKNOWN;
      out.add(everything("0.0.0.0/0", isLeft));
      if (hasIpv6(group)) {
        out.add(everything("::/0", isLeft));
      }
    }
    return new Network.SecurityGroup(
        inventory.identity(group), vpcOf(group), in, out, carriers.of(Inventory.key(group)));
  }

  private static Network.Rule everything(String range, Tri exists) {
    var property = GROUP + " SecurityGroupEgress";
    return new Network.Rule(
        Val.serviceDefault("-1", property),
        Val.serviceDefault(-1L, property),
        Val.serviceDefault(-1L, property),
        Val.serviceDefault(range, property),
        Network.Peer.ADDRESSES,
        exists,
        new Origin.ServiceDefault(property));
  }

  private boolean hasIpv6(Resource group) {
    return references.find(group.get("VpcId"), group, VPC).resources().stream()
        .flatMap(vpc -> addressesOfVpc.getOrDefault(Inventory.key(vpc), List.of()).stream())
        .anyMatch(block -> IPV6_BLOCKS.stream().anyMatch(name -> !block.get(name).exists().isNo()));
  }

  private List<Network.Rule> rules(
      Resource group, String property, Map<String, List<Resource>> separate) {
    var rules = new ArrayList<Network.Rule>();
    for (var item : group.get(property).items()) {
      rules.addAll(rules(item, group, item.exists(), item.origin()));
    }
    rules.addAll(rules(separate.getOrDefault(Inventory.key(group), List.of())));
    return rules;
  }

  private List<Network.Rule> rules(List<Resource> separate) {
    return separate.stream()
        .flatMap(
            resource ->
                rules(resource.properties(), resource, resource.exists(), resource.origin())
                    .stream())
        .toList();
  }

  private Stream<Network.SeparateRule> separateRules(
      Map<String, List<Resource>> owned, boolean isIngress) {
    return owned.getOrDefault(Owners.ELSEWHERE, List.of()).stream()
        .filter(
            resource ->
                references.find(resource.get("GroupId"), resource, VPC).resources().isEmpty())
        .flatMap(
            resource ->
                rules(resource.properties(), resource, resource.exists(), resource.origin())
                    .stream()
                    .map(
                        rule ->
                            new Network.SeparateRule(
                                inventory.identity(resource), isIngress, rule)));
  }

  /** Reads a rule; one that names several peers lets each of them through. */
  private List<Network.Rule> rules(View view, Resource user, Tri exists, Origin origin) {
    var named = PEERS.keySet().stream().filter(name -> !view.get(name).exists().isNo()).toList();
    return named.isEmpty()
        ? List.of(rule(view, Val.known("", view.origin()), Network.Peer.ADDRESSES, exists, origin))
        : named.stream()
            .map(
                name ->
                    rule(
                        view,
                        references.texts().canonical(view.get(name).text(), user.stackId()),
                        Objects.requireNonNull(PEERS.get(name)),
                        exists,
                        origin))
            .toList();
  }

  private static Network.Rule rule(
      View view, Val<String> peer, Network.Peer kind, Tri exists, Origin origin) {
    return new Network.Rule(
        view.get("IpProtocol").text(),
        view.get("FromPort").number(-1, GROUP + " FromPort"),
        view.get("ToPort").number(-1, GROUP + " ToPort"),
        peer,
        kind,
        exists,
        origin);
  }
}
