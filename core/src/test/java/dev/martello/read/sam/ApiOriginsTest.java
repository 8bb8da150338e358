package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the transform adds to an API points to the event or property that caused it. */
final class ApiOriginsTest {
  private static final String TEMPLATE =
      """
      Resources:
        Api:
          Type: AWS::Serverless::Api
          Properties:
            StageName: live
            Cors: "'*'"
            Auth:
              DefaultAuthorizer: Users
              Authorizers:
                Users: {UserPoolArn: !GetAtt Pool.Arn}
        Orders:
          Type: AWS::Serverless::Function
          Properties:
            InlineCode: pass
            Handler: index.handler
            Runtime: python3.13
            Events:
              Read:
                Type: Api
                Properties: {RestApiId: !Ref Api, Path: /a, Method: get}
              Open:
                Type: Api
                Properties:
                  RestApiId: !Ref Api
                  Path: /b
                  Method: get
                  Auth: {Authorizer: NONE}
              Implicit: {Type: HttpApi, Properties: {Path: /c, Method: get}}
      """;

  private final Expanded expanded = Expanded.of(TEMPLATE);

  @Test
  void everythingExpands() {
    assertThat(expanded.problems()).isEmpty();
  }

  @Test
  void integrationPointsToItsEvent() {
    assertThat(lineOf("Api", "Body", "paths", "/a", "get", OpenApiDocument.INTEGRATION))
        .isEqualTo(18);
    assertThat(lineOf("Api", "Body", "paths", "/b", "get", OpenApiDocument.INTEGRATION))
        .isEqualTo(21);
  }

  @Test
  void permissionPointsToItsEvent() {
    assertThat(line(expanded.origin("OrdersReadPermissionlive"))).isEqualTo(18);
    assertThat(line(expanded.origin("OrdersImplicitPermission"))).isEqualTo(28);
  }

  @Test
  void securityPointsToTheDefaultOrToTheEventsOwn() {
    assertThat(lineOf("Api", "Body", "paths", "/a", "get", "security")).isEqualTo(8);
    assertThat(lineOf("Api", "Body", "paths", "/b", "get", "security")).isEqualTo(27);
  }

  @Test
  void preflightPointsToCors() {
    assertThat(lineOf("Api", "Body", "paths", "/a", "options")).isEqualTo(6);
  }

  @Test
  void authorizerPointsToItsSettings() {
    assertThat(lineOf("Api", "Body", "securityDefinitions", "Users")).isEqualTo(10);
  }

  @Test
  void implicitApiIsMadeOfItsEvents() {
    var origin = expanded.origin("ServerlessHttpApi");

    assertThat(origin.derivations(phrase -> phrase.startsWith("SAM transform")))
        .contains("SAM transform of `ServerlessHttpApi`");
    assertThat(line(origin)).isEqualTo(28);
  }

  @Test
  void everyGeneratedNodeSaysWhatGeneratedIt() {
    for (var logicalId : expanded.ids()) {
      assertThat(expanded.origin(logicalId).derivations(phrase -> phrase.startsWith("SAM")))
          .as(logicalId)
          .isNotEmpty();
      assertThat(expanded.origin(logicalId).written()).as(logicalId).isPresent();
    }
  }

  private int lineOf(String logicalId, String... path) {
    Node node = expanded.resource(logicalId).get("Properties").orElseThrow();
    for (var key : List.of(path)) {
      node = ((Node.Mapping) node).get(key).orElseThrow();
    }
    return line(node.origin());
  }

  private static int line(Origin origin) {
    return origin.written().orElseThrow().line();
  }
}
