package dev.martello.join.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Scans;
import dev.martello.model.LambdaFunction;
import dev.martello.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What code in a function reaches, technique by technique. */
final class ReachTest {
  /** A function {@code F} with a role {@code R}; a test adds statements and resources. */
  private static final String FUNCTION =
      """
      Parameters:
        Unknown: {Type: String}
      Resources:
        R: &role
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        F:
          Type: AWS::Lambda::Function
          Properties: {Runtime: python3.13, Handler: a.b, Role: !GetAtt R.Arn, Code: {ZipFile: ""}}
        G:
          Type: AWS::Lambda::Function
          Properties: {Runtime: python3.13, Handler: a.b, Role: !GetAtt S.Arn, Code: {ZipFile: ""}}
        S: *role
        Table: {Type: AWS::DynamoDB::Table}
        Queue: {Type: AWS::SQS::Queue}
      """;

  @TempDir private Path folder;

  private Scan scan(String statements, String resources) {
    return scan(statements, resources, "");
  }

  private Scan scan(String statements, String resources, String ofOther) {
    var explored =
        Scans.explored(
            folder,
            "template.yaml",
            FUNCTION
                + policy("P", "R", statements)
                + policy("Q", "S", ofOther)
                + resources.indent(2));
    assertThat(explored.report().files()).allSatisfy(file -> assertThat(file.problems()).isEmpty());
    return new Scan(explored.report(), explored.reach());
  }

  private static String policy(String id, String role, String statements) {
    return statements.isEmpty()
        ? ""
        : """
        %s:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: p
            Roles: [!Ref %s]
            PolicyDocument:
              Statement:
        %s\
        """
            .formatted(id, role, statements.indent(8))
            .indent(2);
  }

  private record Scan(Report report, Reach reach) {

    LambdaFunction function(String id) {
      return report.app().functions().stream()
          .filter(function -> function.identity().id().equals(id))
          .findFirst()
          .orElseThrow();
    }

    /** Returns what code in F reaches, possible things in parentheses. */
    List<String> reached() {
      return reached(Foothold.CODE);
    }

    List<String> reached(Foothold foothold) {
      return reach.radius(function("F"), foothold).reached().stream()
          .map(
              one -> {
                var shown = one.capability().of(one.asset());
                return one.isCertain() ? shown : "(" + shown + ")";
              })
          .sorted()
          .toList();
    }
  }

  @Test
  void grantsReachWhatTheyName() {
    var scan = scan("- {Effect: Allow, Action: dynamodb:GetItem, Resource: !GetAtt Table.Arn}", "");
    assertThat(scan.reached()).containsExactly("reads table `Table`");
  }

  @Test
  void whatNothingDeclaresIsReachedByItsName() {
    var scan =
        scan("- {Effect: Allow, Action: s3:PutObject, Resource: 'arn:aws:s3:::elsewhere/*'}", "");
    assertThat(scan.reached()).containsExactly("writes to bucket `elsewhere`");
  }

  @Test
  void everythingIsAllOfItsKindAndEachThatIsDeclared() {
    var scan = scan("- {Effect: Allow, Action: dynamodb:DeleteTable, Resource: '*'}", "");
    assertThat(scan.reached())
        .containsExactly("deletes from every table", "deletes from table `Table`");
  }

  @Test
  void aDenyTakesAway() {
    var scan =
        scan(
            """
            - {Effect: Allow, Action: dynamodb:DeleteTable, Resource: '*'}
            - {Effect: Deny, Action: dynamodb:*, Resource: !GetAtt Table.Arn}
            """,
            "");
    assertThat(scan.reached()).containsExactly("deletes from every table");
  }

  @Test
  void conditionsMakeItPossible() {
    var scan =
        scan(
            "- {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn, Condition:"
                + " {StringEquals: {'aws:PrincipalTag/a': b}}}",
            "");
    assertThat(scan.reached()).containsExactly("(writes to queue `Queue`)");
  }

