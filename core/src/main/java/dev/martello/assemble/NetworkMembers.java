package dev.martello.assemble;

import dev.martello.model.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What carries a security group, or gets its addresses from a subnet. */
final class NetworkMembers {
  /*
   * type | path to the groups or subnets. Source: the resource types in the CloudFormation Template
   * Reference.
   */
  private static final String GROUPS =
      """
      AWS::Lambda::Function | VpcConfig.SecurityGroupIds[]
      AWS::Lambda::CapacityProvider | VpcConfig.SecurityGroupIds[]
      AWS::EC2::Instance | SecurityGroupIds[]
      AWS::EC2::Instance | SecurityGroups[]
      AWS::EC2::Instance | NetworkInterfaces[].GroupSet[]
      AWS::EC2::NetworkInterface | GroupSet[]
      AWS::EC2::LaunchTemplate | LaunchTemplateData.SecurityGroupIds[]
      AWS::EC2::LaunchTemplate | LaunchTemplateData.NetworkInterfaces[].Groups[]
      AWS::EC2::VPCEndpoint | SecurityGroupIds[]
      AWS::EC2::InstanceConnectEndpoint | SecurityGroupIds[]
      AWS::AutoScaling::LaunchConfiguration | SecurityGroups[]
      AWS::ElasticLoadBalancing::LoadBalancer | SecurityGroups[]
      AWS::ElasticLoadBalancingV2::LoadBalancer | SecurityGroups[]
      AWS::ApiGatewayV2::VpcLink | SecurityGroupIds[]
      AWS::ECS::Service | NetworkConfiguration.AwsvpcConfiguration.SecurityGroups[]
      AWS::EKS::Cluster | ResourcesVpcConfig.SecurityGroupIds[]
      AWS::Batch::ComputeEnvironment | ComputeResources.SecurityGroupIds[]
      AWS::CodeBuild::Project | VpcConfig.SecurityGroupIds[]
      AWS::AppRunner::VpcConnector | SecurityGroups[]
      AWS::Transfer::Server | EndpointDetails.SecurityGroupIds[]
      AWS::RDS::DBInstance | VPCSecurityGroups[]
      AWS::RDS::DBCluster | VpcSecurityGroupIds[]
      AWS::RDS::DBProxy | VpcSecurityGroupIds[]
      AWS::DocDB::DBCluster | VpcSecurityGroupIds[]
      AWS::Neptune::DBCluster | VpcSecurityGroupIds[]
      AWS::Redshift::Cluster | VpcSecurityGroupIds[]
      AWS::RedshiftServerless::Workgroup | SecurityGroupIds[]
      AWS::ElastiCache::CacheCluster | VpcSecurityGroupIds[]
      AWS::ElastiCache::ReplicationGroup | SecurityGroupIds[]
      AWS::ElastiCache::ServerlessCache | SecurityGroupIds[]
      AWS::MemoryDB::Cluster | SecurityGroupIds[]
      AWS::DAX::Cluster | SecurityGroupIds[]
      AWS::EFS::MountTarget | SecurityGroups[]
      AWS::MSK::Cluster | BrokerNodeGroupInfo.SecurityGroups[]
      AWS::MSK::ServerlessCluster | VpcConfigs[].SecurityGroups[]
      AWS::AmazonMQ::Broker | SecurityGroups[]
      AWS::OpenSearchService::Domain | VPCOptions.SecurityGroupIds[]
      AWS::Elasticsearch::Domain | VPCOptions.SecurityGroupIds[]
      AWS::OpenSearchServerless::VpcEndpoint | SecurityGroupIds[]
      """;

  private static final String SUBNETS =
      """
      AWS::EC2::Instance | SubnetId
      AWS::EC2::Instance | NetworkInterfaces[].SubnetId
      AWS::EC2::LaunchTemplate | LaunchTemplateData.NetworkInterfaces[].SubnetId
      AWS::AutoScaling::AutoScalingGroup | VPCZoneIdentifier[]
      AWS::Batch::ComputeEnvironment | ComputeResources.Subnets[]
      AWS::EKS::Nodegroup | Subnets[]
      AWS::EMR::Cluster | Instances.Ec2SubnetId
      """;

  private final References references;
  private final Map<String, List<Identity>> members = new HashMap<>();

  private NetworkMembers(References references, String ownerType, String rows) {
    this.references = references;
    for (var line : rows.split("\n", -1)) {
      int bar = line.indexOf('|');
      if (bar > 0) {
        var path = PropertyPath.parse(line.substring(bar + 1).strip());
        add(line.substring(0, bar).strip(), path, ownerType);
      }
    }
  }

  /** Finds what carries each security group. */
  static NetworkMembers ofGroups(References references) {
    return new NetworkMembers(references, "AWS::EC2::SecurityGroup", GROUPS);
  }

  /** Finds the machines that each subnet gives an address. */
  static NetworkMembers ofSubnets(References references) {
    return new NetworkMembers(references, "AWS::EC2::Subnet", SUBNETS);
  }

  private void add(String type, PropertyPath path, String ownerType) {
    for (var resource : references.inventory().ofType(type)) {
      var identity = references.inventory().identity(resource);
      for (var reached : path.follow(resource.properties(), resource.exists())) {
        for (var owner : references.find(reached.view(), resource, ownerType).resources()) {
          var found = members.computeIfAbsent(Inventory.key(owner), _ -> new ArrayList<>());
          if (!found.contains(identity)) {
            found.add(identity);
          }
        }
      }
    }
  }

  /** Returns the members of a group or subnet by its key, sorted. */
  List<Identity> of(String key) {
    return members.getOrDefault(key, List.of()).stream().sorted().toList();
  }
}
