package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.LambdaFunction;
import dev.martello.stack.Resource;
import dev.martello.value.Val;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What written texts refer to, and which form they take. */
final class ReferencesTest {
  private static final String RESOURCES =
      """
      Parameters:
        Env: {Type: String}
      Conditions:
        IsProd: !Equals [!Ref Env, prod]
      Resources:
        Fn: {Type: AWS::Lambda::Function, Properties: {FunctionName: orders}}
        Other: {Type: AWS::Lambda::Function}
        Named:
          Type: AWS::Lambda::Function
          Properties: {FunctionName: !Sub '${AWS::StackName}-named'}
        Live:
          Type: AWS::Lambda::Alias
          Properties: {FunctionName: !Ref Fn, FunctionVersion: '1', Name: live}
        V1: {Type: AWS::Lambda::Version, Properties: {FunctionName: !GetAtt Other.Arn}}
        Loop: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Loop, Name: x}}
        Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs}}
        Bucket: {Type: AWS::S3::Bucket}
        Table: {Type: AWS::DynamoDB::Table}
        Secret: {Type: AWS::SecretsManager::Secret, Properties: {Name: db}}
        Attached:
          Type: AWS::SecretsManager::SecretTargetAttachment
          Properties: {SecretId: !Ref Secret}
        Elsewhere:
          Type: AWS::SecretsManager::SecretTargetAttachment
          Properties: {SecretId: !ImportValue secret}
        Param: {Type: AWS::SSM::Parameter, Properties: {Name: /app/key, Type: String, Value: x}}
        Role: {Type: AWS::IAM::Role, Properties: {Path: /svc/}}
        A: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt B.QueueName}}
        B: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt A.QueueName}}
        User: {Type: 'Custom::User', Properties: {Text: %s}}
      """;

  private static String yaml(String text) {
    return RESOURCES.formatted(text);
  }

  private static Resource user(Inventory inventory) {
    return inventory.resource("template.yaml#User").orElseThrow();
  }