  @Test
  void codeOfAnotherFunctionIsItsRole() {
    var scan =
        scan(
            "- {Effect: Allow, Action: lambda:UpdateFunctionCode, Resource: !GetAtt G.Arn}",
            "",
            "- {Effect: Allow, Action: dynamodb:Scan, Resource: !GetAtt Table.Arn}");
    assertThat(scan.reached())
        .containsExactly("controls function `G`", "controls role `S`", "reads table `Table`");
  }

  @Test
  void codeBehindAnAliasRunsOnceTheAliasIsMovedOrTheNewestIsCalled() {
    var alias =
        """
        Live:
          Type: AWS::Lambda::Alias
          Properties: {FunctionName: !Ref G, FunctionVersion: '1', Name: live}
        """;
    var update = "- {Effect: Allow, Action: [%s], Resource: !GetAtt G.Arn}";
    assertThat(scan(update.formatted("lambda:UpdateFunctionCode"), alias).reached())
        .containsExactly("changes function `G`");
    assertThat(
            scan(update.formatted("lambda:UpdateFunctionCode, lambda:UpdateAlias"), alias)
                .reached())
        .contains("controls function `G`");
    assertThat(
            scan(update.formatted("lambda:UpdateFunctionCode, lambda:InvokeFunction"), alias)
                .reached())
        .contains("controls function `G`");
  }

  @Test
  void whatIsSentToAQueueReachesItsFunctionAndMoreOnlyThroughAFlaw() {
    var scan =
        scan(
            "- {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn}",
            """
            Mapping:
              Type: AWS::Lambda::EventSourceMapping
              Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref G}
            """,
            "- {Effect: Allow, Action: dynamodb:Scan, Resource: !GetAtt Table.Arn}");
    assertThat(scan.reached())
        .containsExactly(
            "(controls role `S`)",
            "(reads table `Table`)",
            "feeds function `G`",
            "writes to queue `Queue`");
  }

  @Test
  void topicsBusesAndMachinesPassOn() {
    var scan =
        scan(
            """
            - {Effect: Allow, Action: sns:Publish, Resource: !Ref Topic}
            - {Effect: Allow, Action: events:PutEvents, Resource: !GetAtt Bus.Arn}
            """,
            """
            Topic:
              Type: AWS::SNS::Topic
              Properties: {Subscription: [{Protocol: sqs, Endpoint: !GetAtt Queue.Arn}]}
            Bus:
              Type: AWS::Events::EventBus
              Properties: {Name: orders}
            Rule:
              Type: AWS::Events::Rule
              Properties:
                EventBusName: !Ref Bus
                EventPattern: {source: [shop]}
                Targets: [{Arn: !Ref Machine, Id: m, RoleArn: !GetAtt S.Arn}]
            Machine:
              Type: AWS::StepFunctions::StateMachine
              Properties:
                RoleArn: !GetAtt S.Arn
                DefinitionString: !Sub '{"States": {"A": {"Type": "Task", "Resource": "${G.Arn}"}}}'
            """);
    assertThat(scan.reached())
        .contains(
            "writes to topic `Topic`",
            "writes to queue `Queue`",
            "writes to event bus `Bus`",
            "feeds state machine `Machine`",
            "feeds function `G`");
  }

  @Test
  void aRuleOfWhatIsNoBusPassesNothingOn() {
    var scan =
        scan(
            "- {Effect: Allow, Action: 'events:*', Resource: '*'}",
            """
            Bus: {Type: AWS::Events::EventBuss}
            Rule:
              Type: AWS::Events::Rule
              Properties:
                EventBusName: !Ref Bus
                EventPattern: {source: [shop]}
                Targets: [{Id: a, Arn: !GetAtt Queue.Arn}]
            """);
    assertThat(scan.reached()).doesNotContain("writes to queue `Queue`");
  }

