package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS would refuse is told in the name of the API or the event, at its place. */
final class ApiProblemsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Cors: {AllowCredentials: true}                      | `Cors.AllowCredentials` cannot be true
          Cors: {AllowOrigins: x}                             | `AllowOrigins` is no property of `Cors`
          Auth: {DefaultAuthorizer: A, Authorizers: {B: {}}}  | `A` is not defined
          Auth: {Authorizers: {A: {FunctionPayloadType: X}}}  | `FunctionPayloadType` should be
          Auth: {UsagePlan: {Quota: {}}}                      | `Auth.UsagePlan.CreateUsagePlan` is required
          Auth: {ResourcePolicy: {SourceVpcWhitelist: [!Ref A]}, Authorizers: {}} | use `IntrinsicVpcWhitelist`
          GatewayResponses: {A: {StatusCode: x}}              | `GatewayResponses.A.StatusCode` should be a number
          Models: {Order: {properties: {}}}                   | `Models.Order` lacks `type`
          DefinitionUri: orders.yaml                          | either `DefinitionUri` or
          OpenApiVersion: '4'                                 | `OpenApiVersion` should look like
          Domain: {DomainName: a.example}                     | `Domain.CertificateArn` is required
          """)
  void faultOfARestApiIsReported(String property, String message) {
    var expanded =
        Expanded.resources(
            """
            Api:
              Type: AWS::Serverless::Api
              Properties:
                StageName: live
                DefinitionBody: {swagger: '2.0', paths: {/a: {get: {}}}}
                %s
            """
                .formatted(property));

    assertThat(expanded.problems()).singleElement().asString().contains("`Api`").contains(message);
    assertThat(expanded.found().getFirst().line()).isEqualTo(7);
  }

  @Test
  void routeThatIsDefinedTwiceIsReportedAtTheSecondEvent() {
    var expanded =
        Expanded.resources(
            """
            Orders:
              Type: AWS::Serverless::Function
              Properties:
                InlineCode: pass
                Handler: index.handler
                Runtime: python3.13
                Events:
                  One: {Type: HttpApi, Properties: {Path: /a, Method: get}}
                  Two: {Type: HttpApi, Properties: {Path: /a, Method: GET}}
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "10: resource `Orders` is invalid: event `Two` is invalid: "
                + "method `get` of path `/a` is defined more than once");
  }

  @Test
  void eventOfAnApiThatIsNotThereIsReportedOnce() {
    var expanded =
        Expanded.resources(
            """
            Orders:
              Type: AWS::Serverless::Function
              Properties:
                InlineCode: pass
                Handler: index.handler
                Runtime: python3.13
                Events:
                  One: {Type: Api, Properties: {RestApiId: !Ref Nowhere, Path: /a, Method: get}}
            """);

    assertThat(expanded.problems())
        .singleElement()
        .asString()
        .contains("event `One`")
        .contains("`RestApiId` must refer to a resource of type `AWS::Serverless::Api`");
  }
}