  private static References references(String text) {
    var stacks = Templates.stacks(Map.of("template.yaml", yaml(text)));
    return new References(new Inventory(stacks));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void functionsAreFoundByEverySpelling(String text, String expected) {
    var references = references(text);
    var user = user(references.inventory());
    var target = references.function(user.get("Text"), user);
    var found =
        target.resources().stream().map(Resource::logicalId).sorted().toList()
            + (target.isCertain() ? "" : "?");
    assertThat(found).isEqualTo(expected);
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        arguments("!Ref Fn", "[Fn]"),
        arguments("!GetAtt Fn.Arn", "[Fn]"),
        arguments("orders", "[Fn]"),
        arguments("'orders:live'", "[Fn]"),
        arguments("'123456789012:function:orders'", "[Fn]"),
        arguments("arn:aws:lambda:eu-west-1:123456789012:function:orders", "[Fn]"),
        arguments("arn:aws:lambda:eu-west-1:123456789012:function:orders:live", "[Fn]"),
        arguments("!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders'", "[Fn]"),
        arguments(
            "!Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Other}'",
            "[Other]"),
        arguments("!Sub '${AWS::StackName}-named'", "[Named]"),
        arguments(
            "!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-named'",
            "[Named]"),
        arguments("!Ref Live", "[Fn]"),
        arguments("!Ref V1", "[Other]"),
        arguments("!Sub '${Other.Arn}:live'", "[Other]"),
        arguments("!Join [':', [!GetAtt Other.Arn, live]]", "[Other]"),
        arguments(
            "!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations'",
            "[Fn]"),
        arguments(
            "!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
                + "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders/invocations'",
            "[Fn]"),
        arguments("!If [IsProd, !Ref Fn, !Ref Other]", "[Fn, Other]"),
        arguments("!If [IsProd, !Ref Fn, elsewhere]", "[Fn]?"),
        // look-alikes
        arguments("!Sub '${Fn}-copy'", "[]?"),
        arguments("!Sub 'copy-of-${Fn}'", "[]?"),
        arguments("orders-v2", "[]?"),
        arguments("arn:aws:sqs:eu-west-1:123456789012:orders", "[]?"),
        arguments("!Ref Queue", "[]?"),
        arguments("!Ref Env", "[]?"),
        arguments("!Ref Loop", "[]?"),
        arguments("''", "[]?"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void textsTakeTheFormOfArns(String text, String expected) {
    var references = references(text);
    var user = user(references.inventory());
    assertThat(references.texts().canonical(user.get("Text").text(), user.stackId()).show())
        .isEqualTo(expected);
  }

  static Stream<Arguments> texts() {
    var here = ":${AWS::Region}:${AWS::AccountId}:";
    return Stream.of(
        arguments("!Ref Bucket", "${template.yaml#Bucket}"),
        arguments("!GetAtt Bucket.Arn", "arn:${AWS::Partition}:s3:::${template.yaml#Bucket}"),
        arguments(
            "!Sub 'arn:aws:s3:::${Bucket}/*'",
            "arn:${AWS::Partition}:s3:::${template.yaml#Bucket}/*"),
        arguments(
            "!Sub '${Table.Arn}/index/*'",
            "arn:${AWS::Partition}:dynamodb" + here + "table/${template.yaml#Table}/index/*"),
        arguments(
            "!Sub 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}'",
            "arn:${AWS::Partition}:dynamodb" + here + "table/${template.yaml#Table}"),
        arguments(
            "!GetAtt Table.StreamArn",
            "arn:${AWS::Partition}:dynamodb"
                + here
                + "table/${template.yaml#Table}/stream/${template.yaml#Table.StreamArn}"),
        arguments("!GetAtt Queue.Arn", "arn:${AWS::Partition}:sqs" + here + "jobs"),
        arguments("!GetAtt Queue.QueueName", "jobs"),
        arguments(
            "!Ref Secret",
            "arn:${AWS::Partition}:secretsmanager"
                + here
                + "secret:db-${template.yaml#Secret.suffix}"),
        arguments(
            "!Ref Attached",
            "arn:${AWS::Partition}:secretsmanager"
                + here
                + "secret:db-${template.yaml#Secret.suffix}"),
        arguments("!Ref Elsewhere", "${template.yaml#Elsewhere}"),
        arguments(
            "!Sub 'arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter${Param}'",
            "arn:${AWS::Partition}:ssm" + here + "parameter/app/key"),
        arguments(
            "!GetAtt Role.Arn",
            "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/svc/${template.yaml#Role}"),
        arguments("!Ref Live", "arn:${AWS::Partition}:lambda" + here + "function:orders:live"),
        arguments("!Ref Env", "${template.yaml#Env}"),
        arguments("!Ref AWS::AccountId", "${AWS::AccountId}"),
        arguments("'arn:aws:s3:::literal/*'", "arn:aws:s3:::literal/*"),
        arguments("!GetAtt Unheard.Of", "${template.yaml#Unheard.Of}"));
  }

  @Test
  void namesInACircleEnd() {
    var app = Templates.app(yaml("x"));
    assertThat(app.stores(DataStore.Queue.class).map(queue -> queue.identity().id()))
        .containsExactly("A", "B", "Queue");
  }

  @Test
  void aPolicyAndItsTableCompareAcrossStacks() {
    var app =
        Templates.apps(
            Map.of(
                "data.yaml",
                """
                Resources:
                  Orders: {Type: AWS::DynamoDB::Table}
                Outputs:
                  OrdersArn: {Value: !GetAtt Orders.Arn, Export: {Name: orders-arn}}
                """,
                "app.yaml",
                """
                Resources:
                  Orders: {Type: AWS::DynamoDB::Table}
                  Role:
                    Type: AWS::IAM::Role
                    Properties:
                      Policies:
                        - PolicyName: one
                          PolicyDocument:
                            Statement:
                              Effect: Allow
                              Action: dynamodb:PutItem
                              Resource: [!ImportValue orders-arn, !GetAtt Orders.Arn]
                """));
    var tables = app.stores(DataStore.Table.class).toList();
    assertThat(granted(app))
        .containsExactly(app.arnOf(tables.get(1)).show(), app.arnOf(tables.get(0)).show());
    assertThat(app.generatedNames()).contains("app.yaml#Orders", "data.yaml#Orders");
  }

  private static java.util.List<String> granted(App app) {
    return app
        .roles()
        .getFirst()
        .policies()
        .getFirst()
        .document()
        .statements()
        .getFirst()
        .resources()
        .stream()
        .map(Val::show)
        .toList();
  }

  @Test
  void aNameOfAnotherStackMayBeMeant() {
    var app =
        Templates.apps(
            Map.of(
                "a.yaml",
                "Resources: {T: {Type: AWS::DynamoDB::Table, Properties: {TableName: orders}}}",
                "b.yaml",
                """
                Resources:
                  Fn:
                    Type: AWS::Lambda::Function
                    Properties: {Environment: {Variables: {TABLE: orders, OTHER: nothing}}}
                """));
    LambdaFunction function = Templates.function(app, "Fn");
    assertThat(function.environment().get(0).refersTo().known()).hasSize(1);
    assertThat(function.environment().get(0).refersTo())
        .isInstanceOf(dev.martello.model.Link.ToOneOf.class);
    assertThat(function.environment().get(1).refersTo().isElsewhere()).isTrue();
  }

  @Test
  void aParameterMayBeCalledLikeTheResourceThatItNames() {
    var app =
        Templates.apps(
            Map.of(
                "a.yaml",
                """
                Parameters: {OrdersName: {Type: String}}
                Resources:
                  Orders: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref OrdersName}}
                  Fn:
                    Type: AWS::Lambda::Function
                    Properties: {Environment: {Variables: {BUCKET: !Ref OrdersName}}}
                """));
    LambdaFunction function = Templates.function(app, "Fn");
    assertThat(function.environment().getFirst().refersTo())
        .isInstanceOf(dev.martello.model.Link.To.class);
  }
}