  @Test
  void aRoleIsAssumedOnlyIfItTrusts() {
    var statement = "- {Effect: Allow, Action: sts:AssumeRole, Resource: !GetAtt Other.Arn}";
    var role =
        """
        Other:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - {Effect: Allow, Principal: %s, Action: sts:AssumeRole}
        """;
    assertThat(scan(statement, role.formatted("{Service: lambda.amazonaws.com}")).reached())
        .isEmpty();
    assertThat(
            scan(statement, role.formatted("{AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}"))
                .reached())
        .containsExactly("controls role `Other`");
    assertThat(scan("", role.formatted("{AWS: !GetAtt R.Arn}")).reached())
        .containsExactly("controls role `Other`");
  }

  @Test
  void passingARoleNeedsSomethingThatRunsAsIt() {
    var pass = "- {Effect: Allow, Action: iam:PassRole, Resource: !GetAtt S.Arn}\n";
    var make =
        "- {Effect: Allow, Action: [lambda:CreateFunction, lambda:InvokeFunction], Resource: '*'}";
    assertThat(scan(pass, "").reached()).isEmpty();
    assertThat(scan(pass + make, "").reached()).contains("controls role `S`");
    assertThat(
            scan(
                    pass
                        + "- {Effect: Allow, Action: [ecs:RegisterTaskDefinition, ecs:RunTask,"
                        + " ecs:CreateCluster], Resource: '*'}",
                    "")
                .reached())
        .doesNotContain("controls role `S`");
  }

  @Test
  void whoeverRewritesHisOwnRoleIsAdministratorUpToABoundary() {
    var rewrite = "- {Effect: Allow, Action: iam:PutRolePolicy, Resource: !GetAtt R.Arn}";
    assertThat(scan(rewrite, "").reached()).containsExactly("controls the account");
    var bounded =
        Scans.explored(
            folder,
            "template.yaml",
            FUNCTION.replace(
                    "    Properties:\n      AssumeRolePolicyDocument:",
                    "    Properties:\n      PermissionsBoundary: arn:aws:iam::1:policy/limit\n"
                        + "      AssumeRolePolicyDocument:")
                + policy("P", "R", rewrite));
    assertThat(new Scan(bounded.report(), bounded.reach()).reached())
        .containsExactly("(controls the account)");
  }

  @Test
  void aSecretNeedsItsKey() {
    var resources =
        """
        Key:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - {Effect: Allow, Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}, Action: 'kms:*', Resource: '*'}
        Secret:
          Type: AWS::SecretsManager::Secret
          Properties: {KmsKeyId: !GetAtt Key.Arn}
        """;
    var read = "- {Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !Ref Secret}\n";
    assertThat(scan(read, resources).reached()).isEmpty();
    assertThat(
            scan(
                    read + "- {Effect: Allow, Action: kms:Decrypt, Resource: !GetAtt Key.Arn}",
                    resources)
                .reached())
        .containsExactly("reads key `Key`", "reads secret `Secret`");
  }

  @Test
  void aKeyObeysItsOwnPolicyAlone() {
    var key =
        """
        Key:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - {Effect: Allow, Principal: {AWS: %s}, Action: kms:Decrypt, Resource: '*'}
        """;
    var decrypt = "- {Effect: Allow, Action: kms:Decrypt, Resource: !GetAtt Key.Arn}";
    assertThat(scan(decrypt, key.formatted("!GetAtt S.Arn")).reached()).isEmpty();
    assertThat(scan("", key.formatted("!GetAtt R.Arn")).reached())
        .containsExactly("reads key `Key`");
  }

