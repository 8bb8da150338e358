package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GraphQlApiExpansionTest {
  private static final String API =
      """
      Api:
        Type: AWS::Serverless::GraphQLApi
        Properties:
          SchemaInline: "type Query { a: String }"
          Auth: {Type: AWS_IAM}
      """;

  @Test
  void apiLogsUnlessToldNotTo() {
    assertThat(Expanded.resources(API).ids())
        .containsExactly("Api", "ApiCloudWatchRole", "ApiSchema");
    assertThat(Expanded.resources(API + "    Logging: false\n").ids())
        .containsExactly("Api", "ApiSchema");
  }

  @Test
  void tableGetsARoleThatMayUseIt() {
    var expanded =
        Expanded.resources(
            API
                + """
                    DataSources:
                      DynamoDb:
                        Posts:
                          TableName: !Ref Table
                          TableArn: !GetAtt Table.Arn
                          Permissions: [Read]
                """);

    assertThat(expanded.problems()).isEmpty();
    assertThat(expanded.ids())
        .contains(
            "ApiPostsDynamoDBDataSource",
            "ApiPostsDynamoDBDataSourceRole",
            "ApiPostsDynamoDBDataSourceToTableConnectorPolicy");
    assertThat(
            expanded.property("ApiPostsDynamoDBDataSourceToTableConnectorPolicy", "PolicyDocument"))
        .contains("dynamodb:GetItem")
        .doesNotContain("dynamodb:PutItem");
  }

  @Test
  void resolverWithoutCodeRunsItsFunctions() {
    var expanded =
        Expanded.resources(
            API
                + """
                    Functions:
                      load:
                        DataSource: NONE
                        InlineCode: "export function request() {}"
                        Runtime: {Name: APPSYNC_JS, Version: 1.0.0}
                    Resolvers:
                      Query:
                        a: {Pipeline: [load]}
                """);

    assertThat(expanded.problems()).isEmpty();
    assertThat(expanded.property("ApiQuerya", "PipelineConfig"))
        .isEqualTo("{\"Functions\":[{\"Fn::GetAtt\":[\"Apiload\",\"FunctionId\"]}]}");
    assertThat(expanded.property("Apiload", "DataSourceName"))
        .isEqualTo("{\"Fn::GetAtt\":[\"ApiNoneDataSource\",\"Name\"]}");
    assertThat(expanded.property("ApiNoneDataSource", "Type")).isEqualTo("\"NONE\"");
  }

  @Test
  void authorizerFunctionMayBeCalledByTheApi() {
    var expanded =
        Expanded.resources(
            """
            Api:
              Type: AWS::Serverless::GraphQLApi
              Properties:
                SchemaUri: s3://bucket/schema
                Auth:
                  Type: API_KEY
                  Additional:
                    - Type: AWS_LAMBDA
                      LambdaAuthorizer: {AuthorizerUri: !GetAtt Authorizer.Arn}
            """);

    assertThat(expanded.ids()).contains("ApiToLambdaAuthConnector1WriteLambdaPermission");
    assertThat(expanded.property("Api", "AdditionalAuthenticationProviders"))
        .isEqualTo(
            "[{\"AuthenticationType\":\"AWS_LAMBDA\",\"LambdaAuthorizerConfig\":"
                + "{\"AuthorizerUri\":{\"Fn::GetAtt\":[\"Authorizer\",\"Arn\"]}}}]");
  }

  @Test
  void unknownFunctionOfAPipelineIsNamed() {
    var expanded =
        Expanded.resources(
            API
                + """
                    Resolvers:
                      Query:
                        a: {Pipeline: [load]}
                """);

    assertThat(expanded.problems())
        .containsExactly(
            "9: resource `Api` is invalid: `a` names the function `load` in its `Pipeline`,"
                + " which `Functions` does not define");
  }
}
