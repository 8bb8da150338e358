package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Policy;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How policies are read and to whom they are attached. */
final class PoliciesTest {
  private static final String HEAD =
      """
      Parameters:
        Env: {Type: String}
        Arn: {Type: String}
      Conditions:
        IsProd: !Equals [!Ref Env, prod]
      Resources:
        Table: {Type: AWS::DynamoDB::Table}
      """;

  private static App app(String resources) {
    return Templates.app(HEAD + resources.indent(2));
  }

  private static Role role(String resources) {
    return app(resources).roles().getFirst();
  }

  private static List<Statement> statements(Role role) {
    return role.policies().stream()
        .flatMap(policy -> policy.document().statements().stream())
        .toList();
  }

  private static String shown(Statement statement) {
    var actions = statement.actions().stream().map(Val::show).toList();
    return statement.effect().show() + " " + actions + " " + statement.present();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attachments")
  void policiesReachTheRoleWhicheverWayTheyAreAttached(
      String rule, String resources, String expected) {
    var role = role(resources);
    var found =
        role.policies().stream()
            .flatMap(
                policy ->
                    policy.document().statements().stream()
                        .map(statement -> policy.kind() + " " + shown(statement)))
            .toList();
    var wanted = expected.isEmpty() ? List.<String>of() : List.of(expected.split("; "));
    assertThat(found).isEqualTo(wanted);
  }

  static Stream<Arguments> attachments() {
    var document =
        "PolicyDocument: {Statement: {Effect: Allow, Action: 's3:GetObject', Resource: '*'}}";
    return Stream.of(
        arguments(
            "inline",
            "R: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyName: p, %s}]}}"
                .formatted(document),
            "INLINE ALLOW [s3:GetObject] YES"),
        arguments(
            "inline under an open condition",
            """
            R:
              Type: AWS::IAM::Role
              Properties:
                Policies: [!If [IsProd, {PolicyName: p, %s}, !Ref AWS::NoValue]]
            """
                .formatted(document),
            "INLINE ALLOW [s3:GetObject] UNKNOWN"),
        arguments(
            "a policy that names the role",
            """
            P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref R], %s}}
            R: {Type: AWS::IAM::Role}
            """
                .formatted(document),
            "INLINE ALLOW [s3:GetObject] YES"),
        arguments(
            "a policy under an open condition",
            """
            P:
              Type: AWS::IAM::Policy
              Condition: IsProd
              Properties: {PolicyName: p, Roles: [!Ref R], %s}
            R: {Type: AWS::IAM::Role}
            """
                .formatted(document),
            "INLINE ALLOW [s3:GetObject] UNKNOWN"),
        arguments(
            "a role policy",
            """
            P: {Type: AWS::IAM::RolePolicy, Properties: {PolicyName: p, RoleName: !Ref R, %s}}
            R: {Type: AWS::IAM::Role}
            """
                .formatted(document),
            "INLINE ALLOW [s3:GetObject] YES"),
        arguments(
            "a managed policy attached from both sides counts once",
            """
            P: {Type: AWS::IAM::ManagedPolicy, Properties: {Roles: [worker], %s}}
            R:
              Type: AWS::IAM::Role
              Properties: {RoleName: worker, ManagedPolicyArns: [!Ref P]}
            """
                .formatted(document),
            "CUSTOMER_MANAGED ALLOW [s3:GetObject] YES"),
        arguments(
            "a policy of another role",
            """
            P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [someone], %s}}
            R: {Type: AWS::IAM::Role}
            """
                .formatted(document),
            ""),
        arguments(
            "AWS's managed policy by content",
            """
            R:
              Type: AWS::IAM::Role
              Properties:
                ManagedPolicyArns:
                  - !Sub arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
            """,
            "AWS_MANAGED ALLOW [logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents]"
                + " YES"));
  }

  @Test
  void aManagedPolicyElsewhereStaysOpaque() {
    var role = role("R: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [!Ref Arn]}}");
    assertThat(role.policies()).isEmpty();
    assertThat(role.opaquePolicies()).hasSize(1);
  }

  @Test
  void jsonTextReadsAsAMappingDoes() {
    var role =
        role(
            """
            R:
              Type: AWS::IAM::Role
              Properties:
                Policies:
                  - PolicyName: p
                    PolicyDocument: !Sub |
                      {"Statement": [{"Effect": "Deny", "Action": ["s3:*"],
                        "Resource": ["${Table.Arn}/index/*", "arn:aws:s3:::home/${!aws:username}"]}]}
            """);
    var statement = statements(role).getFirst();
    assertThat(shown(statement)).isEqualTo("DENY [s3:*] YES");
    assertThat(statement.resources().stream().map(Val::show))
        .containsExactly(
            "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:"
                + "table/${template.yaml#Table}/index/*",
            "arn:aws:s3:::home/${aws:username}");
  }

  @Test
  void brokenJsonTextMayGrantAnything() {
    var role =
        role(
            """
            R:
              Type: AWS::IAM::Role
              Properties:
                Policies:
                  - {PolicyName: p, PolicyDocument: '{"Statement": [{"Effect": "Deny"}, {'}
            """);
    assertThat(statements(role)).hasSize(1);
    assertThat(statements(role).getFirst().present()).isEqualTo(Tri.UNKNOWN);
  }

  @Test
  void aConditionThatMayBeAbsentMakesTwoStatements() {
    var role =
        role(
            """
            R:
              Type: AWS::IAM::Role
              Properties:
                Policies:
                  - PolicyName: p
                    PolicyDocument:
                      Statement:
                        Effect: Allow
                        Action: s3:*
                        Resource: '*'
                        Condition: !If [IsProd, {Bool: {aws:SecureTransport: true}}, !Ref AWS::NoValue]
            """);
    assertThat(statements(role)).hasSize(2);
    assertThat(statements(role)).allMatch(statement -> statement.present().isUnknown());
    assertThat(statements(role).stream().map(statement -> statement.conditions().size()))
        .containsExactly(1, 0);
  }

  @Test
  void principalsOfAllForms() {
    var role =
        role(
            """
            R:
              Type: AWS::IAM::Role
              Properties:
                AssumeRolePolicyDocument:
                  Statement:
                    - {Effect: Allow, Action: 'sts:AssumeRole', Principal: '*'}
                    - Effect: Allow
                      Action: sts:AssumeRole
                      Principal:
                        AWS: ['*', !Sub 'arn:aws:iam::${AWS::AccountId}:root']
                        Service: lambda.amazonaws.com
                        Federated: cognito-identity.amazonaws.com
            """);
    var kinds =
        role.trust().statements().stream()
            .flatMap(statement -> statement.principals().stream())
            .map(Principal::kind);
    assertThat(kinds)
        .containsExactly(
            Principal.Kind.ANYONE,
            Principal.Kind.ANYONE,
            Principal.Kind.AWS,
            Principal.Kind.SERVICE,
            Principal.Kind.FEDERATED);
  }

  @Test
  void aBoundaryIsReadButGrantsNothing() {
    var role =
        role(
            """
            B:
              Type: AWS::IAM::ManagedPolicy
              Properties:
                PolicyDocument: {Statement: {Effect: Allow, Action: 's3:*', Resource: '*'}}
            R: {Type: AWS::IAM::Role, Properties: {PermissionsBoundary: !Ref B}}
            """);
    assertThat(role.policies()).isEmpty();
    assertThat(role.boundaryPolicies().stream().map(Policy::kind))
        .containsExactly(Policy.Kind.BOUNDARY);
  }

  @Test
  void usersInheritFromTheirGroups() {
    var app =
        app(
            """
            G:
              Type: AWS::IAM::Group
              Properties:
                Policies:
                  - PolicyName: p
                    PolicyDocument: {Statement: {Effect: Allow, Action: 's3:*', Resource: '*'}}
            U: {Type: AWS::IAM::User, Properties: {Groups: [!Ref G], LoginProfile: {Password: x}}}
            K: {Type: AWS::IAM::AccessKey, Properties: {UserName: !Ref U}}
            """);
    var user = app.principals().users().getFirst();
    assertThat(user.policies()).hasSize(1);
    assertThat(user.hasLoginProfile()).isTrue();
    assertThat(app.principals().accessKeys()).hasSize(1);
  }

  @Test
  void policiesGuardTheStoresThatTheyName() {
    var app =
        app(
            """
            Q: {Type: AWS::SQS::Queue}
            Q2: {Type: AWS::SQS::Queue}
            QP:
              Type: AWS::SQS::QueuePolicy
              Properties:
                Queues: [!Ref Q]
                PolicyDocument:
                  Statement: {Effect: Allow, Principal: '*', Action: 'sqs:*', Resource: !GetAtt Q.Arn}
            Bus: {Type: AWS::Events::EventBus, Properties: {Name: orders}}
            BP:
              Type: AWS::Events::EventBusPolicy
              Properties:
                EventBusName: !Ref Bus
                StatementId: all
                Action: events:PutEvents
                Principal: '*'
            """);
    assertThat(
            app.stores(DataStore.Queue.class)
                .map(queue -> queue.identity().id() + queue.policies().size()))
        .containsExactly("Q1", "Q20");
    var statement =
        app.stores(DataStore.EventBus.class)
            .findFirst()
            .orElseThrow()
            .policies()
            .getFirst()
            .statements()
            .getFirst();
    assertThat(statement.principals().getFirst().kind()).isEqualTo(Principal.Kind.ANYONE);
    assertThat(statement.resources().getFirst().show())
        .isEqualTo(
            "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/orders");
  }
}
