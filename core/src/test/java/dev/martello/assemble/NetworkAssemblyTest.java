package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.model.Network;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class NetworkAssemblyTest {
  private static final String NETWORK =
      """
      Vpc:
        Type: AWS::EC2::VPC
        Properties: {CidrBlock: 10.0.0.0/16}
      Subnet:
        Type: AWS::EC2::Subnet
        Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}
      Gateway:
        Type: AWS::EC2::InternetGateway
      """;

  private static final String TABLE =
      """
      Table:
        Type: AWS::EC2::RouteTable
        Properties: {VpcId: !Ref Vpc}
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}
      """;

  private static String route(String target) {
    return """
    Route:
      Type: AWS::EC2::Route
      Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, %s}
    """
        .formatted(target);
  }

  static Stream<Arguments> subnets() {
    return Stream.of(
        arguments("no route table of its own", "", Tri.NO, Tri.NO),
        arguments("local routes only", TABLE, Tri.NO, Tri.NO),
        arguments("internet gateway", TABLE + route("GatewayId: !Ref Gateway"), Tri.YES, Tri.NO),
        arguments("literal internet gateway", TABLE + route("GatewayId: igw-1"), Tri.YES, Tri.NO),
        arguments("virtual private gateway", TABLE + route("GatewayId: vgw-1"), Tri.NO, Tri.NO),
        arguments("NAT gateway", TABLE + route("NatGatewayId: nat-1"), Tri.NO, Tri.YES),
        arguments("transit gateway", TABLE + route("TransitGatewayId: tgw-1"), Tri.NO, Tri.UNKNOWN),
        arguments(
            "route table from elsewhere",
            TABLE.replace("RouteTableId: !Ref Table", "RouteTableId: rtb-1"),
            Tri.UNKNOWN,
            Tri.UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("subnets")
  void subnetsLeadWhereTheirRoutesLead(String rule, String routes, Tri isPublic, Tri hasNat) {
    var subnet = network(NETWORK, routes).subnets().getFirst();
    assertThat(subnet.isPublic()).isEqualTo(isPublic);
    assertThat(subnet.hasNat()).isEqualTo(hasNat);
  }

  @Test
  void aSubnetOfAnotherVpcIsUndecided() {
    var subnet =
        network("Subnet:\n  Type: AWS::EC2::Subnet\n  Properties: {VpcId: vpc-1}\n")
            .subnets()
            .getFirst();
    assertThat(subnet.isPublic()).isEqualTo(Tri.UNKNOWN);
  }

  @Test
  void aGroupHasItsRulesWhereverTheyAreWritten() {
    var group =
        network(
                """
                Group:
                  Type: AWS::EC2::SecurityGroup
                  Properties:
                    GroupDescription: x
                    SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
                More:
                  Type: AWS::EC2::SecurityGroupIngress
                  Properties:
                    GroupId: !GetAtt Group.GroupId
                    IpProtocol: '-1'
                    SourceSecurityGroupId: sg-1
                """)
            .securityGroups()
            .getFirst();
    assertThat(group.ingress())
        .extracting(rule -> rule.peer().show())
        .containsExactly("0.0.0.0/0", "sg-1");
    assertThat(group.ingress().get(1).fromPort().show()).isEqualTo("-1");
    assertThat(group.egress()).hasSize(1);
    assertThat(group.egress().getFirst().exists()).isEqualTo(Tri.YES);
    assertThat(group.egress().getFirst().origin()).isInstanceOf(Origin.ServiceDefault.class);
  }

  @Test
  void rulesOfTheirOwnLeaveTheDefaultEgressOpen() {
    var group =
        network(
                """
                Group:
                  Type: AWS::EC2::SecurityGroup
                  Properties: {GroupDescription: x}
                Out:
                  Type: AWS::EC2::SecurityGroupEgress
                  Properties: {GroupId: !Ref Group, IpProtocol: tcp, CidrIp: 10.0.0.0/8}
                """)
            .securityGroups()
            .getFirst();
    assertThat(group.egress())
        .extracting(Network.Rule::exists)
        .containsExactly(Tri.YES, Tri.UNKNOWN);
  }

  @Test
  void endpointsHaveTheirPolicy() {
    var endpoint =
        network(
                NETWORK,
                """
                Endpoint:
                  Type: AWS::EC2::VPCEndpoint
                  Properties:
                    VpcId: !Ref Vpc
                    ServiceName: !Sub com.amazonaws.${AWS::Region}.dynamodb
                    PolicyDocument:
                      Statement: [{Effect: Allow, Principal: '*', Action: '*', Resource: '*'}]
                """)
            .endpoints()
            .getFirst();
    assertThat(endpoint.type().show()).isEqualTo("Gateway");
    assertThat(endpoint.service()).isInstanceOf(Val.Unknown.class);
    assertThat(endpoint.policies().getFirst().statements()).hasSize(1);
  }

  @Test
  void ipv6LeavesThroughTheEgressOnlyGateway() {
    var subnet =
        network(
                NETWORK,
                TABLE,
                """
                Route:
                  Type: AWS::EC2::Route
                  Properties:
                    RouteTableId: !Ref Table
                    DestinationIpv6CidrBlock: ::/0
                    EgressOnlyInternetGatewayId: eigw-1
                """)
            .subnets()
            .getFirst();
    assertThat(subnet.hasIpv6Exit()).isEqualTo(Tri.YES);
    assertThat(subnet.hasNat()).isEqualTo(Tri.NO);
  }

  @Test
  void aGroupOfAVpcWithIpv6IsOpenForIt() {
    var group =
        network(
                NETWORK,
                """
                Addresses:
                  Type: AWS::EC2::VPCCidrBlock
                  Properties: {VpcId: !Ref Vpc, AmazonProvidedIpv6CidrBlock: true}
                Group:
                  Type: AWS::EC2::SecurityGroup
                  Properties: {GroupDescription: x, VpcId: !Ref Vpc}
                """)
            .securityGroups()
            .getFirst();
    assertThat(group.egress())
        .extracting(rule -> rule.peer().show())
        .containsExactly("0.0.0.0/0", "::/0");
  }

  @Test
  void aGroupKnowsWhatCarriesIt() {
    var group =
        network(
                """
                Group:
                  Type: AWS::EC2::SecurityGroup
                  Properties: {GroupDescription: x}
                Server:
                  Type: AWS::EC2::Instance
                  Properties:
                    NetworkInterfaces: [{DeviceIndex: '0', GroupSet: [!GetAtt Group.GroupId]}]
                Database:
                  Type: AWS::RDS::DBInstance
                  Properties: {VPCSecurityGroups: [!Ref Group, !Ref Group]}
                """)
            .securityGroups()
            .getFirst();
    assertThat(group.members())
        .extracting(member -> member.id())
        .containsExactly("Database", "Server");
  }

  @Test
  void rulesOfTheDefaultGroupBelongToItsVpc() {
    var vpc =
        network(
                NETWORK,
                """
                Open:
                  Type: AWS::EC2::SecurityGroupIngress
                  Properties:
                    GroupId: !GetAtt Vpc.DefaultSecurityGroup
                    IpProtocol: '-1'
                    CidrIp: 0.0.0.0/0
                """)
            .vpcs()
            .getFirst();
    assertThat(vpc.defaultIngress())
        .extracting(Network.Rule::isForEverybody)
        .containsExactly(Tri.YES);
    assertThat(vpc.defaultEgress()).isEmpty();
  }

  @Test
  void rulesOfGroupsThatStandElsewhereAreKept() {
    var rules =
        network(
                NETWORK,
                """
                Default:
                  Type: AWS::EC2::SecurityGroupIngress
                  Properties: {GroupId: !GetAtt Vpc.DefaultSecurityGroup, IpProtocol: '-1'}
                In:
                  Type: AWS::EC2::SecurityGroupIngress
                  Properties: {GroupId: sg-1, IpProtocol: '-1', CidrIp: 0.0.0.0/0}
                Out:
                  Type: AWS::EC2::SecurityGroupEgress
                  Properties: {GroupId: sg-1, IpProtocol: '-1', CidrIp: 10.0.0.0/8}
                """)
            .separateRules();
    assertThat(rules)
        .extracting(rule -> rule.identity().id() + " " + rule.isIngress())
        .containsExactly("In true", "Out false");
  }

  static Stream<Arguments> flowLogs() {
    return Stream.of(
        arguments("none", "", Tri.NO),
        arguments("of the VPC", flowLog("Vpc"), Tri.YES),
        arguments("of its only subnet", flowLog("Subnet"), Tri.YES),
        arguments("of something else", flowLog("Gateway"), Tri.NO));
  }

  private static String flowLog(String of) {
    return """
    Log:
      Type: AWS::EC2::FlowLog
      Properties: {ResourceId: !Ref %s}
    """
        .formatted(of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flowLogs")
  void aVpcIsLoggedAsAWholeOrInAllItsSubnets(String rule, String log, Tri expected) {
    assertThat(network(NETWORK, log).vpcs().getFirst().isLogged()).isEqualTo(expected);
  }

  static Stream<Arguments> ports() {
    return Stream.of(
        arguments("the port itself", "tcp", "FromPort: 22, ToPort: 22", Tri.YES),
        arguments("a range around it", "'6'", "FromPort: 20, ToPort: 30", Tri.YES),
        arguments("a range beside it", "tcp", "FromPort: 80, ToPort: 443", Tri.NO),
        arguments("no ports told", "tcp", "Description: all", Tri.YES),
        arguments("all protocols", "'-1'", "FromPort: 80, ToPort: 80", Tri.YES),
        arguments("a protocol without ports", "'50'", "FromPort: 80, ToPort: 80", Tri.YES),
        arguments("ping", "icmp", "FromPort: -1, ToPort: -1", Tri.NO));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ports")
  void aRuleCoversPorts(String rule, String protocol, String ports, Tri expected) {
    var group =
        network(
                """
                Group:
                  Type: AWS::EC2::SecurityGroup
                  Properties:
                    GroupDescription: x
                    SecurityGroupIngress: [{IpProtocol: %s, %s, CidrIp: 10.0.0.0/8}]
                """
                    .formatted(protocol, ports))
            .securityGroups()
            .getFirst();
    assertThat(group.ingress().getFirst().covers(22)).isEqualTo(expected);
  }

  private static Network network(String... parts) {
    return Assembled.resources(parts).app().network();
  }
}
