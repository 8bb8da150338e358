package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.model.Api;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.Invocation;
import dev.martello.model.Link;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ApiAssemblyTest {
  private static final String FUNCTION =
      """
      Orders:
        Type: AWS::Lambda::Function
        Properties:
          FunctionName: orders
          Role: arn:aws:iam::123456789012:role/orders
      """;

  private static final String URI =
      "!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
          + "${Orders.Arn}/invocations";

  private static final String API =
      """
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: shop
      """;

  private static String method(String resource, String verb, String properties) {
    return """
    Method:
      Type: AWS::ApiGateway::Method
      Properties:
        RestApiId: !Ref Api
        ResourceId: %s
        HttpMethod: %s
        AuthorizationType: NONE
    """
            .formatted(resource, verb)
        + properties.indent(4);
  }

  private static String integration(String uri) {
    return """
    Integration:
      Type: AWS_PROXY
      IntegrationHttpMethod: POST
      Uri: %s
    """
        .formatted(uri);
  }

  private static String resource(String id, String parent, String part) {
    return """
    %s:
      Type: AWS::ApiGateway::Resource
      Properties:
        RestApiId: !Ref Api
        ParentId: %s
        PathPart: '%s'
    """
        .formatted(id, parent, part);
  }

  // REST APIs made of resources

  @Test
  void pathsGoFromTheRootDown() {
    var app =
        Assembled.resources(
            FUNCTION,
            API,
            resource("One", "!Ref Many", "{id}"),
            resource("Many", "!GetAtt Api.RootResourceId", "orders"),
            method("!Ref One", "get", integration(URI)));
    assertThat(app.routes()).containsExactly("GET /orders/{id} NONE");
    assertThat(app.function("Orders").routes()).containsExactlyElementsOf(app.api().routes());
  }

  @Test
  void pathsThatGoInCirclesComeToAnEnd() {
    var app =
        Assembled.resources(
            API,
            resource("One", "!Ref Two", "one"),
            resource("Two", "!Ref One", "two"),
            method("!Ref One", "GET", ""));
    assertThat(app.api().routes().getFirst().path()).isInstanceOf(Val.Unknown.class);
  }

  @Test
  void aPartOfAPathMayBeUnknown() {
    var app =
        Assembled.resources(
            API,
            resource("One", "!GetAtt Api.RootResourceId", "x").replace("'x'", "!ImportValue part"),
            method("!Ref One", "GET", ""));
    assertThat(app.api().routes().getFirst().path().show()).isEqualTo("/${Fn::ImportValue part}");
  }

  static Stream<Arguments> uris() {
    var path = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/";
    var arn = "arn:aws:lambda:us-east-1:123456789012:function:";
    return Stream.of(
        arguments("reference in a path", URI, true),
        arguments("literal name", path + arn + "orders/invocations", true),
        arguments("literal name and alias", path + arn + "orders:live/invocations", true),
        arguments("reference to the name", "!Sub '" + path + arn + "${Orders}/invocations'", true),
        arguments("alias", "!Sub '" + path + "${Live}/invocations'", true),
        arguments(
            "stage variable",
            "!Sub '" + path + arn + "${!stageVariables.function}/invocations'",
            true),
        arguments("joined", "!Join ['', ['" + path + "', !GetAtt Orders.Arn, /invocations]]", true),
        arguments("another function", path + arn + "payments/invocations", false),
        arguments(
            "stage variable that no stage sets",
            "!Sub '" + path + arn + "${!stageVariables.other}/invocations'",
            false),
        arguments("a longer name", "!Sub '" + path + arn + "${Orders}-v2/invocations'", false),
        arguments("a queue", "arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders", false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uris")
  void urisLeadToFunctions(String rule, String uri, boolean expected) {
    var app =
        Assembled.resources(
            FUNCTION,
            API,
            """
            Live:
              Type: AWS::Lambda::Alias
              Properties: {Name: live, FunctionName: !Ref Orders, FunctionVersion: '1'}
            Stage:
              Type: AWS::ApiGateway::Stage
              Properties:
                RestApiId: !Ref Api
                StageName: prod
                Variables: {function: orders}
            """,
            method("!GetAtt Api.RootResourceId", "GET", integration(uri)));
    assertThat(app.function("Orders").routes().findAny().isPresent()).isEqualTo(expected);
  }

  @Test
  void absentSettingsAreAwsDefaults() {
    var app =
        Assembled.resources(
            FUNCTION, API, method("!GetAtt Api.RootResourceId", "GET", integration(URI)));
    var route = app.route("GET /");
    assertThat(route.integration().timeoutMillis().isEqualTo(29_000L)).isEqualTo(Tri.YES);
    assertThat(route.integration().timeoutMillis().origin())
        .isInstanceOf(Origin.ServiceDefault.class);
    assertThat(route.apiKeyRequired().isEqualTo(false)).isEqualTo(Tri.YES);
    assertThat(route.validation().body()).isEqualTo(Tri.NO);
    assertThat(app.api().endpointTypes()).extracting(Val::show).containsExactly("EDGE");
  }

  @Test
  void aStaticEventHeaderInvokesAsynchronously() {
    var header =
        """
        Integration:
          Type: AWS
          IntegrationHttpMethod: POST
          Uri: %s
          TimeoutInMillis: 5000
          RequestParameters:
            integration.request.header.X-Amz-Invocation-Type: "'Event'"
        """
            .formatted(URI);
    var app =
        Assembled.resources(FUNCTION, API, method("!GetAtt Api.RootResourceId", "POST", header));
    assertThat(app.function("Orders").triggers())
        .extracting(Trigger::invocation)
        .containsExactly(Invocation.ASYNCHRONOUS);
    assertThat(app.route("POST /").integration().timeoutMillis().show()).isEqualTo("5000");
    var proxy = header.replace("Type: AWS\n", "Type: AWS_PROXY\n");
    assertThat(
            Assembled.resources(FUNCTION, API, method("!GetAtt Api.RootResourceId", "POST", proxy))
                .route("POST /")
                .integration()
                .invocation())
        .isEqualTo(Invocation.SYNCHRONOUS);
  }

  @Test
  void aStreamedResponseHasNoKnownDefaultTimeout() {
    var streamed = integration(URI) + "  ResponseTransferMode: STREAM\n";
    var app =
        Assembled.resources(FUNCTION, API, method("!GetAtt Api.RootResourceId", "POST", streamed));
    assertThat(app.route("POST /").integration().timeoutMillis()).isInstanceOf(Val.Unknown.class);
    var limited = streamed + "  TimeoutInMillis: 60000\n";
    assertThat(
            Assembled.resources(
                    FUNCTION, API, method("!GetAtt Api.RootResourceId", "POST", limited))
                .route("POST /")
                .integration()
                .timeoutMillis()
                .show())
        .isEqualTo("60000");
  }

  static Stream<Arguments> validators() {
    return Stream.of(
        arguments("none", "", "", Tri.NO, Tri.NO),
        arguments(
            "body with model",
            "RequestValidatorId: !Ref V\nRequestModels: {application/json: Order}",
            "ValidateRequestBody: true",
            Tri.YES,
            Tri.NO),
        arguments(
            "body without model",
            "RequestValidatorId: !Ref V",
            "ValidateRequestBody: true",
            Tri.NO,
            Tri.NO),
        arguments(
            "parameters",
            "RequestValidatorId: !Ref V",
            "ValidateRequestParameters: true",
            Tri.NO,
            Tri.YES),
        arguments(
            "a validator from elsewhere", "RequestValidatorId: abc", "", Tri.UNKNOWN, Tri.UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("validators")
  void validationOfMethods(String rule, String method, String validator, Tri body, Tri parameters) {
    var app =
        Assembled.resources(
            API,
            "V:\n  Type: AWS::ApiGateway::RequestValidator\n  Properties:\n"
                + "    RestApiId: !Ref Api\n"
                + validator.indent(4),
            method("!GetAtt Api.RootResourceId", "POST", method));
    var validation = app.route("POST /").validation();
    assertThat(List.of(validation.body(), validation.parameters()))
        .containsExactly(body, parameters);
  }

  @Test
  void stagesHaveLogsAndThrottles() {
    var app =
        Assembled.resources(
            API,
            """
            Prod:
              Type: AWS::ApiGateway::Stage
              Properties:
                RestApiId: !Ref Api
                StageName: prod
                TracingEnabled: true
                AccessLogSetting: {DestinationArn: arn:aws:logs:x}
                MethodSettings:
                - {ResourcePath: /*, HttpMethod: '*', LoggingLevel: ERROR, ThrottlingRateLimit: 10.5}
                - {ResourcePath: '/~1orders~1{id}', HttpMethod: GET, DataTraceEnabled: true, ThrottlingBurstLimit: 5}
            Deployment:
              Type: AWS::ApiGateway::Deployment
              Properties:
                RestApiId: !Ref Api
                StageName: test
                StageDescription: {ThrottlingRateLimit: 1, LoggingLevel: INFO}
            """);
    var prod = app.api().stages().getFirst();
    assertThat(prod.accessLog().show()).isEqualTo("arn:aws:logs:x");
    assertThat(prod.executionLogLevel().show()).isEqualTo("ERROR");
    assertThat(prod.dataTrace().isEqualTo(true)).isEqualTo(Tri.YES);
    assertThat(prod.tracing().isEqualTo(true)).isEqualTo(Tri.YES);
    assertThat(prod.throttles())
        .extracting(throttle -> throttle.route().show())
        .containsExactly("*", "GET /orders/{id}");
    assertThat(prod.throttles().getFirst().rate()).extracting(Val::show).containsExactly("10.5");
    assertThat(prod.throttles().getFirst().burst()).isEmpty();
    var test = app.api().stages().get(1);
    assertThat(test.name().show()).isEqualTo("test");
    assertThat(test.executionLogLevel().show()).isEqualTo("INFO");
    assertThat(test.accessLog().show()).isEmpty();
    assertThat(test.throttles())
        .extracting(throttle -> throttle.route().show())
        .containsExactly("*");
  }

  @Test
  void plansBelongToTheirApi() {
    var app =
        Assembled.resources(
            API,
            """
            Other:
              Type: AWS::ApiGateway::RestApi
              Properties: {Name: other}
            Plan:
              Type: AWS::ApiGateway::UsagePlan
              Properties:
                ApiStages:
                - {ApiId: !Ref Api, Stage: prod, Throttle: {/orders/GET: {RateLimit: 2}}}
                Throttle: {RateLimit: 10, BurstLimit: 20}
                Quota: {Limit: 100, Period: DAY}
            """);
    var api = app.api();
    assertThat(api.usagePlans().getFirst().hasQuota()).isEqualTo(Tri.YES);
    assertThat(api.usagePlans().getFirst().throttles())
        .extracting(throttle -> throttle.route().show())
        .containsExactly("*", "GET /orders");
    assertThat(app.app().apis().get(1).usagePlans()).isEmpty();
  }

  @Test
  void anAuthorizerIsLinked() {
    var app =
        Assembled.resources(
            API,
            """
            Pool:
              Type: AWS::ApiGateway::Authorizer
              Properties:
                RestApiId: !Ref Api
                Name: pool
                Type: COGNITO_USER_POOLS
                IdentitySource: method.request.header.Authorization
                ProviderARNs: [arn:aws:cognito-idp:x]
            """,
            method("!GetAtt Api.RootResourceId", "GET", "AuthorizerId: !Ref Pool")
                .replace("NONE", "COGNITO_USER_POOLS"));
    var authorization = app.route("GET /").authorization();
    assertThat(authorization.authorizers()).singleElement().isInstanceOf(Link.To.class);
    assertThat(authorization.authorizers().getFirst().known().map(Api.Authorizer::name))
        .containsExactly("pool");
  }

  @Test
  void preflightAnswersAreCrossOriginRules() {
    var app =
        Assembled.resources(
            API,
            method(
                "!GetAtt Api.RootResourceId",
                "OPTIONS",
                """
                Integration:
                  Type: MOCK
                  IntegrationResponses:
                  - StatusCode: 200
                    ResponseParameters:
                      method.response.header.Access-Control-Allow-Origin: "'*'"
                      method.response.header.Access-Control-Allow-Methods: "'GET,POST'"
                """));
    assertThat(app.api().cors().getFirst().allowOrigins())
        .extracting(Val::show)
        .containsExactly("*");
    assertThat(app.api().cors().getFirst().allowMethods())
        .extracting(Val::show)
        .containsExactly("GET", "POST");
  }

  @Test
  void anApiMayHaveItsRoutesInAnotherStack() {
    var shared =
        """
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: shop, EndpointConfiguration: {Types: [PRIVATE]}}
        Outputs:
          Id: {Value: !Ref Api, Export: {Name: api}}
          Root: {Value: !GetAtt Api.RootResourceId, Export: {Name: root}}
        """;
    var method =
        method("!ImportValue root", "GET", integration(URI))
            .replace("!Ref Api", "!ImportValue api");
    var app =
        Assembled.stacks(
            Map.of(
                "shared.yaml",
                shared,
                "orders.yaml",
                "Resources:\n" + (FUNCTION + method).indent(2)));
    assertThat(app.routes()).containsExactly("GET / NONE");
    assertThat(app.function("Orders").routes()).hasSize(1);
    assertThat(app.level()).isEqualTo(Exposure.Level.INTERNAL);
  }

  // OpenAPI

  private static final String OPEN_API =
      """
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Body:
            openapi: 3.0.1
            info: {title: shop, version: '1'}
            paths:
              /orders:
                get:
                  security: [{pool: [orders/read]}]
                  x-amazon-apigateway-integration: &lambda
                    type: aws_proxy
                    httpMethod: POST
                    uri: %1$s
                post:
                  security: [{guard: []}, {key: []}]
                  x-amazon-apigateway-request-validator: all
                  requestBody: {content: {application/json: {schema: {type: object}}}}
                  x-amazon-apigateway-integration: *lambda
                delete:
                  security: [{signed: []}]
                  x-amazon-apigateway-integration: *lambda
                put:
                  security: [{NONE: []}]
                  x-amazon-apigateway-integration: *lambda
                patch:
                  security: [{basic: []}]
                  x-amazon-apigateway-integration: *lambda
                head:
                  security: [{missing: []}]
                  x-amazon-apigateway-integration: *lambda
              /{proxy+}:
                x-amazon-apigateway-any-method:
                  x-amazon-apigateway-auth: {type: aws_iam}
                  x-amazon-apigateway-integration: *lambda
                parameters: []
            x-amazon-apigateway-request-validators:
              all: {validateRequestBody: true, validateRequestParameters: true}
            components:
              securitySchemes:
                key: {type: apiKey, name: x-api-key, in: header}
                basic: {type: http, scheme: basic}
                signed: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
                pool:
                  type: apiKey
                  name: Authorization
                  in: header
                  x-amazon-apigateway-authtype: cognito_user_pools
                  x-amazon-apigateway-authorizer: {type: cognito_user_pools, providerARNs: [arn:aws:cognito-idp:x]}
                guard:
                  type: apiKey
                  name: Authorization
                  in: header
                  x-amazon-apigateway-authtype: custom
                  x-amazon-apigateway-authorizer:
                    type: token
                    authorizerUri: %1$s
                    authorizerResultTtlInSeconds: 0
      """
          .formatted(URI);

  @Test
  void bodiesDeclareRoutes() {
    var app = Assembled.resources(FUNCTION, OPEN_API);
    assertThat(app.routes())
        .containsExactly(
            "DELETE /orders AWS_IAM",
            "GET /orders COGNITO_USER_POOLS",
            "HEAD /orders ${security scheme missing}",
            "PATCH /orders NONE",
            "POST /orders CUSTOM",
            "PUT /orders NONE",
            "ANY /{proxy+} AWS_IAM");
    assertThat(app.api().name().show()).isEqualTo("shop");
    assertThat(app.api().hasKnownRoutes()).isEqualTo(Tri.YES);
    assertThat(app.route("POST /orders").apiKeyRequired().isEqualTo(true)).isEqualTo(Tri.YES);
    assertThat(app.route("POST /orders").validation().body()).isEqualTo(Tri.YES);
    assertThat(app.route("GET /orders").authorization().scopes())
        .extracting(Val::show)
        .containsExactly("orders/read");
    assertThat(app.function("Orders").triggersOf(EventSource.AUTHORIZER)).hasSize(1);
    assertThat(app.function("Orders").routes()).hasSize(7);
    var guard = app.api().authorizers().get(1);
    assertThat(guard.type().show()).isEqualTo("TOKEN");
    assertThat(guard.cacheSeconds()).extracting(Val::show).containsExactly("0");
    assertThat(guard.identitySources())
        .extracting(Val::show)
        .containsExactly("method.request.header.Authorization");
  }

  @Test
  void aRouteOfABodyStandsWhereItsMethodIsWritten() {
    var route = Assembled.resources(FUNCTION, OPEN_API).route("POST /orders");
    assertThat(route.origin().written().orElseThrow().file().lineText(line(route.origin())))
        .isEqualTo("            post:");
  }

  private static int line(Origin origin) {
    return origin.written().orElseThrow().line();
  }

  @Test
  void securityAtTheRootLeavesItOpen() {
    var app =
        Assembled.resources(
            FUNCTION,
            OPEN_API
                .replace("      paths:", "      security: [{pool: []}]\n      paths:")
                .replace("            security: [{signed: []}]\n", ""));
    assertThat(app.route("DELETE /orders").authorization().isOpen()).isEqualTo(Tri.UNKNOWN);
    assertThat(app.route("PUT /orders").authorization().isOpen()).isEqualTo(Tri.YES);
  }

  @Test
  void aRouteOfABodyMayHangOnACondition() {
    var app =
        Assembled.of(
            """
            Parameters:
              Full: {Type: String}
            Conditions:
              IsFull: !Equals [!Ref Full, 'yes']
            Resources:
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Body:
                    paths:
                      /a:
                        get: !If [IsFull, {responses: {}}, !Ref AWS::NoValue]
                        put: {responses: {}}
            """);
    assertThat(app.route("GET /a").exists()).isEqualTo(Tri.UNKNOWN);
    assertThat(app.route("PUT /a").exists()).isEqualTo(Tri.YES);
  }

  static Stream<Arguments> definitions() {
    return Stream.of(
        arguments("no body", "Name: x", Tri.YES),
        arguments("body", "Body: {paths: {}}", Tri.YES),
        arguments("bucket", "BodyS3Location: {Bucket: b, Key: k}", Tri.NO),
        arguments("import", "Body: !ImportValue body", Tri.NO),
        arguments("imported paths", "Body: {paths: !ImportValue paths}", Tri.NO),
        arguments(
            "included body",
            "Body:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}}",
            Tri.NO),
        arguments(
            "included part",
            "Body:\n  paths:\n    /a: {get: {}}\n"
                + "    Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}}",
            Tri.UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("definitions")
  void routesAreKnownWhereTheyCanBeRead(String rule, String properties, Tri expected) {
    var app =
        Assembled.resources(
            "Api:\n  Type: AWS::ApiGateway::RestApi\n  Properties:\n" + properties.indent(4));
    assertThat(app.api().hasKnownRoutes()).isEqualTo(expected);
    assertThat(app.api().cors()).isEmpty();
  }

  // HTTP and WebSocket APIs

  @Test
  void routesOfHttpApis() {
    var app =
        Assembled.resources(
            FUNCTION,
            """
            Api:
              Type: AWS::ApiGatewayV2::Api
              Properties:
                Name: shop
                ProtocolType: HTTP
                CorsConfiguration: {AllowOrigins: ['*'], AllowCredentials: false}
            Integration:
              Type: AWS::ApiGatewayV2::Integration
              Properties:
                ApiId: !Ref Api
                IntegrationType: AWS_PROXY
                IntegrationUri: !GetAtt Orders.Arn
                PayloadFormatVersion: '2.0'
            Jwt:
              Type: AWS::ApiGatewayV2::Authorizer
              Properties:
                ApiId: !Ref Api
                Name: jwt
                AuthorizerType: JWT
                IdentitySource: [$request.header.Authorization]
                JwtConfiguration: {Audience: [shop], Issuer: 'https://idp.example'}
            List:
              Type: AWS::ApiGatewayV2::Route
              Properties:
                ApiId: !Ref Api
                RouteKey: GET /orders
                AuthorizationType: JWT
                AuthorizerId: !Ref Jwt
                Target: !Sub integrations/${Integration}
            Rest:
              Type: AWS::ApiGatewayV2::Route
              Properties:
                ApiId: !Ref Api
                RouteKey: $default
                Target: !Join [/, [integrations, !Ref Integration]]
            Stage:
              Type: AWS::ApiGatewayV2::Stage
              Properties:
                ApiId: !Ref Api
                StageName: $default
                DefaultRouteSettings: {ThrottlingRateLimit: 10}
                RouteSettings: {GET /orders: {ThrottlingBurstLimit: 3}}
                AccessLogSettings: {DestinationArn: arn:aws:logs:x}
            """);
    assertThat(app.routes()).containsExactly("$default NONE", "GET /orders JWT");
    assertThat(app.function("Orders").routes()).hasSize(2);
    assertThat(app.route("GET /orders").integration().timeoutMillis().show()).isEqualTo("30000");
    assertThat(app.api().authorizers().getFirst().audience())
        .extracting(Val::show)
        .containsExactly("shop");
    assertThat(app.api().stages().getFirst().throttles())
        .extracting(throttle -> throttle.route().show())
        .containsExactly("*", "GET /orders");
    assertThat(app.api().stages().getFirst().accessLog().show()).isEqualTo("arn:aws:logs:x");
    assertThat(app.api().cors()).hasSize(1);
  }

  @Test
  void quickCreateMakesARouteAndAStage() {
    var app =
        Assembled.resources(
            FUNCTION,
            """
            Api:
              Type: AWS::ApiGatewayV2::Api
              Properties:
                Name: shop
                ProtocolType: HTTP
                RouteKey: POST /orders
                Target: !GetAtt Orders.Arn
            """);
    assertThat(app.routes()).containsExactly("POST /orders NONE");
    assertThat(app.function("Orders").routes()).hasSize(1);
    assertThat(app.api().stages()).hasSize(1);
  }

  @Test
  void samHttpApisHaveTheirDefaultAuthorizer() {
    var app =
        Assembled.sam(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  Auth:
                    DefaultAuthorizer: Jwt
                    Authorizers:
                      Jwt:
                        IdentitySource: $request.header.Authorization
                        JwtConfiguration: {issuer: 'https://idp.example', audience: [shop]}
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.13
                  Handler: app.handler
                  InlineCode: x
                  Events:
                    List:
                      Type: HttpApi
                      Properties: {ApiId: !Ref Api, Path: /orders, Method: get}
                    Health:
                      Type: HttpApi
                      Properties:
                        ApiId: !Ref Api
                        Path: /health
                        Method: get
                        Auth: {Authorizer: NONE}
            """);
    assertThat(app.routes()).containsExactly("GET /health NONE", "GET /orders JWT");
    assertThat(app.function("Orders").routes()).hasSize(2);
    assertThat(app.api().identity().writtenType()).isEqualTo("AWS::Serverless::HttpApi");
  }
}
