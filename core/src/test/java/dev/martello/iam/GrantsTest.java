package dev.martello.iam;

import static dev.martello.iam.Policies.allow;
import static dev.martello.iam.Policies.deny;
import static dev.martello.iam.Policies.grants;
import static dev.martello.iam.Policies.policy;
import static dev.martello.iam.Policies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.know.AccessLevel;
import dev.martello.know.Action;
import dev.martello.know.ManagedPolicies;
import dev.martello.know.Power;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GrantsTest {
  private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";

  static Stream<Arguments> questions() {
    return Stream.of(
        arguments(
            "exact",
            grants(allow("dynamodb:GetItem").on(TABLE)),
            "dynamodb:GetItem",
            TABLE,
            Tri.YES),
        arguments(
            "other action",
            grants(allow("dynamodb:GetItem").on(TABLE)),
            "dynamodb:PutItem",
            TABLE,
            Tri.NO),
        arguments(
            "other table",
            grants(allow("dynamodb:*").on(TABLE)),
            "dynamodb:PutItem",
            TABLE + "2",
            Tri.NO),
        arguments(
            "wildcards",
            grants(allow("dyn*:*").on("arn:aws:dynamodb:*")),
            "dynamodb:PutItem",
            TABLE,
            Tri.YES),
        arguments(
            "all but one",
            grants(allow("dynamodb:PutItem").notActions().on("*")),
            "dynamodb:GetItem",
            TABLE,
            Tri.YES),
        arguments(
            "the one",
            grants(allow("dynamodb:PutItem").notActions().on("*")),
            "dynamodb:PutItem",
            TABLE,
            Tri.NO),
        arguments(
            "all other tables",
            grants(allow("dynamodb:*").notOn(TABLE)),
            "dynamodb:PutItem",
            TABLE,
            Tri.NO),
        arguments(
            "not the table left out",
            grants(allow("dynamodb:*").notOn(TABLE + "2")),
            "dynamodb:PutItem",
            TABLE,
            Tri.YES),
        arguments(
            "deny wins",
            grants(allow("*").on("*"), deny("dynamodb:Put*").on("*")),
            "dynamodb:PutItem",
            TABLE,
            Tri.NO),
        arguments(
            "deny of another table",
            grants(allow("*").on("*"), deny("*").on(TABLE + "2")),
            "dynamodb:PutItem",
            TABLE,
            Tri.YES),
        arguments(
            "deny of all but",
            grants(allow("*").on("*"), deny("dynamodb:GetItem").notActions().on("*")),
            "dynamodb:PutItem",
            TABLE,
            Tri.NO),
        arguments(
            "conditional allow",
            grants(allow("*").on("*").when("StringEquals", "aws:RequestedRegion", "eu-west-1")),
            "dynamodb:PutItem",
            TABLE,
            Tri.YES),
        arguments(
            "conditional deny",
            grants(
                allow("*").on("*"),
                deny("*").on("*").when("StringNotEquals", "aws:SourceVpc", "vpc-1")),
            "dynamodb:PutItem",
            TABLE,
            Tri.YES),
        arguments(
            "deny without TLS",
            grants(
                allow("*").on("*"), deny("*").on("*").when("Bool", "aws:SecureTransport", "false")),
            "dynamodb:PutItem",
            TABLE,
            Tri.YES),
        arguments(
            "unknown action text",
            grants(allow("dynamodb:${Verb}Item").on("*")),
            "dynamodb:PutItem",
            TABLE,
            Tri.UNKNOWN),
        arguments(
            "unknown action text cannot be it",
            grants(allow("dynamodb:${Verb}Item").on("*")),
            "dynamodb:Query",
            TABLE,
            Tri.NO),
        arguments(
            "unknown resource",
            grants(allow("dynamodb:PutItem").on("${Arn}")),
            "dynamodb:PutItem",
            TABLE,
            Tri.UNKNOWN),
        arguments(
            "statement that may be there",
            grants(allow("*").on("*").perhaps()),
            "dynamodb:PutItem",
            TABLE,
            Tri.UNKNOWN),
        arguments(
            "deny that may be there",
            grants(allow("*").on("*"), deny("*").on("*").perhaps()),
            "dynamodb:PutItem",
            TABLE,
            Tri.UNKNOWN),
        arguments(
            "needs a star and has it",
            grants(allow("s3:ListAllMyBuckets").on("*")),
            "s3:ListAllMyBuckets",
            "*",
            Tri.YES),
        arguments(
            "needs a star and has none",
            grants(allow("s3:*").on("arn:aws:s3:::b")),
            "s3:ListAllMyBuckets",
            "*",
            Tri.NO),
        arguments(
            "unknown to the catalogue",
            grants(allow("dynamodb:*").on("*")),
            "dynamodb:BrandNew",
            TABLE,
            Tri.YES));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void oneActionOnOneResource(
      String rule, Grants grants, String action, String resource, Tri expected) {
    assertThat(grants.grants(action, text(resource))).as(rule).isEqualTo(expected);
  }

  static Stream<Arguments> circumstances() {
    return Stream.of(
        arguments("no condition", grants(allow("*").on("*")), Tri.YES),
        arguments(
            "conditional allow",
            grants(allow("*").on("*").when("StringEquals", "aws:RequestedRegion", "eu-west-1")),
            Tri.NO),
        arguments(
            "conditional deny",
            grants(
                allow("*").on("*"),
                deny("*").on("*").when("StringNotEquals", "aws:SourceVpc", "vpc-1")),
            Tri.NO),
        arguments(
            "deny without TLS",
            grants(
                allow("*").on("*"), deny("*").on("*").when("Bool", "aws:SecureTransport", "false")),
            Tri.YES),
        arguments(
            "allow with TLS",
            grants(allow("*").on("*").when("Bool", "aws:SecureTransport", "true")),
            Tri.YES));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("circumstances")
  void conditionsAreToldApart(String rule, Grants grants, Tri expected) {
    assertThat(grants.always().grants("dynamodb:PutItem", text(TABLE)))
        .as(rule)
        .isEqualTo(expected);
  }

  static Stream<Arguments> everything() {
    return Stream.of(
        arguments("star", grants(allow("*").on("*")), Tri.YES),
        arguments(
            "star in a list",
            grants(allow("s3:GetObject", "*").on("arn:aws:s3:::b", "*")),
            Tri.YES),
        arguments("two parts", grants(allow("*:*").on("*")), Tri.YES),
        arguments("not nothing", grants(allow("nothing:AtAll").notActions().on("*")), Tri.YES),
        arguments(
            "two halves",
            grants(allow("iam:*").on("*"), allow("iam:*").notActions().on("*")),
            Tri.YES),
        arguments("all but IAM", grants(allow("iam:*").notActions().on("*")), Tri.NO),
        arguments("less a deny", grants(allow("*").on("*"), deny("iam:*").on("*")), Tri.NO),
        arguments("a big service", grants(allow("ec2:*").on("*")), Tri.NO),
        arguments("on one bucket", grants(allow("*").on("arn:aws:s3:::b")), Tri.NO),
        arguments("unknown resource", grants(allow("*").on("${Arn}")), Tri.UNKNOWN),
        arguments("unknown action", grants(allow("${Action}").on("*")), Tri.UNKNOWN),
        arguments("perhaps", grants(allow("*").on("*").perhaps()), Tri.UNKNOWN),
        arguments("a look-alike", grants(allow("s3:*").on("*")), Tri.NO));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everything")
  void fullAdministrationIsSeenHoweverItIsWritten(String rule, Grants grants, Tri expected) {
    assertThat(grants.grantsEverything()).as(rule).isEqualTo(expected);
  }

  @Test
  void boundaryLimitsAndGrantsNothing() {
    var boundary = List.of(policy(allow("s3:*").on("*")));
    var admin = Grants.of(List.of(policy(allow("*").on("*"))), boundary, Names.UNKNOWN);
    assertThat(admin.grantsEverything()).isEqualTo(Tri.NO);
    assertThat(admin.grants("s3:GetObject")).isEqualTo(Tri.YES);
    assertThat(admin.grants("iam:PassRole")).isEqualTo(Tri.NO);
    assertThat(admin.possibleActions().services())
        .extracting(service -> service.prefix())
        .containsExactly("s3");
    var nothing = Grants.of(List.of(), boundary, Names.UNKNOWN);
    assertThat(nothing.grants("s3:GetObject")).isEqualTo(Tri.NO);
  }

  @Test
  void serviceWildcardsAreFoundHoweverTheyAreWritten() {
    assertThat(wildcards(grants(allow("dynamodb:*").on(TABLE)))).containsExactly("dynamodb");
    assertThat(wildcards(grants(allow("dynamodb:?*").on(TABLE)))).containsExactly("dynamodb");
    assertThat(wildcards(grants(allow("sqs:*").on("*"), deny("sqs:PurgeQueue").on("*")))).isEmpty();
    assertThat(wildcards(grants(allow("sqs:SendMessage", "sqs:*Message*").on("*")))).isEmpty();
    assertThat(wildcards(grants(allow("rds-db:connect").on("*")))).isEmpty();
    assertThat(wildcards(grants(allow("consoleapp:Get*", "consoleapp:List*").on("*")))).isEmpty();
    assertThat(
            wildcards(
                grants(
                    allow("sqs:A*", "sqs:C*", "sqs:D*", "sqs:G*"),
                    allow("sqs:L*", "sqs:P*", "sqs:R*", "sqs:S*", "sqs:T*", "sqs:U*"))))
        .isEmpty();
    assertThat(
            wildcards(
                grants(
                    allow("sqs:A*", "sqs:C*", "sqs:D*", "sqs:G*").on("*"),
                    allow("sqs:L*", "sqs:P*", "sqs:R*", "sqs:S*", "sqs:T*", "sqs:U*").on("*"))))
        .containsExactly("sqs");
    assertThat(wildcards(grants(allow("rds-db:*").on("*")))).containsExactly("rds-db");
  }

  private static List<String> wildcards(Grants grants) {
    return grants.serviceWildcards().stream().map(whole -> whole.service().prefix()).toList();
  }

  static Stream<Arguments> unscoped() {
    return Stream.of(
        arguments("star", allow("dynamodb:PutItem").on("*"), true),
        arguments("all tables", allow("dynamodb:PutItem").on("arn:aws:dynamodb:*:*:table/*"), true),
        arguments(
            "all tables of a region",
            allow("dynamodb:PutItem")
                .on("arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*"),
            true),
        arguments("all but one table", allow("dynamodb:PutItem").notOn(TABLE), true),
        arguments("one table", allow("dynamodb:PutItem").on(TABLE), false),
        arguments(
            "tables of a prefix",
            allow("dynamodb:PutItem").on("arn:aws:dynamodb:*:*:table/shop-*"),
            false),
        arguments("all objects of a bucket", allow("s3:GetObject").on("arn:aws:s3:::b/*"), false),
        arguments("all objects", allow("s3:GetObject").on("arn:aws:s3:::*"), true),
        arguments("all objects, other way", allow("s3:GetObject").on("arn:aws:s3:::*/*"), true),
        arguments(
            "cannot be scoped",
            allow("xray:PutTraceSegments", "s3:ListAllMyBuckets").on("*"),
            false),
        arguments("metrics", allow("cloudwatch:PutMetricData").on("*"), false),
        arguments(
            "interfaces of a VPC",
            allow("ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces").on("*"),
            false),
        arguments(
            "speech with or without a lexicon", allow("polly:SynthesizeSpeech").on("*"), false),
        arguments(
            "the one catalog",
            allow("glue:GetTable").on("arn:aws:glue:eu-west-1:1:catalog"),
            false),
        arguments(
            "all databases for one table",
            allow("glue:GetTable").on("arn:aws:glue:eu-west-1:1:database/*"),
            false),
        arguments(
            "all tables of the catalog",
            allow("glue:GetTable").on("arn:aws:glue:eu-west-1:1:table/*"),
            true),
        arguments(
            "limited by a tag",
            allow("dynamodb:PutItem").on("*").when("StringEquals", "aws:ResourceTag/app", "shop"),
            false),
        arguments(
            "limited by any tag",
            allow("dynamodb:PutItem").on("*").when("StringLike", "aws:ResourceTag/app", "*"),
            true),
        arguments(
            "limited by a key's value",
            allow("ecs:DescribeTasks")
                .on("*")
                .when("ArnEquals", "ecs:cluster", "arn:aws:ecs:eu-west-1:1:cluster/c"),
            false),
        arguments(
            "limited by region only",
            allow("dynamodb:PutItem")
                .on("*")
                .when("StringEquals", "aws:RequestedRegion", "eu-west-1"),
            true),
        arguments("a parameter", allow("dynamodb:PutItem").on("${TableArn}"), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unscoped")
  void actionsThatCouldBeLimitedAndAreNot(String rule, Policies statement, boolean expected) {
    assertThat(!grants(statement).unscoped().isEmpty()).as(rule).isEqualTo(expected);
  }

  @Test
  void unknownResourceHasUnknownBreadth() {
    var granted = grants(allow("dynamodb:PutItem").on("${TableArn}")).actions().toList();
    assertThat(granted)
        .singleElement()
        .extracting(GrantedAction::breadth)
        .isEqualTo(Breadth.UNKNOWN);
  }

  @Test
  void actionsThatCannotWorkOnTheResourceAreLeftOut() {
    var bucket = grants(allow("s3:*").on("arn:aws:s3:::b"));
    assertThat(bucket.grants("s3:PutObject")).isEqualTo(Tri.NO);
    assertThat(bucket.possibleActions().contains("s3:PutObject")).isFalse();
    assertThat(bucket.possibleActions().contains("s3:DeleteBucket")).isTrue();
    var objects = grants(allow("s3:*").on("arn:aws:s3:::b/*"));
    assertThat(objects.possibleActions().contains("s3:PutObject")).isTrue();
    assertThat(objects.possibleActions().contains("s3:DeleteBucket")).isFalse();
  }

  @Test
  void contentOfAResourceCanBeInsideIt() {
    var bucket = text("arn:aws:s3:::b");
    assertThat(grants(allow("s3:GetObject").on("arn:aws:s3:::b/*")).mayRead(bucket))
        .isEqualTo(Tri.YES);
    assertThat(grants(allow("s3:GetObject").on("arn:aws:s3:::b/*")).mayWrite(bucket))
        .isEqualTo(Tri.NO);
    assertThat(grants(allow("s3:GetObject").on("arn:aws:s3:::c/*")).mayRead(bucket))
        .isEqualTo(Tri.NO);
    assertThat(grants(allow("s3:*").on("arn:aws:s3:::b")).mayRead(bucket)).isEqualTo(Tri.NO);
    assertThat(grants(allow("dynamodb:Query").on(TABLE + "/index/*")).mayRead(text(TABLE)))
        .isEqualTo(Tri.YES);
    assertThat(grants(allow("dynamodb:*").on(TABLE)).mayDelete(text(TABLE))).isEqualTo(Tri.YES);
    assertThat(grants(allow("dynamodb:GetItem").on(TABLE)).mayDelete(text(TABLE)))
        .isEqualTo(Tri.NO);
  }

  @Test
  void whatCannotBeReadGivesNoServiceWhole() {
    assertThat(grants(allow("${Action}").on("*")).serviceWildcards()).isEmpty();
    assertThat(grants(allow("sqs:*").on("*"), allow("${Action}").on("*")).serviceWildcards())
        .extracting(whole -> whole.service().prefix())
        .containsExactly("sqs");
  }

  @Test
  void powersAreFoundByWhatIsGranted() {
    assertThat(grants(allow("ssm:Get*").on("*")).has(Power.READS_SECRETS)).isEqualTo(Tri.YES);
    assertThat(grants(allow("ssm:Describe*").on("*")).has(Power.READS_SECRETS)).isEqualTo(Tri.NO);
    assertThat(grants(allow("${Action}").on("*")).has(Power.READS_SECRETS)).isEqualTo(Tri.UNKNOWN);
    assertThat(grants(allow("iam:*").notActions().on("*")).has(Power.CHANGES_IDENTITY))
        .as("Cognito and Organizations change identities too")
        .isEqualTo(Tri.YES);
    assertThat(grants(allow("lambda:*").on("*")).ofAccess(AccessLevel.PERMISSIONS_MANAGEMENT))
        .extracting(GrantedAction::action)
        .extracting(Action::id)
        .contains("lambda:AddPermission");
  }

  static Stream<Arguments> managed() {
    return Stream.of(
        arguments("AdministratorAccess", true),
        arguments("PowerUserAccess", false),
        arguments("service-role/AWSLambdaBasicExecutionRole", false));
  }

  @ParameterizedTest
  @MethodSource("managed")
  void managedPoliciesAreJudgedByContent(String name, boolean isAdmin) {
    var policy = ManagedPolicies.standard().find(name, Policies.HERE).orElseThrow();
    var grants = Grants.of(List.of(policy));
    assertThat(grants.grantsEverything()).isEqualTo(Tri.of(isAdmin));
    assertThat(grants.grants("logs:PutLogEvents")).isEqualTo(Tri.YES);
    assertThat(grants.grants("iam:PassRole")).isEqualTo(Tri.of(isAdmin));
  }

  @Test
  void policyThatCannotBeReadLeavesOpenWhatNothingElseGrants() {
    var unreadable = dev.martello.model.PolicyDocument.unreadable("PolicyArn", Policies.HERE);
    var grants =
        Grants.of(
            List.of(
                policy(allow("s3:GetObject").on("*")),
                new dev.martello.model.Policy(
                    "x",
                    dev.martello.model.Policy.Kind.CUSTOMER_MANAGED,
                    unreadable,
                    Policies.HERE)));
    assertThat(grants.grants("s3:GetObject", text("arn:aws:s3:::b/x"))).isEqualTo(Tri.YES);
    assertThat(grants.grants("s3:PutObject", text("arn:aws:s3:::b/x"))).isEqualTo(Tri.UNKNOWN);
    assertThat(grants.grantsEverything()).isEqualTo(Tri.UNKNOWN);
  }

  @Test
  void grantOnSomeIsTornByDeniesOnlyWhereTheyCover() {
    var grants =
        grants(
            allow("s3:GetObject").on("arn:aws:s3:::b/*"),
            deny("s3:*").on("arn:aws:s3:::b/secret/*"));
    assertThat(grants.grantsSome("s3:GetObject", text("arn:aws:s3:::b/*"))).isEqualTo(Tri.YES);
    assertThat(grants.grants("s3:GetObject", text("arn:aws:s3:::b/*"))).isEqualTo(Tri.NO);
    assertThat(grants.grantsSome("s3:GetObject", text("arn:aws:s3:::b/secret/*")))
        .isEqualTo(Tri.NO);
    assertThat(grants.grants("s3:GetObject")).isEqualTo(Tri.YES);
    var none =
        grants(
            allow("s3:GetObject").on("arn:aws:s3:::b/secret/a"),
            deny("s3:*").on("arn:aws:s3:::b/secret/*"));
    assertThat(none.grants("s3:GetObject")).isEqualTo(Tri.NO);
    assertThat(none.list()).isEmpty();
  }

  @Test
  void policiesThatAwsWouldRefuseForTheirSizeStayOpenAndTakeNoTime() {
    var texts = new String[20_000];
    for (int at = 0; at < texts.length; at++) {
      texts[at] = "*" + at + "*:*" + at + "*";
    }
    var huge = grants(allow(texts).on("*"), allow("sqs:SendMessage").on("*"));
    assertThat(huge.grants("s3:GetObject", text("arn:aws:s3:::b/x"))).isEqualTo(Tri.UNKNOWN);
    assertThat(huge.grants("sqs:SendMessage")).isEqualTo(Tri.YES);
    var many = new Policies[10_000];
    java.util.Arrays.setAll(
        many, at -> (at % 2 == 0 ? allow("s3:*") : deny("s3:Put*")).on("arn:aws:s3:::b" + at));
    assertThat(grants(many).grants("s3:ListBucket", text("arn:aws:s3:::b0"))).isEqualTo(Tri.YES);
    assertThat(grants(many).grants("s3:ListBucket", text("arn:aws:s3:::b8000")))
        .isEqualTo(Tri.UNKNOWN);
    var wide = grants(allow("s3:*").on("a*".repeat(100_000)));
    assertThat(wide.grants("s3:ListBucket", text("arn:aws:s3:::b"))).isEqualTo(Tri.UNKNOWN);
  }

  @Test
  void allThreadsGetTheSameEntries() {
    for (int round = 0; round < 500; round++) {
      var judged = grants(allow("dynamodb:*").on("*"), allow("s3:*").on("*"));
      var lists = IntStream.range(0, 8).parallel().mapToObj(_ -> judged.list()).toList();
      assertThat(lists).allSatisfy(list -> assertThat(list).isSameAs(lists.getFirst()));
    }
  }
}