  @Test
  void aResourcePolicyLetsInAndKeepsOut() {
    var bucket =
        """
        Bucket: {Type: AWS::S3::Bucket}
        BucketPolicy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: !Ref Bucket
            PolicyDocument:
              Statement:
                - {Effect: %s, Principal: {AWS: !GetAtt R.Arn}, Action: s3:GetObject, Resource: !Sub '${Bucket.Arn}/*'}
        """;
    assertThat(scan("", bucket.formatted("Allow")).reached())
        .containsExactly("reads bucket `Bucket`");
    assertThat(
            scan(
                    "- {Effect: Allow, Action: s3:GetObject, Resource: !Sub '${Bucket.Arn}/*'}",
                    bucket.formatted("Deny"))
                .reached())
        .isEmpty();
  }

  @Test
  void aDatabaseNeedsTheNetworkAndItsPassword() {
    var resources =
        """
        OwnGroup:
          Type: AWS::EC2::SecurityGroup
          Properties: {GroupDescription: f, VpcId: vpc-1}
        DbGroup:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: db
            VpcId: vpc-1
            SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !GetAtt %s.GroupId}]
        ThirdGroup:
          Type: AWS::EC2::SecurityGroup
          Properties: {GroupDescription: t, VpcId: vpc-1}
        Secret: {Type: AWS::SecretsManager::Secret}
        Db:
          Type: AWS::RDS::DBCluster
          Properties:
            Engine: aurora-postgresql
            VpcSecurityGroupIds: [!GetAtt DbGroup.GroupId]
            MasterUserPassword: !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password}}'
        Inside:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.13
            Handler: a.b
            Role: !GetAtt R.Arn
            Code: {ZipFile: ""}
            VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [!GetAtt OwnGroup.GroupId]}
        """;
    var read = "- {Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !Ref Secret}";
    assertThat(inside(scan(read, resources.formatted("OwnGroup"))))
        .containsExactly("controls database `Db`", "reads secret `Secret`");
    assertThat(inside(scan("", resources.formatted("OwnGroup"))))
        .containsExactly("sees database `Db`");
    assertThat(inside(scan(read, resources.formatted("ThirdGroup"))))
        .containsExactly("reads secret `Secret`");
  }

  private static List<String> inside(Scan scan) {
    return scan.reach().radius(scan.function("Inside")).reached().stream()
        .map(one -> one.capability().of(one.asset()))
        .sorted()
        .toList();
  }

  @Test
  void secretsInTheEnvironmentAreHeldAndReadByWhoReadsTheConfiguration() {
    var holder =
        """
        H:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.13
            Handler: a.b
            Role: !GetAtt S.Arn
            Code: {ZipFile: ""}
            Environment: {Variables: {DB_PASSWORD: 'Xk29!fjwQ0'}}
        """;
    var scan =
        scan("- {Effect: Allow, Action: lambda:GetFunction, Resource: !GetAtt H.Arn}", holder);
    assertThat(scan.reached())
        .containsExactly("reads function `H`", "reads secret `H.DB_PASSWORD`");
  }

  @Test
  void credentialsThatAreBoundToANetworkAreWorthNothingElsewhere() {
    var bound =
        """
        - {Effect: Allow, Action: dynamodb:Scan, Resource: !GetAtt Table.Arn}
        - {Effect: Deny, Action: '*', Resource: '*', Condition: {StringNotEquals: {'aws:SourceVpc': vpc-1}}}
        """;
    var inVpc =
        FUNCTION.replaceFirst(
            "Role: !GetAtt R.Arn, ",
            "Role: !GetAtt R.Arn, VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [sg-1]}, ");
    var explored = Scans.explored(folder, "template.yaml", inVpc + policy("P", "R", bound));
    var scan = new Scan(explored.report(), explored.reach());
    assertThat(scan.reached(Foothold.CODE)).containsExactly("reads table `Table`");
    assertThat(scan.reached(Foothold.CREDENTIALS)).isEmpty();
  }

  @Test
  void whoDecidesTheEventReachesMoreOnlyThroughAFlaw() {
    var scan = scan("- {Effect: Allow, Action: dynamodb:Scan, Resource: !GetAtt Table.Arn}", "");
    assertThat(scan.reached(Foothold.EVENT))
        .containsExactly("(controls role `R`)", "(reads table `Table`)");
  }

