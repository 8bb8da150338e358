package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.model.Entity;
import dev.martello.model.Firewall;
import dev.martello.model.Firewall.Kind;
import dev.martello.model.Link;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FirewallsTest {
  private static final String API =
      """
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties: {Name: shop}
      Prod:
        Type: AWS::ApiGateway::Stage
        Properties: {RestApiId: !Ref Api, StageName: prod, DeploymentId: d}
      Test:
        Type: AWS::ApiGateway::Stage
        Properties: {RestApiId: !Ref Api, StageName: test, DeploymentId: d}
      """;

  private static final String ACL =
      """
      Acl:
        Type: AWS::WAFv2::WebACL
        Properties:
          Scope: REGIONAL
          DefaultAction: {Allow: {}}
          Rules:
          - Name: rate
            Statement: {RateBasedStatement: {Limit: 1000, AggregateKeyType: IP}}
            Action: {Block: {}}
          - Name: known-bad
            OverrideAction: {Count: {}}
            Statement:
              ManagedRuleGroupStatement:
                VendorName: AWS
                Name: AWSManagedRulesKnownBadInputsRuleSet
                ExcludedRules: [{Name: Log4JRCE}]
          - Name: geography
            Statement: {GeoMatchStatement: {CountryCodes: [AQ]}}
            Action: {Count: {}}
      """;

  private static String association(String arn) {
    return """
    Association:
      Type: AWS::WAFv2::WebACLAssociation
      Properties:
        WebACLArn: !GetAtt Acl.Arn
        ResourceArn: %s
    """
        .formatted(arn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!Sub arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/prod",
        "!Sub arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Prod}"
      })
  void aStageIsGuardedAndTheOtherIsNot(String arn) {
    var app = Assembled.resources(API, ACL, association(arn)).app();
    var stages = app.apis().getFirst().stages();
    assertThat(app.isGuarded(stages.get(0))).isEqualTo(Tri.YES);
    assertThat(app.isGuarded(stages.get(1))).isEqualTo(Tri.NO);
    assertThat(app.guardsOf(stages.get(0)))
        .extracting(Firewall.Guard::firewall)
        .allMatch(Link.To.class::isInstance);
  }

  @Test
  void aStageWhoseNameIsNotKnownMayBeGuarded() {
    var app =
        Assembled.of(
                "Parameters:\n  Name: {Type: String}\nResources:\n"
                    + (API
                            + ACL
                            + association(
                                "!Sub arn:aws:apigateway:x::/restapis/${Api}/stages/${Name}"))
                        .indent(2))
            .app();
    assertThat(app.isGuarded(app.apis().getFirst().stages().getFirst())).isEqualTo(Tri.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"a1b2c3, YES", "another, UNKNOWN"})
  void aStageOfAnApiElsewhereIsFoundByItsName(String api, Tri isGuarded) {
    var app =
        Assembled.resources(
                """
                Stage:
                  Type: AWS::ApiGateway::Stage
                  Properties: {RestApiId: a1b2c3, StageName: prod, DeploymentId: d}
                """,
                ACL,
                association(
                    "arn:aws:apigateway:eu-west-1::/restapis/%s/stages/prod".formatted(api)))
            .app();
    assertThat(app.isGuarded(app.stagesElsewhere().getFirst())).isEqualTo(isGuarded);
  }

  @Test
  void otherResourcesAreGuardedByTheirArn() {
    var app =
        Assembled.resources(
                """
                Users:
                  Type: AWS::Cognito::UserPool
                Pages:
                  Type: AWS::CloudFront::Distribution
                  Properties:
                    DistributionConfig: {WebACLId: arn:aws:wafv2:us-east-1:1:global/webacl/a/b}
                """,
                ACL,
                association("!GetAtt Users.Arn"))
            .app();
    assertThat(app.others())
        .filteredOn(other -> app.isGuarded(other).isYes())
        .extracting(Entity::identity)
        .extracting("id")
        .containsExactly("Pages", "Users");
  }

  @Test
  void rulesSayWhatTheyGoByAndWhatTheyDo() {
    var acl = Assembled.resources(ACL).app().firewalls().getFirst();
    assertThat(acl.defaultAction().show()).isEqualTo("ALLOW");
    assertThat(acl.rules())
        .extracting(Firewall.Rule::kind)
        .containsExactly(Kind.RATE, Kind.MANAGED_GROUP, Kind.STATEMENT);
    assertThat(acl.rules())
        .extracting(Firewall.Rule::mayStop)
        .containsExactly(Tri.YES, Tri.NO, Tri.NO);
    var group = acl.rules().get(1);
    assertThat(group.group().show()).isEqualTo("AWS/AWSManagedRulesKnownBadInputsRuleSet");
    assertThat(group.overridden()).extracting(Val::show).containsExactly("Log4JRCE");
  }

  @Test
  void rulesThatAreNotKnownStayUnknown() {
    var acl =
        Assembled.of(
                """
                Resources:
                  Acl:
                    Type: AWS::WAFv2::WebACL
                    Properties:
                      Scope: REGIONAL
                      DefaultAction: {Block: {}}
                      Rules: !ImportValue rules
                """)
            .app()
            .firewalls()
            .getFirst();
    assertThat(acl.rules()).extracting(Firewall.Rule::kind).containsExactly(Kind.UNKNOWN);
    assertThat(acl.rules()).extracting(Firewall.Rule::mayStop).containsExactly(Tri.UNKNOWN);
  }

  @Test
  void classicWebAclsAreRead() {
    var acl =
        Assembled.resources(
                """
                Flood:
                  Type: AWS::WAFRegional::RateBasedRule
                  Properties: {Name: flood, RateKey: IP, RateLimit: 2000, MetricName: flood}
                Acl:
                  Type: AWS::WAFRegional::WebACL
                  Properties:
                    Name: acl
                    MetricName: acl
                    DefaultAction: {Type: ALLOW}
                    Rules:
                    - {Priority: 1, RuleId: !Ref Flood, Action: {Type: BLOCK}}
                """)
            .app()
            .firewalls()
            .getFirst();
    assertThat(acl.scope().show()).isEqualTo("REGIONAL");
    assertThat(acl.rules()).extracting(Firewall.Rule::kind).containsExactly(Kind.RATE);
    assertThat(acl.rules().getFirst().mayStop()).isEqualTo(Tri.YES);
  }
}
