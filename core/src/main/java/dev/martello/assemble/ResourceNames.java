package dev.martello.assemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AWS calls a resource of each type: the form of its ARN, and what Ref and GetAtt mean. */
final class ResourceNames {
  /*
   * One row for each type: type | ARN after the partition | property with the physical name | what
   * Ref means | what attributes mean. `{name}` is the physical name, `{arn}` the ARN, `{self}` a
   * hole that names the resource and attribute. R and A stand for region and account.
   *
   * Sources: the "Return values" of each resource type in the CloudFormation Template Reference, and
   * the "Resource types" tables of the Service Authorization Reference.
   */
  private static final String ROWS =
      """
      AWS::Lambda::Function | lambda:R:A:function:{name} | FunctionName | {name} | Arn={arn}
      AWS::Lambda::LayerVersion | lambda:R:A:layer:{name}:{self} | LayerName | {arn} | LayerVersionArn={arn}
      AWS::Lambda::CodeSigningConfig | lambda:R:A:code-signing-config:{self} | | {arn} | CodeSigningConfigArn={arn}
      AWS::Lambda::EventSourceMapping | lambda:R:A:event-source-mapping:{name} | | {name} | Id={name}; EventSourceMappingArn={arn}
      AWS::IAM::Role | iam::A:role{path}{name} | RoleName | {name} | Arn={arn}
      AWS::IAM::User | iam::A:user{path}{name} | UserName | {name} | Arn={arn}
      AWS::IAM::Group | iam::A:group{path}{name} | GroupName | {name} | Arn={arn}
      AWS::IAM::ManagedPolicy | iam::A:policy{path}{name} | ManagedPolicyName | {arn} | PolicyArn={arn}
      AWS::IAM::InstanceProfile | iam::A:instance-profile{path}{name} | InstanceProfileName | {name} | Arn={arn}
      AWS::IAM::OIDCProvider | iam::A:oidc-provider/{name} | | {arn} | Arn={arn}
      AWS::IAM::SAMLProvider | iam::A:saml-provider/{name} | Name | {arn} | Arn={arn}
      AWS::S3::Bucket | s3:::{name} | BucketName | {name} | Arn={arn}
      AWS::S3::AccessPoint | s3:R:A:accesspoint/{name} | Name | {name} | Arn={arn}; Name={name}
      AWS::SQS::Queue | sqs:R:A:{name} | QueueName | https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/{name} | Arn={arn}; QueueName={name}; QueueUrl=https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/{name}
      AWS::SNS::Topic | sns:R:A:{name} | TopicName | {arn} | TopicArn={arn}; TopicName={name}
      AWS::DynamoDB::Table | dynamodb:R:A:table/{name} | TableName | {name} | Arn={arn}; StreamArn={arn}/stream/{self}
      AWS::DynamoDB::GlobalTable | dynamodb:R:A:table/{name} | TableName | {name} | Arn={arn}; StreamArn={arn}/stream/{self}; TableId={self}
      AWS::Kinesis::Stream | kinesis:R:A:stream/{name} | Name | {name} | Arn={arn}
      AWS::Kinesis::StreamConsumer | kinesis:R:A:stream/{self} | ConsumerName | {arn} | ConsumerARN={arn}
      AWS::KinesisFirehose::DeliveryStream | firehose:R:A:deliverystream/{name} | DeliveryStreamName | {name} | Arn={arn}
      AWS::Events::EventBus | events:R:A:event-bus/{name} | Name | {name} | Arn={arn}; Name={name}
      AWS::Events::Rule | events:R:A:rule/{name} | Name | {name} | Arn={arn}
      AWS::Events::Connection | events:R:A:connection/{self} | Name | {name} | Arn={arn}
      AWS::Events::ApiDestination | events:R:A:api-destination/{self} | Name | {name} | Arn={arn}; ArnForPolicy=arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:api-destination/{name}
      AWS::Events::Archive | events:R:A:archive/{name} | ArchiveName | {name} | Arn={arn}
      AWS::Scheduler::Schedule | scheduler:R:A:schedule/{self} | Name | {name} | Arn={arn}
      AWS::Scheduler::ScheduleGroup | scheduler:R:A:schedule-group/{name} | Name | {name} | Arn={arn}
      AWS::Pipes::Pipe | pipes:R:A:pipe/{name} | Name | {name} | Arn={arn}
      AWS::StepFunctions::StateMachine | states:R:A:stateMachine:{name} | StateMachineName | {arn} | Arn={arn}; Name={name}
      AWS::StepFunctions::Activity | states:R:A:activity:{name} | Name | {arn} | Arn={arn}; Name={name}
      AWS::SecretsManager::Secret | secretsmanager:R:A:secret:{name}-{suffix} | Name | {arn} | Id={arn}
      AWS::SSM::Parameter | ssm:R:A:parameter/{name} | Name | {name} | Value={self}
      AWS::KMS::Key | kms:R:A:key/{name} | | {name} | Arn={arn}; KeyId={name}
      AWS::KMS::Alias | kms:R:A:{name} | AliasName | {name} | Arn={arn}
      AWS::Logs::LogGroup | logs:R:A:log-group:{name} | LogGroupName | {name} | Arn={arn}:*
      Custom::LogRetention | logs:R:A:log-group:{name} | LogGroupName | {self} | LogGroupName={name}; LogGroupArn={arn}
      AWS::CloudWatch::Alarm | cloudwatch:R:A:alarm:{name} | AlarmName | {name} | Arn={arn}
      AWS::CloudWatch::CompositeAlarm | cloudwatch:R:A:alarm:{name} | AlarmName | {name} | Arn={arn}
      AWS::CloudTrail::Trail | cloudtrail:R:A:trail/{name} | TrailName | {name} | Arn={arn}
      AWS::Cognito::UserPool | cognito-idp:R:A:userpool/{name} | | {name} | Arn={arn}; UserPoolId={name}
      AWS::Cognito::IdentityPool | cognito-identity:R:A:identitypool/{name} | | {name} | Id={name}
      AWS::ApiGateway::RestApi | apigateway:R::/restapis/{name} | | {name} | RestApiId={name}
      AWS::ApiGatewayV2::Api | apigateway:R::/apis/{name} | | {name} | ApiId={name}
      AWS::AppSync::GraphQLApi | appsync:R:A:apis/{name} | | {arn} | Arn={arn}; ApiId={name}
      AWS::RDS::DBInstance | rds:R:A:db:{name} | DBInstanceIdentifier | {name} | DBInstanceArn={arn}
      AWS::RDS::DBCluster | rds:R:A:cluster:{name} | DBClusterIdentifier | {name} | DBClusterArn={arn}
      AWS::RDS::DBProxy | rds:R:A:db-proxy:{self} | DBProxyName | {name} | DBProxyArn={arn}
      AWS::DocDB::DBCluster | rds:R:A:cluster:{name} | DBClusterIdentifier | {name} | Arn={arn}
      AWS::Neptune::DBCluster | rds:R:A:cluster:{name} | DBClusterIdentifier | {name} | Arn={arn}
      AWS::Redshift::Cluster | redshift:R:A:cluster:{name} | ClusterIdentifier | {name} | Arn={arn}
      AWS::ElastiCache::ReplicationGroup | elasticache:R:A:replicationgroup:{name} | ReplicationGroupId | {name} | Arn={arn}
      AWS::OpenSearchService::Domain | es:R:A:domain/{name} | DomainName | {name} | Arn={arn}; DomainArn={arn}
      AWS::Elasticsearch::Domain | es:R:A:domain/{name} | DomainName | {name} | Arn={arn}; DomainArn={arn}
      AWS::OpenSearchServerless::Collection | aoss:R:A:collection/{self} | Name | {self} | Arn={arn}; Id={self}
      AWS::EFS::FileSystem | elasticfilesystem:R:A:file-system/{name} | | {name} | Arn={arn}; FileSystemId={name}
      AWS::EFS::AccessPoint | elasticfilesystem:R:A:access-point/{name} | | {name} | Arn={arn}; AccessPointId={name}
      AWS::MSK::Cluster | kafka:R:A:cluster/{self} | ClusterName | {arn} | Arn={arn}
      AWS::MSK::ServerlessCluster | kafka:R:A:cluster/{self} | ClusterName | {arn} | Arn={arn}
      AWS::AmazonMQ::Broker | mq:R:A:broker:{self} | BrokerName | {self} | Arn={arn}
      AWS::IoT::TopicRule | iot:R:A:rule/{name} | RuleName | {name} | Arn={arn}
      AWS::ElasticLoadBalancingV2::TargetGroup | elasticloadbalancing:R:A:targetgroup/{self} | Name | {arn} | TargetGroupArn={arn}; TargetGroupFullName={self}
      AWS::ElasticLoadBalancingV2::LoadBalancer | elasticloadbalancing:R:A:loadbalancer/{self} | Name | {arn} | LoadBalancerArn={arn}
      AWS::CodePipeline::Pipeline | codepipeline:R:A:{name} | Name | {name} | Version={self}
      AWS::CodeBuild::Project | codebuild:R:A:project/{name} | Name | {name} | Arn={arn}
      AWS::ECR::Repository | ecr:R:A:repository/{name} | RepositoryName | {name} | Arn={arn}
      AWS::ECS::Cluster | ecs:R:A:cluster/{name} | ClusterName | {name} | Arn={arn}
      AWS::ECS::TaskDefinition | ecs:R:A:task-definition/{self} | Family | {arn} | TaskDefinitionArn={arn}
      AWS::Config::ConfigRule | config:R:A:config-rule/{self} | ConfigRuleName | {name} | Arn={arn}
      AWS::CloudFront::Distribution | cloudfront::A:distribution/{name} | | {name} | Id={name}
      AWS::WAFv2::WebACL | wafv2:R:A:webacl/{self} | Name | {self} | Arn={arn}
      AWS::Bedrock::Agent | bedrock:R:A:agent/{name} | | {name} | AgentId={name}; AgentArn={arn}
      AWS::Batch::JobQueue | batch:R:A:job-queue/{name} | JobQueueName | {arn} | JobQueueArn={arn}
      AWS::Batch::JobDefinition | batch:R:A:job-definition/{self} | JobDefinitionName | {arn} | JobDefinitionArn={arn}
      AWS::VpcLattice::TargetGroup | vpc-lattice:R:A:targetgroup/{name} | | {arn} | Arn={arn}; Id={name}
      AWS::VpcLattice::Service | vpc-lattice:R:A:service/{name} | | {arn} | Arn={arn}; Id={name}
      """;