  @Test
  void aRoleThatStandsElsewhereIsAGap() {
    var explored =
        Scans.explored(
            folder,
            "template.yaml",
            """
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties: {Runtime: python3.13, Handler: a.b, Role: !ImportValue role, Code: {ZipFile: ""}}
            """);
    var radius = explored.reach().radii().getFirst();
    assertThat(radius.gaps()).singleElement().asString().contains("is not declared here");
  }

  @Test
  void usersAreFootholdsToo() {
    var scan =
        scan(
            "",
            """
            Developer:
              Type: AWS::IAM::User
              Properties:
                Policies:
                  - PolicyName: p
                    PolicyDocument:
                      Statement: [{Effect: Allow, Action: lambda:UpdateFunctionCode, Resource: !GetAtt G.Arn}]
            """);
    assertThat(scan.reach().principals())
        .filteredOn(radius -> radius.subject().id().equals("Developer"))
        .singleElement()
        .satisfies(
            radius ->
                assertThat(radius.reached().stream().map(one -> one.asset().show()))
                    .contains("function `G`"));
  }

  // paths and cuts

  private static final String URL =
      """
      Url:
        Type: AWS::Lambda::Url
        Properties: {AuthType: NONE, TargetFunctionArn: !GetAtt F.Arn}
      Permission:
        Type: AWS::Lambda::Permission
        Properties: {FunctionName: !Ref F, Action: lambda:InvokeFunctionUrl, Principal: '*', FunctionUrlAuthType: NONE}
      Secret: {Type: AWS::SecretsManager::Secret}
      """;

  private static final String READ =
      "- {Sid: Read, Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !Ref"
          + " Secret}\n";

  @Test
  void aPathTellsEachStepWithItsPlace() {
    var path = scan(READ, URL).report().paths().getFirst();
    assertThat(path.attacker() + " " + path.gain())
        .isEqualTo("whoever calls `F` reads secret `Secret`");
    assertThat(path.steps().stream().map(Step::technique))
        .containsExactly(
            Technique.ENTERS, Technique.EXPLOITS_FLAW, Technique.RUNS_AS, Technique.READS);
    assertThat(path.steps()).allSatisfy(step -> assertThat(step.origin().written()).isPresent());
    assertThat(path.isCertain()).isTrue();
  }

  @Test
  void eachCutEndsThePath() {
    var scan = scan(READ, URL);
    assertThat(cuts(scan))
        .containsExactly(
            "take `secretsmanager:GetSecretValue` on secret `Secret` from role `R`",
            "ask who calls `F`");
    assertThat(scan.reach().without(Removal.parse("Read")).orElseThrow().left()).isEmpty();
    assertThat(scan.reach().without(Removal.parse("Url")).orElseThrow().left()).isEmpty();
  }

  @Test
  void twoStatementsThatGiveTheSameAreCutTogether() {
    var other =
        "- {Sid: Other, Effect: Allow, Action: 'secretsmanager:Get*', Resource: !Ref Secret}\n";
    var scan = scan(READ + other, URL);
    assertThat(cuts(scan)).first().asString().contains("take ").contains("; narrow ");
    var without = scan.reach().without(Removal.parse("Read")).orElseThrow();
    assertThat(without.gone()).isEmpty();
    assertThat(without.radii()).isEmpty();
  }

  private static List<String> cuts(Scan scan) {
    return scan.report().paths().getFirst().whatBreaksIt().stream().map(Cut::advice).toList();
  }

  @Test
  void anOpenQueueIsAnEntry() {
    var scan =
        scan(
            "",
            """
            Mapping:
              Type: AWS::Lambda::EventSourceMapping
              Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref G}
            QueuePolicy:
              Type: AWS::SQS::QueuePolicy
              Properties:
                Queues: [!Ref Queue]
                PolicyDocument:
                  Statement: [{Effect: Allow, Principal: '*', Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn}]
            Secret: {Type: AWS::SecretsManager::Secret}
            """,
            READ);
    assertThat(scan.report().paths().stream().map(AttackPath::attacker))
        .containsExactly("whoever writes to queue `Queue`");
  }

