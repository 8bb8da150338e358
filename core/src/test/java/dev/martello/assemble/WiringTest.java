package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One case for each way in which AWS wires a source to a function, and for what only looks like it.
 */
final class WiringTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"pushed", "polled", "permissions"})
  void triggersAreWhatAwsWires(String rule, String resources, String expected) {
    var app = Templates.withFunction(resources);
    var wanted = expected.isEmpty() ? List.<String>of() : List.of(expected.split("; "));
    assertThat(Templates.shown(Templates.function(app, "Fn"))).isEqualTo(wanted);
  }

  static Stream<Arguments> pushed() {
    return Stream.of(
        arguments(
            "a bucket notifies",
            """
            B:
              Type: AWS::S3::Bucket
              Properties:
                NotificationConfiguration:
                  LambdaConfigurations:
                    - {Event: 's3:ObjectCreated:*', Function: !GetAtt Fn.Arn}
            P:
              Type: AWS::Lambda::Permission
              Properties:
                FunctionName: !Ref Fn
                Action: lambda:InvokeFunction
                Principal: s3.amazonaws.com
                SourceArn: !GetAtt B.Arn
            """,
            "S3 B"),
        arguments(
            "a bucket that notifies a queue does not trigger",
            """
            Q: {Type: AWS::SQS::Queue}
            B:
              Type: AWS::S3::Bucket
              Properties:
                NotificationConfiguration:
                  QueueConfigurations:
                    - {Event: 's3:ObjectCreated:*', Queue: !GetAtt Q.Arn}
            """,
            ""),
        arguments(
            "a notification under an open condition may be there",
            """
            B:
              Type: AWS::S3::Bucket
              Properties:
                NotificationConfiguration:
                  LambdaConfigurations:
                    - !If
                      - IsProd
                      - {Event: 's3:ObjectCreated:*', Function: !GetAtt Fn.Arn}
                      - !Ref AWS::NoValue
            """,
            "S3 B UNKNOWN"),
        arguments(
            "the CDK's notification resource names the bucket",
            """
            B: {Type: AWS::S3::Bucket}
            N:
              Type: Custom::S3BucketNotifications
              Properties:
                ServiceToken: arn:aws:lambda:eu-west-1:123456789012:function:handler
                BucketName: !Ref B
                NotificationConfiguration:
                  LambdaFunctionConfigurations:
                    - {Events: ['s3:ObjectCreated:*'], LambdaFunctionArn: !GetAtt Fn.Arn}
            """,
            "S3 B"),
        arguments(
            "a topic's own subscription and a separate one are one wiring",
            """
            T:
              Type: AWS::SNS::Topic
              Properties:
                Subscription: [{Protocol: lambda, Endpoint: !GetAtt Fn.Arn}]
            S:
              Type: AWS::SNS::Subscription
              Properties: {Protocol: lambda, TopicArn: !Ref T, Endpoint: !GetAtt Fn.Arn}
            """,
            "SNS T"),
        arguments(
            "a subscription of a topic elsewhere",
            """
            S:
              Type: AWS::SNS::Subscription
              Properties:
                Protocol: lambda
                TopicArn: arn:aws:sns:eu-west-1:123456789012:other
                Endpoint: !GetAtt Fn.Arn
            """,
            "SNS ?"),
        arguments(
            "a rule with a pattern",
            """
            R:
              Type: AWS::Events::Rule
              Properties:
                EventPattern: {source: [orders]}
                Targets: [{Id: one, Arn: !GetAtt Fn.Arn}]
            """,
            "EVENTBRIDGE R"),
        arguments(
            "a rule with a schedule, by alias",
            """
            A:
              Type: AWS::Lambda::Alias
              Properties: {FunctionName: !Ref Fn, FunctionVersion: $LATEST, Name: live}
            R:
              Type: AWS::Events::Rule
              Properties:
                ScheduleExpression: rate(1 hour)
                Targets: [{Id: one, Arn: !Ref A}]
            """,
            "SCHEDULE R"),
        arguments(
            "a scheduler's schedule",
            """
            S:
              Type: AWS::Scheduler::Schedule
              Properties: {Target: {Arn: !GetAtt Fn.Arn}}
            """,
            "SCHEDULE S"),
        arguments(
            "a schedule of a queue does not trigger",
            """
            Q: {Type: AWS::SQS::Queue}
            S:
              Type: AWS::Scheduler::Schedule
              Properties: {Target: {Arn: !GetAtt Q.Arn}}
            """,
            ""),
        arguments(
            "a pipe enriches by the function",
            """
            P:
              Type: AWS::Pipes::Pipe
              Properties: {Source: 'arn:aws:sqs:eu-west-1:1:q', Enrichment: !GetAtt Fn.Arn}
            """,
            "PIPE P"),
        arguments(
            "a subscription filter of a log group",
            """
            L: {Type: AWS::Logs::LogGroup}
            F:
              Type: AWS::Logs::SubscriptionFilter
              Properties: {LogGroupName: !Ref L, FilterPattern: '', DestinationArn: !GetAtt Fn.Arn}
            """,
            "LOGS L"),
        arguments(
            "an IoT rule",
            """
            I:
              Type: AWS::IoT::TopicRule
              Properties:
                TopicRulePayload: {Sql: x, Actions: [{Lambda: {FunctionArn: !GetAtt Fn.Arn}}]}
            """,
            "IOT I"),
        arguments(
            "a user pool with two hooks is one source",
            """
            U:
              Type: AWS::Cognito::UserPool
              Properties:
                LambdaConfig:
                  PreSignUp: !GetAtt Fn.Arn
                  CustomEmailSender: {LambdaArn: !GetAtt Fn.Arn, LambdaVersion: V1_0}
            """,
            "COGNITO U"),
        arguments(
            "an AppSync data source",
            """
            D:
              Type: AWS::AppSync::DataSource
              Properties: {Type: AWS_LAMBDA, LambdaConfig: {LambdaFunctionArn: !GetAtt Fn.Arn}}
            """,
            "APPSYNC D"),
        arguments(
            "a receipt rule",
            """
            S:
              Type: AWS::SES::ReceiptRule
              Properties: {Rule: {Actions: [{LambdaAction: {FunctionArn: !GetAtt Fn.Arn}}]}}
            """,
            "SES S"),
        arguments(
            "a Config rule",
            """
            C:
              Type: AWS::Config::ConfigRule
              Properties: {Source: {Owner: CUSTOM_LAMBDA, SourceIdentifier: !GetAtt Fn.Arn}}
            """,
            "CONFIG C"),
        arguments(
            "custom resources of both spellings",
            """
            One: {Type: 'Custom::Thing', Properties: {ServiceToken: !GetAtt Fn.Arn}}
            Two:
              Type: AWS::CloudFormation::CustomResource
              Properties: {ServiceToken: !GetAtt Fn.Arn}
            """,
            "CLOUDFORMATION One; CLOUDFORMATION Two"),
        arguments(
            "a pipeline action by name",
            """
            P:
              Type: AWS::CodePipeline::Pipeline
              Properties:
                Stages:
                  - Name: one
                    Actions:
                      - Name: call
                        ActionTypeId: {Category: Invoke, Provider: Lambda}
                        Configuration: {FunctionName: !Ref Fn}
            """,
            "CODEPIPELINE P"),
        arguments(
            "a distribution runs a version",
            """
            V: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Fn}}
            D:
              Type: AWS::CloudFront::Distribution
              Properties:
                DistributionConfig:
                  DefaultCacheBehavior:
                    LambdaFunctionAssociations:
                      - {EventType: viewer-request, LambdaFunctionARN: !Ref V}
            """,
            "CLOUDFRONT D"),
        arguments(
            "the rotation of a secret",
            """
            S: {Type: AWS::SecretsManager::Secret}
            R:
              Type: AWS::SecretsManager::RotationSchedule
              Properties: {SecretId: !Ref S, RotationLambdaARN: !GetAtt Fn.Arn}
            """,
            "SECRETS_MANAGER S"),
        arguments(
            "a target group of a load balancer",
            """
            T:
              Type: AWS::ElasticLoadBalancingV2::TargetGroup
              Properties: {TargetType: lambda, Targets: [{Id: !GetAtt Fn.Arn}]}
            """,
            "LOAD_BALANCER T"),
        arguments(
            "a target group of VPC Lattice",
            """
            T:
              Type: AWS::VpcLattice::TargetGroup
              Properties: {Type: LAMBDA, Targets: [{Id: !GetAtt Fn.Arn}]}
            """,
            "LATTICE T"),
        arguments(
            "an action group of an agent",
            """
            A:
              Type: AWS::Bedrock::Agent
              Properties: {ActionGroups: [{ActionGroupExecutor: {Lambda: !GetAtt Fn.Arn}}]}
            """,
            "BEDROCK A"),
        arguments(
            "an alarm's action",
            """
            A:
              Type: AWS::CloudWatch::Alarm
              Properties: {AlarmActions: [!GetAtt Fn.Arn]}
            """,
            "ALARM A"),
        arguments(
            "the destination of another function",
            """
            Other: {Type: AWS::Lambda::Function, Properties: {Code: {ZipFile: x}}}
            E:
              Type: AWS::Lambda::EventInvokeConfig
              Properties:
                FunctionName: !Ref Other
                Qualifier: $LATEST
                DestinationConfig: {OnFailure: {Destination: !GetAtt Fn.Arn}}
            """,
            "DESTINATION Other"),
        arguments(
            "a hook of a deployment",
            """
            Other: {Type: AWS::Lambda::Function, Properties: {Code: {ZipFile: x}}}
            A:
              Type: AWS::Lambda::Alias
              Properties: {FunctionName: !Ref Other, FunctionVersion: '1', Name: live}
              UpdatePolicy:
                CodeDeployLambdaAliasUpdate:
                  ApplicationName: app
                  DeploymentGroupName: group
                  BeforeAllowTrafficHook: !Ref Fn
            """,
            "CODEDEPLOY A"),
        arguments(
            "a role of another function that names it",
            """
            R:
              Type: AWS::IAM::Role
              Properties:
                Policies:
                  - PolicyName: call
                    PolicyDocument:
                      Statement:
                        {Effect: Allow, Action: lambda:InvokeFunction, Resource: !GetAtt Fn.Arn}
            Other:
              Type: AWS::Lambda::Function
              Properties: {Code: {ZipFile: x}, Role: !GetAtt R.Arn}
            """,
            "LAMBDA Other UNKNOWN"),
        arguments(
            "a state machine written as mapping",
            """
            M:
              Type: AWS::StepFunctions::StateMachine
              Properties:
                Definition:
                  StartAt: one
                  States:
                    one: {Type: Task, Resource: !GetAtt Fn.Arn, End: true}
            """,
            "STEP_FUNCTIONS M"),
        arguments(
            "a state machine written as text with a substitution",
            """
            M:
              Type: AWS::StepFunctions::StateMachine
              Properties:
                DefinitionString: |
                  {"States": {"one": {"Type": "Task",
                    "Resource": "arn:aws:states:::lambda:invoke",
                    "Parameters": {"FunctionName": "${Target}:$LATEST"}}}}
                DefinitionSubstitutions: {Target: !GetAtt Fn.Arn}
            """,
            "STEP_FUNCTIONS M"),
        arguments(
            "a state machine written as text with Fn::Sub, in which a hole is no text",
            """
            M:
              Type: AWS::StepFunctions::StateMachine
              Properties:
                DefinitionString: !Sub |
                  {"States": {"one": {"Type": "Wait", "Seconds": ${Stage}},
                    "two": {"Type": "Task", "Resource": "${Fn.Arn}"}}}
            """,
            "STEP_FUNCTIONS M"),
        arguments(
            "a state machine that does not invoke the function",
            """
            M:
              Type: AWS::StepFunctions::StateMachine
              Properties:
                DefinitionString: !Sub |
                  {"States": {"one": {"Type": "Pass", "Result": {"note": "${Fn.Arn}"}}}}
            """,
            ""),
        arguments(
            "a state machine kept elsewhere gets the function handed in",
            """
            M:
              Type: AWS::StepFunctions::StateMachine
              Properties:
                DefinitionS3Location: {Bucket: b, Key: k}
                DefinitionSubstitutions: {Target: !GetAtt Fn.Arn}
            """,
            "STEP_FUNCTIONS M UNKNOWN"));
  }

  static Stream<Arguments> polled() {
    return Stream.of(
        arguments(
            "a queue of the template",
            """
            Q: {Type: AWS::SQS::Queue}
            M:
              Type: AWS::Lambda::EventSourceMapping
              Properties: {FunctionName: !Ref Fn, EventSourceArn: !GetAtt Q.Arn}
            """,
            "SQS Q"),
        arguments(
            "a table's stream",
            """
            T: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {}}}
            M:
              Type: AWS::Lambda::EventSourceMapping
              Properties:
                FunctionName: !GetAtt Fn.Arn
                EventSourceArn: !GetAtt T.StreamArn
                StartingPosition: LATEST
            """,
            "DYNAMODB T"),
        arguments(
            "a stream elsewhere, told by its ARN",
            """
            M:
              Type: AWS::Lambda::EventSourceMapping
              Properties:
                FunctionName: !Ref Fn
                EventSourceArn: !Sub arn:aws:kinesis:${AWS::Region}:1:stream/clicks
            """,
            "KINESIS ?"),
        arguments(
            "brokers that the user runs",
            """
            M:
              Type: AWS::Lambda::EventSourceMapping
              Properties:
                FunctionName: !Ref Fn
                Topics: [orders]
                SelfManagedEventSource: {Endpoints: {KafkaBootstrapServers: ['a:9092']}}
            """,
            "KAFKA ?"),
        arguments(
            "a queue by its literal name",
            """
            Q: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
            M:
              Type: AWS::Lambda::EventSourceMapping
              Properties:
                FunctionName: !Ref Fn
                EventSourceArn: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders
            """,
            "SQS Q"),
        arguments(
            "a mapping of another function",
            """
            Other: {Type: AWS::Lambda::Function, Properties: {Code: {ZipFile: x}}}
            Q: {Type: AWS::SQS::Queue}
            M:
              Type: AWS::Lambda::EventSourceMapping
              Properties: {FunctionName: !Ref Other, EventSourceArn: !GetAtt Q.Arn}
            """,
            ""));
  }

  static Stream<Arguments> permissions() {
    return Stream.of(
        arguments(
            "Alexa has nothing but a permission",
            """
            P:
              Type: AWS::Lambda::Permission
              Properties:
                {FunctionName: !Ref Fn, Action: lambda:InvokeFunction, Principal: alexa-appkit.amazon.com}
            """,
            "ALEXA ?"),
        arguments(
            "a service is known by the suffix of its partition too",
            """
            T:
              Type: AWS::SNS::Topic
              Properties:
                Subscription: [{Protocol: lambda, Endpoint: !GetAtt Fn.Arn}]
            P:
              Type: AWS::Lambda::Permission
              Properties:
                FunctionName: !Ref Fn
                Action: lambda:InvokeFunction
                Principal: !Sub sns.${AWS::URLSuffix}
                SourceArn: !Ref T
            """,
            "SNS T"),
        arguments(
            "a permission that nothing explains",
            """
            P:
              Type: AWS::Lambda::Permission
              Properties:
                {FunctionName: !Ref Fn, Action: lambda:InvokeFunction, Principal: '123456789012'}
            """,
            "PERMISSION ?"),
        arguments(
            "a permission for one bucket is not that of another",
            """
            A:
              Type: AWS::S3::Bucket
              Properties:
                NotificationConfiguration:
                  LambdaConfigurations:
                    - {Event: 's3:ObjectCreated:*', Function: !GetAtt Fn.Arn}
            B: {Type: AWS::S3::Bucket}
            P:
              Type: AWS::Lambda::Permission
              Properties:
                FunctionName: !Ref Fn
                Action: lambda:InvokeFunction
                Principal: s3.amazonaws.com
                SourceArn: !GetAtt B.Arn
            """,
            "PERMISSION B; S3 A"),
        arguments(
            "a permission of a rule belongs to the rule's target",
            """
            R:
              Type: AWS::Events::Rule
              Properties:
                EventPattern: {source: [orders]}
                Targets: [{Id: one, Arn: !GetAtt Fn.Arn}]
            P:
              Type: AWS::Lambda::Permission
              Properties:
                FunctionName: !GetAtt Fn.Arn
                Action: lambda:InvokeFunction
                Principal: events.amazonaws.com
                SourceArn: !GetAtt R.Arn
            """,
            "EVENTBRIDGE R"));
  }
}