  private static final Map<String, ResourceNames> BY_TYPE = read();

  private final String arn;
  private final String nameProperty;
  private final Map<String, String> meanings;

  private ResourceNames(String arn, String nameProperty, Map<String, String> meanings) {
    this.arn = arn;
    this.nameProperty = nameProperty;
    this.meanings = meanings;
  }

  static Optional<ResourceNames> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /** Returns the types that people can give a physical name, and the property that holds it. */
  static Map<String, String> nameProperties() {
    var properties = new HashMap<String, String>();
    BY_TYPE.forEach(
        (type, names) -> {
          if (!names.nameProperty.isEmpty()) {
            properties.put(type, names.nameProperty);
          }
        });
    return properties;
  }

  /** Returns the form of the ARN in the notation of {@code Fn::Sub}, with {@code {name}} open. */
  String arn() {
    return arn;
  }

  /** Returns the property with the physical name; empty text where AWS always makes it up. */
  String nameProperty() {
    return nameProperty;
  }

  /** Returns what an attribute means, or Ref for the empty text; {@code {self}} where not known. */
  String meaning(String attribute) {
    return meanings.getOrDefault(attribute, "{self}");
  }

  private static Map<String, ResourceNames> read() {
    var rows = new HashMap<String, ResourceNames>();
    for (var line : ROWS.split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      List<String> cells = cells(line);
      var meanings = new HashMap<String, String>();
      meanings.put("", cells.get(3));
      for (var attribute : cells.get(4).split(";", -1)) {
        int equal = attribute.indexOf('=');
        meanings.put(attribute.substring(0, equal).strip(), attribute.substring(equal + 1).strip());
      }
      var arn =
          "arn:${AWS::Partition}:"
              + cells
                  .get(1)
                  .replace(":R:", ":${AWS::Region}:")
                  .replace(":A:", ":${AWS::AccountId}:");
      rows.put(cells.get(0), new ResourceNames(arn, cells.get(2), Map.copyOf(meanings)));
    }
    return rows;
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    for (var cell : line.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