  @Test
  void whatIfKnowsLinesActionsAndNames() {
    var scan = scan(READ, URL);
    var line = scan.report().paths().getFirst().steps().getLast().origin().written();
    var place = "template.yaml:" + line.orElseThrow().line();
    for (var removal :
        Stream.of(place, "secretsmanager:*", "R", "Secret", "P").map(Removal::parse).toList()) {
      assertThat(scan.reach().without(removal)).as(removal.show()).isPresent();
      assertThat(scan.reach().without(removal).orElseThrow().left()).as(removal.show()).isEmpty();
    }
    assertThat(scan.reach().without(Removal.parse("Nothing"))).isEmpty();
    assertThat(scan.reach().without(Removal.parse("template.yaml:9999"))).isEmpty();
  }

  @Test
  void whatIfKnowsByTheNameThatIsShownWhatNothingDeclares() {
    var scan =
        scan(READ.replace("!Ref Secret", "arn:aws:secretsmanager:*:*:secret:Elsewhere"), URL);
    assertThat(scan.report().paths().stream().map(AttackPath::gain))
        .containsExactly("reads secret `secret:Elsewhere`");
    var without = scan.reach().without(Removal.parse("secret:Elsewhere")).orElseThrow();
    assertThat(without.gone()).hasSize(1);
    assertThat(without.left().stream().map(AttackPath::gain))
        .doesNotContain("reads secret `secret:Elsewhere`");
    assertThat(without.places()).isNotEmpty();
  }

  private static final String WRITING_ROUTE =
      """
      Inbox: {Type: AWS::SQS::Queue}
      Poll:
        Type: AWS::Lambda::EventSourceMapping
        Properties: {EventSourceArn: !GetAtt Inbox.Arn, FunctionName: !Ref F}
      Secret: {Type: AWS::SecretsManager::Secret}
      Writer:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement: [{Effect: Allow, Principal: {Service: apigateway.amazonaws.com}, Action: sts:AssumeRole}]
          Policies:
            - PolicyName: p
              PolicyDocument: {Statement: [{Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Inbox.Arn}]}
      Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: jobs}}
      Jobs: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: jobs}}
      Post:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !Ref Jobs
          HttpMethod: POST
          AuthorizationType: NONE
          Integration:
            Type: AWS
            IntegrationHttpMethod: POST
            Credentials: !GetAtt Writer.Arn
            Uri: !Sub 'arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Inbox.QueueName}'
            RequestTemplates: {application/json: 'Action=SendMessage&MessageBody=$input.body'}
      Deployment: {Type: AWS::ApiGateway::Deployment, DependsOn: Post, Properties: {RestApiId: !Ref Api, StageName: prod}}
      """;

  @Test
  void anOpenRouteThatWritesIsAWayIn() {
    assertThat(paths(WRITING_ROUTE))
        .containsExactly("anybody may call `POST /jobs`, which writes to queue `Inbox`");
  }

  @Test
  void routesThatAskWhoCallsOrSendNothingOfTheirsAreNone() {
    assertThat(paths(WRITING_ROUTE.replace("Type: NONE", "Type: AWS_IAM"))).isEmpty();
    assertThat(paths(WRITING_ROUTE.replace("$input.body", "tick"))).isEmpty();
    assertThat(
            paths(WRITING_ROUTE.replace("Action: sqs:SendMessage", "Action: sqs:ReceiveMessage")))
        .isEmpty();
  }

  private List<String> paths(String resources) {
    return scan(READ, resources).report().paths().stream()
        .map(path -> path.steps().getFirst().fact())
        .toList();
  }
}
