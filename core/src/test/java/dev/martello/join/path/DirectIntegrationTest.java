package dev.martello.join.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Scans;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attack paths through routes for which API Gateway writes to a queue. */
final class DirectIntegrationTest {
  @TempDir Path folder;

  private List<AttackPath> paths(String mapping) {
    return Scans.explored(folder, "template.yaml", TEMPLATE.replace("MAPPING", mapping))
        .reach()
        .paths();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json: $input.body                          | anybody may call      | ''",
        "application/json: !Ref Given                            | anybody may call      | ''",
        "application/json: !Ref Body                             | anybody may be able to | value of parameter `Body`",
        "application/json: !ImportValue body                     | anybody may be able to | value of the export `body`",
        "application/json: !Sub ['B=${B}', {B: !Ref Body}]       | anybody may be able to | value of parameter `Body`",
        "Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}} | anybody may be able to | value of",
      })
  void whatTheCallIsMadeOfDecides(String mapping, String told, String needs) {
    var paths = paths(mapping);
    assertThat(paths).hasSize(1);
    var first = paths.getFirst().steps().getFirst();
    assertThat(first.fact()).startsWith(told).endsWith("queue `Orders`");
    assertThat(first.needs()).startsWith(needs);
    assertThat(paths.getFirst().isCertain()).isEqualTo(needs.isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json: Action=SendMessage&MessageBody=ping",
        "application/json: !Sub Action=SendMessage&MessageBody=${Secret}",
      })
  void constantsCarryNothingOfTheCaller(String mapping) {
    assertThat(paths(mapping)).isEmpty();
  }

  @Test
  void aCallThatNamesAQueueIsForNoOther() {
    assertThat(paths("application/json: $input.body"))
        .extracting(path -> path.function().id())
        .containsExactly("Worker");
  }

  private static final String TEMPLATE =
      """
      Parameters:
        Body: {Type: String}
        Given: {Type: String, Default: "B=$input.body"}
      Resources:
        Secret: {Type: AWS::SecretsManager::Secret}
        Orders: {Type: AWS::SQS::Queue}
        Other: {Type: AWS::SQS::Queue}
        Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: x}}
        Deployment:
          Type: AWS::ApiGateway::Deployment
          Properties: {RestApiId: !Ref Api, StageName: v1}
        ApiRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement: [{Effect: Allow, Principal: {Service: apigateway.amazonaws.com}, Action: sts:AssumeRole}]
            Policies:
              - PolicyName: x
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: sqs:SendMessage
                      Resource: [!GetAtt Orders.Arn, !GetAtt Other.Arn]
        Method:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref Api
            ResourceId: !GetAtt Api.RootResourceId
            HttpMethod: POST
            AuthorizationType: NONE
            Integration:
              Type: AWS
              IntegrationHttpMethod: POST
              Uri: !Sub arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Orders.QueueName}
              Credentials: !GetAtt ApiRole.Arn
              RequestTemplates: {MAPPING}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]
            Policies:
              - PolicyName: x
                PolicyDocument:
                  Statement: [{Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !Ref Secret}]
        Worker:
          Type: AWS::Lambda::Function
          Properties:
            Handler: index.handler
            Runtime: python3.13
            Role: !GetAtt Role.Arn
            Code: {ZipFile: x}
        OtherWorker:
          Type: AWS::Lambda::Function
          Properties:
            Handler: index.handler
            Runtime: python3.13
            Role: !GetAtt Role.Arn
            Code: {ZipFile: x}
        OrdersMapping:
          Type: AWS::Lambda::EventSourceMapping
          Properties: {FunctionName: !Ref Worker, EventSourceArn: !GetAtt Orders.Arn}
        OtherMapping:
          Type: AWS::Lambda::EventSourceMapping
          Properties: {FunctionName: !Ref OtherWorker, EventSourceArn: !GetAtt Other.Arn}
      """;
}
