package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.model.EventSource;
import dev.martello.model.Exposure.Level;
import dev.martello.model.Trigger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ExposureRulesTest {
  private static final String FUNCTION =
      """
      Orders:
        Type: AWS::Lambda::Function
        Properties:
          Role: arn:aws:iam::123456789012:role/orders
      """;

  private static final String URI =
      "!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
          + "${Orders.Arn}/invocations";

  private static String restApi(String properties) {
    return """
    Api:
      Type: AWS::ApiGateway::RestApi
      Properties:
        Name: orders
    """
        + properties.indent(4);
  }

  private static String method(String properties) {
    return method("Method", "POST", properties);
  }

  private static String method(String id, String verb, String properties) {
    return """
    %s:
      Type: AWS::ApiGateway::Method
      Properties:
        RestApiId: !Ref Api
        ResourceId: !GetAtt Api.RootResourceId
        HttpMethod: %s
        Integration:
          Type: AWS_PROXY
          IntegrationHttpMethod: POST
          Uri: %s
    """
            .formatted(id, verb, URI)
        + properties.indent(4);
  }

  private static Level level(String... parts) {
    var all = Stream.concat(Stream.of(FUNCTION), Stream.of(parts)).toArray(String[]::new);
    return Assembled.resources(all).level();
  }

  // routes

  static Stream<Arguments> methods() {
    return Stream.of(
        arguments("no authorization is public", "AuthorizationType: NONE", Level.PUBLIC),
        arguments("no property means NONE", "OperationName: x", Level.PUBLIC),
        arguments(
            "an API key authenticates nobody",
            "AuthorizationType: NONE\nApiKeyRequired: true",
            Level.PUBLIC),
        arguments("IAM authenticates", "AuthorizationType: AWS_IAM", Level.AUTHENTICATED),
        arguments(
            "Cognito authenticates",
            "AuthorizationType: COGNITO_USER_POOLS\nAuthorizerId: abc123",
            Level.AUTHENTICATED),
        arguments(
            "an authorizer authenticates",
            "AuthorizationType: CUSTOM\nAuthorizerId: abc123",
            Level.AUTHENTICATED),
        arguments(
            "an imported type is undecided",
            "AuthorizationType: !ImportValue auth-type",
            Level.UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("methods")
  void methodsOfAnOpenApi(String rule, String properties, Level expected) {
    assertThat(level(restApi(""), method(properties))).isEqualTo(expected);
  }

  static Stream<Arguments> apis() {
    return Stream.of(
        arguments("edge by default", "", Level.PUBLIC),
        arguments("regional", "EndpointConfiguration:\n  Types: [REGIONAL]", Level.PUBLIC),
        arguments("private", "EndpointConfiguration:\n  Types: [PRIVATE]", Level.INTERNAL),
        arguments(
            "imported endpoint type",
            "EndpointConfiguration:\n  Types: [!ImportValue type]",
            Level.UNKNOWN),
        arguments("policy for everybody", policy("Principal: '*'"), Level.PUBLIC),
        arguments(
            "policy for some addresses",
            policy("Principal: '*'", "IpAddress: {'aws:SourceIp': [203.0.113.0/24]}"),
            Level.AUTHENTICATED),
        arguments(
            "policy for all addresses",
            policy("Principal: '*'", "IpAddress: {'aws:SourceIp': [0.0.0.0/0]}"),
            Level.PUBLIC),
        arguments(
            "policy for addresses that are not known",
            policy("Principal: '*'", "IpAddress: {'aws:SourceIp': [!ImportValue office]}"),
            Level.UNKNOWN),
        arguments(
            "policy for a VPC endpoint",
            policy("Principal: '*'", "StringEquals: {'aws:SourceVpce': vpce-1a2b}"),
            Level.INTERNAL),
        arguments(
            "policy for an organization",
            policy("Principal: '*'", "StringEquals: {'aws:PrincipalOrgID': o-12345}"),
            Level.AUTHENTICATED),
        arguments(
            "policy for a role",
            policy("Principal: {AWS: 'arn:aws:iam::123456789012:role/x'}"),
            Level.AUTHENTICATED),
        arguments(
            "policy that asks for TLS only",
            policy("Principal: '*'", "Bool: {'aws:SecureTransport': true}"),
            Level.PUBLIC),
        arguments(
            "policy that denies all but some addresses",
            policy("Principal: '*'") + deny("NotIpAddress: {'aws:SourceIp': [203.0.113.0/24]}"),
            Level.AUTHENTICATED),
        arguments(
            "policy that denies some addresses",
            policy("Principal: '*'") + deny("IpAddress: {'aws:SourceIp': [203.0.113.0/24]}"),
            Level.PUBLIC),
        arguments(
            "policy that denies all but a VPC",
            policy("Principal: '*'") + deny("StringNotEquals: {'aws:SourceVpc': vpc-1}"),
            Level.INTERNAL),
        arguments(
            "policy that denies plain HTTP",
            policy("Principal: '*'") + deny("Bool: {'aws:SecureTransport': false}"),
            Level.PUBLIC),
        arguments(
            "policy for another method",
            policy("Principal: '*'").replace("execute-api:/*", "execute-api:/prod/GET/other"),
            Level.INTERNAL),
        arguments(
            "policy for this method",
            policy("Principal: '*'").replace("execute-api:/*", "execute-api:/prod/POST/*"),
            Level.PUBLIC));
  }

  private static String policy(String principal) {
    return """
    Policy:
      Statement:
      - Effect: Allow
        Action: execute-api:Invoke
        Resource: execute-api:/*
    """
        + principal.indent(4);
  }

  private static String policy(String principal, String condition) {
    return policy(principal) + ("Condition:\n" + condition.indent(2)).indent(4);
  }

  private static String deny(String condition) {
    return """
      - Effect: Deny
        Principal: '*'
        Action: execute-api:Invoke
        Resource: execute-api:/*
    """
        + ("Condition:\n" + condition.indent(2)).indent(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("apis")
  void methodsWithoutAuthorization(String rule, String properties, Level expected) {
    assertThat(level(restApi(properties), method("AuthorizationType: NONE"))).isEqualTo(expected);
  }

  @Test
  void preflightDoesNotMakeAFunctionPublic() {
    assertThat(
            level(
                restApi(""),
                method("AuthorizationType: AWS_IAM"),
                method("Options", "OPTIONS", "AuthorizationType: NONE")))
        .isEqualTo(Level.AUTHENTICATED);
  }

  @Test
  void aFunctionThatOnlyAnswersPreflightIsPublic() {
    assertThat(level(restApi(""), method("Options", "OPTIONS", "AuthorizationType: NONE")))
        .isEqualTo(Level.PUBLIC);
  }

  @Test
  void aRouteOfAnApiFromElsewhereIsUndecided() {
    var stray = method("AuthorizationType: NONE").replace("!Ref Api", "!ImportValue shared-api");
    assertThat(level(stray)).isEqualTo(Level.UNKNOWN);
  }

  @Test
  void theExposureNamesTheRouteAndTheReason() {
    var exposure =
        Assembled.resources(FUNCTION, restApi(""), method("AuthorizationType: NONE")).exposure();
    assertThat(exposure.by())
        .singleElement()
        .isInstanceOfSatisfying(
            Trigger.FromRoute.class,
            trigger -> assertThat(trigger.route().show()).isEqualTo("POST /"));
    assertThat(exposure.ways().getFirst().because()).isEqualTo("`POST /` has no authorization");
  }

  @Test
  void aLambdaAuthorizerIsAsExposedAsItsApi() {
    var guard = FUNCTION.replace("Orders:", "Guard:");
    var authorizer =
        """
        Authorizer:
          Type: AWS::ApiGateway::Authorizer
          Properties:
            RestApiId: !Ref Api
            Name: guard
            Type: TOKEN
            AuthorizerUri: %s
        """
            .formatted(URI.replace("Orders", "Guard"));
    var method = method("AuthorizationType: CUSTOM\nAuthorizerId: !Ref Authorizer");
    var app = Assembled.resources(FUNCTION, guard, restApi(""), authorizer, method);
    assertThat(app.function("Guard").triggers())
        .extracting(Trigger::source)
        .containsExactly(EventSource.AUTHORIZER);
    assertThat(app.function("Guard").exposure().level()).isEqualTo(Level.PUBLIC);
    assertThat(app.level()).isEqualTo(Level.AUTHENTICATED);
    var unused = method("AuthorizationType: NONE");
    assertThat(
            Assembled.resources(FUNCTION, guard, restApi(""), authorizer, unused)
                .function("Guard")
                .exposure()
                .level())
        .isEqualTo(Level.INTERNAL);
  }

  // WebSocket

  private static String webSocket(String connect) {
    return """
    Api:
      Type: AWS::ApiGatewayV2::Api
      Properties:
        Name: chat
        ProtocolType: WEBSOCKET
        RouteSelectionExpression: $request.body.action
    Integration:
      Type: AWS::ApiGatewayV2::Integration
      Properties:
        ApiId: !Ref Api
        IntegrationType: AWS_PROXY
        IntegrationUri: %s
    Send:
      Type: AWS::ApiGatewayV2::Route
      Properties:
        ApiId: !Ref Api
        RouteKey: send
        AuthorizationType: NONE
        Target: !Join [/, [integrations, !Ref Integration]]
    """
            .formatted(URI)
        + connect;
  }

  private static String connect(String type) {
    return """
    Connect:
      Type: AWS::ApiGatewayV2::Route
      Properties:
        ApiId: !Ref Api
        RouteKey: $connect
        AuthorizationType: %s
        Target: !Sub integrations/${Integration}
    """
        .formatted(type);
  }

  @Test
  void aWebSocketApiAuthorizesItsConnections() {
    assertThat(level(webSocket(connect("AWS_IAM")))).isEqualTo(Level.AUTHENTICATED);
    assertThat(level(webSocket(connect("NONE")))).isEqualTo(Level.PUBLIC);
    assertThat(level(webSocket(""))).isEqualTo(Level.PUBLIC);
  }

  // function URLs and permissions

  private static String url(String type) {
    return """
    Url:
      Type: AWS::Lambda::Url
      Properties:
        TargetFunctionArn: !Ref Orders
        AuthType: %s
    """
        .formatted(type);
  }

  private static String permission(String id, String properties) {
    return """
    %s:
      Type: AWS::Lambda::Permission
      Properties:
        FunctionName: !GetAtt Orders.Arn
    """
            .formatted(id)
        + properties.indent(4);
  }

  private static final String EVERYBODY_MAY_CALL_THE_URL =
      permission(
          "UrlPermission",
          "Action: lambda:InvokeFunctionUrl\nPrincipal: '*'\nFunctionUrlAuthType: NONE");

  private static final String EVERYBODY_MAY_INVOKE_THROUGH_THE_URL =
      permission(
          "InvokePermission",
          "Action: lambda:InvokeFunction\nPrincipal: '*'\nInvokedViaFunctionUrl: true");

  @Test
  void aUrlIsPublicOnlyWithPermission() {
    assertThat(level(url("NONE"), EVERYBODY_MAY_CALL_THE_URL, EVERYBODY_MAY_INVOKE_THROUGH_THE_URL))
        .isEqualTo(Level.PUBLIC);
    assertThat(level(url("NONE"), EVERYBODY_MAY_CALL_THE_URL)).isEqualTo(Level.PUBLIC);
    assertThat(level(url("NONE"))).isEqualTo(Level.UNKNOWN);
    assertThat(level(url("NONE"), EVERYBODY_MAY_INVOKE_THROUGH_THE_URL)).isEqualTo(Level.UNKNOWN);
    assertThat(level(url("AWS_IAM"))).isEqualTo(Level.AUTHENTICATED);
    assertThat(level(url("AWS_IAM"), EVERYBODY_MAY_CALL_THE_URL)).isEqualTo(Level.AUTHENTICATED);
  }

  @Test
  void cloudFrontSignsForItsViewers() {
    var distribution =
        """
        Cdn:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              DefaultCacheBehavior:
                TargetOriginId: url
        """;
    var permission =
        permission(
            "Cdn2",
            """
            Action: lambda:InvokeFunctionUrl
            Principal: cloudfront.amazonaws.com
            SourceArn: !Sub arn:aws:cloudfront::${AWS::AccountId}:distribution/${Cdn}
            """);
    assertThat(level(url("AWS_IAM"), permission, distribution)).isEqualTo(Level.PUBLIC);
    assertThat(
            level(
                url("AWS_IAM"),
                permission,
                distribution.replace("url\n", "url\n        TrustedKeyGroups: [k]\n")))
        .isEqualTo(Level.AUTHENTICATED);
    assertThat(level(url("AWS_IAM"), permission)).isEqualTo(Level.UNKNOWN);
  }

  static Stream<Arguments> permissions() {
    return Stream.of(
        arguments("everybody", "Principal: '*'", Level.PUBLIC),
        arguments(
            "everybody of an account",
            "Principal: '*'\nSourceAccount: !Ref AWS::AccountId",
            Level.INTERNAL),
        arguments(
            "everybody through a bucket",
            "Principal: '*'\nSourceArn: arn:aws:s3:::uploads",
            Level.INTERNAL),
        arguments(
            "everybody of an organization",
            "Principal: '*'\nPrincipalOrgID: o-12345",
            Level.AUTHENTICATED),
        arguments(
            "everybody from a source that is not known",
            "Principal: '*'\nSourceArn: !ImportValue source",
            Level.UNKNOWN),
        arguments("another account", "Principal: '210987654321'", Level.AUTHENTICATED),
        arguments("the own account", "Principal: !Ref AWS::AccountId", Level.INTERNAL),
        arguments("S3", "Principal: s3.amazonaws.com", Level.INTERNAL),
        arguments("S3 of any partition", "Principal: !Sub s3.${AWS::URLSuffix}", Level.INTERNAL),
        arguments(
            "an API of any partition",
            "Principal: !Sub apigateway.${AWS::URLSuffix}",
            Level.UNKNOWN),
        arguments(
            "an API that is not declared", "Principal: apigateway.amazonaws.com", Level.UNKNOWN),
        arguments(
            "a load balancer that is not declared",
            "Principal: elasticloadbalancing.amazonaws.com",
            Level.UNKNOWN),
        arguments("a skill", "Principal: alexa-appkit.amazon.com", Level.UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("permissions")
  void permissionsByThemselves(String rule, String properties, Level expected) {
    assertThat(level(permission("P", "Action: lambda:InvokeFunction\n" + properties)))
        .isEqualTo(expected);
  }

  @Test
  void aPermissionForSomethingElseLetsNobodyIn() {
    assertThat(level(permission("P", "Action: lambda:GetFunction\nPrincipal: '*'")))
        .isEqualTo(Level.INTERNAL);
  }

  @Test
  void aRoleOfTheTemplateIsTheAccountsOwn() {
    var role = "Caller:\n  Type: AWS::IAM::Role\n";
    var permission =
        permission("P", "Action: lambda:InvokeFunction\nPrincipal: !GetAtt Caller.Arn");
    assertThat(level(role, permission)).isEqualTo(Level.INTERNAL);
  }

  // SAM

  private static Assembled sam(String properties) {
    return Assembled.sam(
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: python3.13
              Handler: app.handler
              InlineCode: x
        """
            + properties.indent(6));
  }

  @Test
  void samGrantsEverybodyAnOpenUrl() {
    assertThat(sam("FunctionUrlConfig: {AuthType: NONE}").level()).isEqualTo(Level.PUBLIC);
    assertThat(sam("FunctionUrlConfig: {AuthType: AWS_IAM}").level())
        .isEqualTo(Level.AUTHENTICATED);
  }

  @Test
  void samGrantsEverybodyTheUrlOfAnAlias() {
    assertThat(sam("AutoPublishAlias: live\nFunctionUrlConfig: {AuthType: NONE}").level())
        .isEqualTo(Level.PUBLIC);
  }

  @Test
  void aPermissionForOneAliasDoesNotOpenAnothersUrl() {
    assertThat(
            level(
                url("NONE").replace("AuthType", "Qualifier: live\n    AuthType"),
                EVERYBODY_MAY_CALL_THE_URL))
        .isEqualTo(Level.UNKNOWN);
  }

  @Test
  void aRouteThatSamMadeLeadsBackToItsEvent() {
    var app =
        sam(
            """
            Events:
              List:
                Type: Api
                Properties: {Path: /orders, Method: get}
              Add:
                Type: Api
                Properties: {Path: /orders, Method: post}
            """);
    assertThat(app.level()).isEqualTo(Level.PUBLIC);
    assertThat(app.routes()).containsExactly("GET /orders NONE", "POST /orders NONE");
    assertThat(app.api().isImplicit()).isTrue();
    assertThat(app.api().routes())
        .extracting(route -> route.origin().written().orElseThrow().line())
        .containsExactly(10, 13);
  }

  // what stands in front

  @Test
  void mutualTlsCountsWhereItIsTheOnlyWay() {
    var domain =
        """
        Domain:
          Type: AWS::ApiGateway::DomainName
          Properties:
            DomainName: api.example.com
            MutualTlsAuthentication: {TruststoreUri: s3://trust/store.pem}
        Mapping:
          Type: AWS::ApiGateway::BasePathMapping
          Properties: {DomainName: !Ref Domain, RestApiId: !Ref Api}
        """;
    var method = method("AuthorizationType: NONE");
    assertThat(level(restApi("DisableExecuteApiEndpoint: true"), method, domain))
        .isEqualTo(Level.AUTHENTICATED);
    assertThat(level(restApi(""), method, domain)).isEqualTo(Level.PUBLIC);
    assertThat(
            level(
                restApi("DisableExecuteApiEndpoint: true"),
                method,
                domain.replace("MutualTls", "#")))
        .isEqualTo(Level.PUBLIC);
  }

  private static final String TARGETS =
      """
      Targets:
        Type: AWS::ElasticLoadBalancingV2::TargetGroup
        Properties:
          TargetType: lambda
          Targets: [{Id: !GetAtt Orders.Arn}]
      """;

  private static String loadBalancer(String properties) {
    return """
    Balancer:
      Type: AWS::ElasticLoadBalancingV2::LoadBalancer
      Properties:
        Subnets: [subnet-1]
    """
        + properties.indent(4);
  }

  private static String listener(String actions) {
    return """
    Listener:
      Type: AWS::ElasticLoadBalancingV2::Listener
      Properties:
        LoadBalancerArn: !Ref Balancer
        DefaultActions:
    """
        + actions.indent(4);
  }

  private static final String FORWARD =
      "- {Type: forward, Order: 2, TargetGroupArn: !Ref Targets}\n";

  private static final String GROUP =
      """
      Group:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: x
          SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}]
      """;

  static Stream<Arguments> loadBalancers() {
    return Stream.of(
        arguments("facing the internet by default", "", FORWARD, Level.PUBLIC),
        arguments("internal", "Scheme: internal", FORWARD, Level.INTERNAL),
        arguments("imported scheme", "Scheme: !ImportValue scheme", FORWARD, Level.UNKNOWN),
        arguments(
            "authenticated by Cognito",
            "",
            "- {Type: authenticate-cognito, Order: 1}\n" + FORWARD,
            Level.AUTHENTICATED),
        arguments(
            "authentication that lets strangers pass",
            "",
            "- {Type: authenticate-oidc, AuthenticateOidcConfig: {OnUnauthenticatedRequest:"
                + " allow}}\n"
                + FORWARD,
            Level.PUBLIC),
        arguments(
            "weighted targets",
            "",
            "- {Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref Targets}]}}\n",
            Level.PUBLIC),
        arguments(
            "closed security group", "SecurityGroups: [!Ref Group]", FORWARD, Level.AUTHENTICATED),
        arguments("no way to the targets", "", "- {Type: fixed-response}\n", Level.UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("loadBalancers")
  void functionsBehindLoadBalancers(
      String rule, String properties, String actions, Level expected) {
    assertThat(level(TARGETS, loadBalancer(properties), listener(actions), GROUP))
        .isEqualTo(expected);
  }

  @Test
  void anOpenSecurityGroupClosesNothing() {
    assertThat(
            level(
                TARGETS,
                loadBalancer("SecurityGroups: [!Ref Group]"),
                listener(FORWARD),
                GROUP.replace("10.0.0.0/8", "0.0.0.0/0")))
        .isEqualTo(Level.PUBLIC);
  }

  static Stream<Arguments> graphQlApis() {
    return Stream.of(
        arguments("API key", "AuthenticationType: API_KEY", Level.PUBLIC),
        arguments("IAM", "AuthenticationType: AWS_IAM", Level.AUTHENTICATED),
        arguments(
            "Cognito, and an API key for some fields",
            "AuthenticationType: AMAZON_COGNITO_USER_POOLS\n"
                + "AdditionalAuthenticationProviders: [{AuthenticationType: API_KEY}]",
            Level.UNKNOWN),
        arguments("private", "AuthenticationType: API_KEY\nVisibility: PRIVATE", Level.INTERNAL));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphQlApis")
  void functionsBehindAppSync(String rule, String properties, Level expected) {
    var source =
        """
        Source:
          Type: AWS::AppSync::DataSource
          Properties:
            ApiId: !GetAtt Graph.ApiId
            Name: orders
            Type: AWS_LAMBDA
            LambdaConfig: {LambdaFunctionArn: !GetAtt Orders.Arn}
        """;
    var api = "Graph:\n  Type: AWS::AppSync::GraphQLApi\n  Properties:\n";
    assertThat(level(source, api + properties.indent(4))).isEqualTo(expected);
  }

  @Test
  void anAppSyncAuthorizerIsAskedByEverybody() {
    assertThat(
            level(
                """
                Graph:
                  Type: AWS::AppSync::GraphQLApi
                  Properties:
                    AuthenticationType: AWS_LAMBDA
                    LambdaAuthorizerConfig: {AuthorizerUri: !GetAtt Orders.Arn}
                """))
        .isEqualTo(Level.PUBLIC);
  }

  static Stream<Arguments> otherSources() {
    return Stream.of(
        arguments(
            "a topic",
            """
            Topic:
              Type: AWS::SNS::Topic
              Properties: {Subscription: [{Protocol: lambda, Endpoint: !GetAtt Orders.Arn}]}
            """,
            Level.INTERNAL),
        arguments(
            "a user pool",
            """
            Pool:
              Type: AWS::Cognito::UserPool
              Properties: {LambdaConfig: {PreSignUp: !GetAtt Orders.Arn}}
            """,
            Level.AUTHENTICATED),
        arguments(
            "received mail",
            """
            Mail:
              Type: AWS::SES::ReceiptRule
              Properties:
                RuleSetName: x
                Rule: {Actions: [{LambdaAction: {FunctionArn: !GetAtt Orders.Arn}}]}
            """,
            Level.PUBLIC),
        arguments(
            "the edge",
            """
            Cdn:
              Type: AWS::CloudFront::Distribution
              Properties:
                DistributionConfig:
                  DefaultCacheBehavior:
                    LambdaFunctionAssociations:
                    - {EventType: viewer-request, LambdaFunctionARN: !Ref Version}
            Version:
              Type: AWS::Lambda::Version
              Properties: {FunctionName: !Ref Orders}
            """,
            Level.PUBLIC),
        arguments(
            "a file server's logins",
            """
            Server:
              Type: AWS::Transfer::Server
              Properties: {IdentityProviderDetails: {Function: !GetAtt Orders.Arn}}
            """,
            Level.PUBLIC));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherSources")
  void functionsThatOtherServicesInvoke(String rule, String source, Level expected) {
    assertThat(level(source)).isEqualTo(expected);
  }

  @Test
  void aWayThatMayNotBeMadeIsUndecided() {
    var app =
        Assembled.of(
            """
            Parameters:
              Stage: {Type: String}
            Conditions:
              IsTest: !Equals [!Ref Stage, test]
            """
                + ("Resources:\n"
                    + (FUNCTION
                            + restApi("")
                            + method("AuthorizationType: NONE")
                                .replace("  Properties", "  Condition: IsTest\n  Properties"))
                        .indent(2)));
    assertThat(app.level()).isEqualTo(Level.UNKNOWN);
  }
}
