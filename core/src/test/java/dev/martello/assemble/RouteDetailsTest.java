package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.model.CustomDomain;
import dev.martello.model.Exposure.Level;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteDetailsTest {
  private static final String API =
      """
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties: {Name: shop}
      """;

  private static String method(String properties) {
    return """
    Method:
      Type: AWS::ApiGateway::Method
      Properties:
        RestApiId: !Ref Api
        ResourceId: !GetAtt Api.RootResourceId
        HttpMethod: POST
        AuthorizationType: NONE
    """
        + properties.indent(4);
  }

  private static Route onlyRoute(String... resources) {
    return Assembled.resources(resources).api().routes().getFirst();
  }

  @Test
  void aMethodAndAnOperationSayTheSameOfTheirIntegration() {
    var ofMethod =
        onlyRoute(
            API,
            method(
                """
                Integration:
                  Type: AWS
                  Uri: arn:aws:apigateway:eu-west-1:sqs:path/1/orders
                  Credentials: arn:aws:iam::1:role/r
                  PassthroughBehavior: NEVER
                  RequestParameters: {integration.request.header.Content-Type: "'x'"}
                  RequestTemplates: {application/json: Action=SendMessage}
                  CacheKeyParameters: [method.request.querystring.page]
                  IntegrationResponses:
                  - SelectionPattern: 4..
                    ResponseTemplates: {application/json: "{}"}
                """));
    var ofOperation =
        onlyRoute(
            """
            Api:
              Type: AWS::ApiGateway::RestApi
              Properties:
                Body:
                  swagger: "2.0"
                  paths:
                    /:
                      post:
                        x-amazon-apigateway-integration:
                          type: aws
                          uri: arn:aws:apigateway:eu-west-1:sqs:path/1/orders
                          credentials: arn:aws:iam::1:role/r
                          passthroughBehavior: never
                          requestParameters: {integration.request.header.Content-Type: "'x'"}
                          requestTemplates: {application/json: Action=SendMessage}
                          cacheKeyParameters: [method.request.querystring.page]
                          responses:
                            4..: {responseTemplates: {application/json: "{}"}}
            """);
    assertThat(shown(ofMethod.integration())).isEqualTo(shown(ofOperation.integration()));
  }

  private static String shown(Route.Integration integration) {
    var shown = new StringBuilder();
    shown.append(integration.type().show()).append(integration.uri().show());
    shown
        .append(integration.credentials().written().show())
        .append(integration.passthrough().show());
    for (var mapping : integration.parameters()) {
      shown.append(mapping.name()).append(mapping.text().show());
    }
    for (var mapping : integration.templates()) {
      shown.append(mapping.name()).append(mapping.text().show());
    }
    integration.cacheKeys().forEach(key -> shown.append(key.show()));
    for (var answer : integration.answers()) {
      shown.append(answer.pattern().show()).append(answer.templates().size());
    }
    return shown.toString();
  }

  @Test
  void theCertificateOfABackendMayBeAnybodys() {
    var route =
        onlyRoute(
            """
            Api:
              Type: AWS::ApiGateway::RestApi
              Properties:
                Body:
                  openapi: 3.0.1
                  paths:
                    /:
                      get:
                        x-amazon-apigateway-integration:
                          type: http_proxy
                          uri: https://backend.example.com
                          tlsConfig: {insecureSkipVerification: true}
            """);
    assertThat(route.integration().skipsVerification().isEqualTo(true)).isEqualTo(Tri.YES);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                                  | NO  | NO",
        "{type: object}                                                      | NO  | YES",
        "{type: object, properties: {a: {type: string}}}                     | YES | YES",
        "{type: object, properties: {a: {}}, additionalProperties: false}    | YES | NO",
        "{type: array, items: {type: string}}                                | YES | NO",
        "{type: object, properties: {}, additionalProperties: true}          | NO  | YES",
        "'{\"type\": \"object\", \"required\": [\"a\"]}'                     | YES | YES",
        "{allOf: [{type: object}]}                                           | YES | UNKNOWN"
      })
  void modelsSayWhatTheyDemand(String schema, Tri constrains, Tri allowsMore) {
    var route =
        onlyRoute(
            API,
            method("RequestModels: {application/json: !Ref Order}"),
            """
            Order:
              Type: AWS::ApiGateway::Model
              Properties:
                RestApiId: !Ref Api
                ContentType: application/json
                Schema: %s
            """
                .formatted(schema));
    assertThat(route.models().getFirst().constrains()).isEqualTo(constrains);
    assertThat(route.models().getFirst().allowsMore()).isEqualTo(allowsMore);
  }

  @Test
  void aSchemaOfADocumentIsFollowedByReference() {
    var route =
        onlyRoute(
            """
            Api:
              Type: AWS::ApiGateway::RestApi
              Properties:
                Body:
                  openapi: 3.0.1
                  components:
                    schemas:
                      Circle: {$ref: "#/components/schemas/Circle"}
                      Order: {type: object, required: [id]}
                  paths:
                    /:
                      parameters: [{in: query, name: page, required: true}]
                      post:
                        requestBody:
                          content:
                            application/json: {schema: {$ref: "#/components/schemas/Order"}}
                            text/plain: {schema: {$ref: "#/components/schemas/Circle"}}
            """);
    assertThat(route.models())
        .extracting(Route.BodyModel::constrains)
        .containsExactly(Tri.YES, Tri.UNKNOWN);
    assertThat(route.models().getFirst().name().show()).isEqualTo("Order");
    assertThat(route.parameters())
        .extracting(Route.Parameter::name)
        .containsExactly("method.request.querystring.page");
  }

  @Test
  void aStageSaysWhichAnswersItKeeps() {
    var app =
        Assembled.resources(
            API,
            """
            Stage:
              Type: AWS::ApiGateway::Stage
              Properties:
                RestApiId: !Ref Api
                StageName: prod
                CacheClusterEnabled: true
                MethodSettings:
                - {HttpMethod: "*", ResourcePath: "/*", CachingEnabled: true}
                - {HttpMethod: GET, ResourcePath: /~1orders, CacheDataEncrypted: true}
            """);
    var stage = app.api().stages().getFirst();
    assertThat(stage.hasCache().isEqualTo(true)).isEqualTo(Tri.YES);
    assertThat(stage.methods())
        .extracting(setting -> setting.route().show() + setting.isCached().show())
        .containsExactly("*true", "GET /ordersfalse");
  }

  @Test
  void domainsKnowTheirApisAndTheirTerms() {
    var app =
        Assembled.resources(
                API,
                """
                Domain:
                  Type: AWS::ApiGatewayV2::DomainName
                  Properties:
                    DomainName: api.example.com
                    DomainNameConfigurations: [{EndpointType: REGIONAL}]
                    MutualTlsAuthentication: {TruststoreUri: s3://trust/ca.pem}
                Mapping:
                  Type: AWS::ApiGateway::BasePathMapping
                  Properties: {DomainName: api.example.com, RestApiId: !Ref Api, Stage: prod}
                """)
            .app();
    var domain = app.domains().getFirst();
    assertThat(domain.leadsTo(app.apis().getFirst())).isTrue();
    assertThat(domain.securityPolicies()).extracting(Val::show).containsExactly("TLS_1_2");
    assertThat(domain.truststoreVersion().show()).isEmpty();
    assertThat(domain.mappings())
        .extracting(CustomDomain.Mapping::stage)
        .extracting(Val::show)
        .containsExactly("prod");
  }

  @Test
  void aRouteKnowsWhoGetsToIt() {
    assertThat(onlyRoute(API, method("")).access().level()).isEqualTo(Level.PUBLIC);
    var elsewhere =
        Assembled.resources(method("").replace("!Ref Api", "abc").replace("!GetAtt Api.Root", "r"));
    assertThat(elsewhere.app().routesElsewhere())
        .extracting(route -> route.access().level())
        .containsExactly(Level.UNKNOWN);
  }
}
