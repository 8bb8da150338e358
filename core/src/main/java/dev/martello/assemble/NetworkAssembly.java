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
import java.util.function.Function;

/** The declared network: VPCs, subnets with where their routes lead, security groups, endpoints. */
final class NetworkAssembly {
  /*
   * Sources: Amazon VPC User Guide, "Subnet basics" (a subnet is public if its route table has a
   * route to an internet gateway) and "Route tables" (a subnet without an association uses the main
   * route table, which has only the local route until somebody adds one); CloudFormation Template
   * Reference, AWS::EC2::SecurityGroup (without egress rules EC2 adds one that allows everything;
   * whether it stays beside rules that are resources of their own is left open).
   */
  private static final String VPC = "AWS::EC2::VPC";
  private static final String SUBNET = "AWS::EC2::Subnet";
  private static final String GROUP = "AWS::EC2::SecurityGroup";
  private static final String TABLE = "AWS::EC2::RouteTable";
  private static final String INTERNET_GATEWAY = "AWS::EC2::InternetGateway";

  private final References references;
  private final Inventory inventory;
  private final PolicyReader policies;
  private final Map<String, List<Resource>> associations;
  private final Map<String, List<Resource>> routes;
  private final Map<String, List<Resource>> ingress;
  private final Map<String, List<Resource>> egress;
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
    for (var subnet : inventory.ofType(SUBNET)) {
      subnets.put(Inventory.key(subnet), subnet(subnet));
    }
    for (var group : inventory.ofType(GROUP)) {
      securityGroups.put(Inventory.key(group), securityGroup(group));
    }
  }

  Network network() {
    return new Network(
        inventory.ofType(VPC).stream().map(this::vpc).toList(),
        List.copyOf(subnets.values()),
        List.copyOf(securityGroups.values()),
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
    return new Network.Vpc(inventory.identity(vpc), vpc.get("CidrBlock").text());
  }

  private Network.VpcEndpoint endpoint(Resource endpoint) {
    var policy = endpoint.get("PolicyDocument");
    return new Network.VpcEndpoint(
        inventory.identity(endpoint),
        endpoint.get("ServiceName").text(),
        endpoint.get("VpcEndpointType").text("Gateway", "AWS::EC2::VPCEndpoint VpcEndpointType"),
        canonical(endpoint, "VpcId"),
        policy.exists().isNo() ? List.of() : List.of(policies.read(policy, endpoint)));
  }

  private Val<String> canonical(Resource resource, String property) {
    return references.canonical(resource.get(property).text(), resource.stackId());
  }

  // subnets

  private Network.Subnet subnet(Resource subnet) {
    return new Network.Subnet(
        inventory.identity(subnet),
        canonical(subnet, "VpcId"),
        leads(subnet, this::isToInternet),
        leads(subnet, NetworkAssembly::isToNat),
        subnet.get("MapPublicIpOnLaunch").bool(false, SUBNET + " MapPublicIpOnLaunch"));
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

  /** A transit gateway, instance or interface may lead to a NAT elsewhere. */
  private static Tri isToNat(Resource route) {
    if (!route.get("NatGatewayId").exists().isNo()) {
      return route.get("NatGatewayId").exists();
    }
    for (var property : List.of("TransitGatewayId", "InstanceId", "NetworkInterfaceId")) {
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
      out.add(everything(out.isEmpty() ? Tri.YES : Tri.UNKNOWN));
    }
    return new Network.SecurityGroup(inventory.identity(group), canonical(group, "VpcId"), in, out);
  }

  private static Network.Rule everything(Tri exists) {
    var property = GROUP + " SecurityGroupEgress";
    return new Network.Rule(
        Val.serviceDefault("-1", property),
        Val.serviceDefault(-1L, property),
        Val.serviceDefault(-1L, property),
        Val.serviceDefault("0.0.0.0/0", property),
        exists,
        new Origin.ServiceDefault(property));
  }

  private List<Network.Rule> rules(
      Resource group, String property, Map<String, List<Resource>> separate) {
    var rules = new ArrayList<Network.Rule>();
    for (var item : group.get(property).items()) {
      rules.add(rule(item, group, item.exists(), item.origin()));
    }
    for (var resource : separate.getOrDefault(Inventory.key(group), List.of())) {
      rules.add(rule(resource.properties(), resource, resource.exists(), resource.origin()));
    }
    return rules;
  }

  private Network.Rule rule(View view, Resource user, Tri exists, Origin origin) {
    return new Network.Rule(
        view.get("IpProtocol").text(),
        view.get("FromPort").number(-1, GROUP + " FromPort"),
        view.get("ToPort").number(-1, GROUP + " ToPort"),
        peer(view, user),
        exists,
        origin);
  }

  private Val<String> peer(View view, Resource user) {
    for (var property :
        List.of(
            "CidrIp",
            "CidrIpv6",
            "SourceSecurityGroupId",
            "DestinationSecurityGroupId",
            "SourceSecurityGroupName",
            "SourcePrefixListId",
            "DestinationPrefixListId")) {
      var value = view.get(property);
      if (!value.exists().isNo()) {
        return references.canonical(value.text(), user.stackId());
      }
    }
    return Val.known("", view.origin());
  }
}
