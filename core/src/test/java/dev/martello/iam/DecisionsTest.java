package dev.martello.iam;

import static dev.martello.iam.Policies.allow;
import static dev.martello.iam.Policies.deny;
import static dev.martello.iam.Policies.document;
import static dev.martello.iam.Policies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.iam.Decision.Layer;
import dev.martello.iam.Decision.Outcome;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DecisionsTest {
  private static final String HOME = "111111111111";
  private static final String AWAY = "222222222222";
  private static final String ROLE = "arn:aws:iam::" + HOME + ":role/r";
  private static final String SESSION = "arn:aws:sts::" + HOME + ":assumed-role/r/s";
  private static final String USER = "arn:aws:iam::" + HOME + ":user/u";
  private static final String OBJECT = "arn:aws:s3:::b/o";
  private static final PolicyDocument READ = document(allow("s3:Get*").on("*"));
  private static final PolicyDocument WRITE = document(allow("s3:Put*").on("*"));
  private static final PolicyDocument ALL = document(allow("*").on("*"));
  private static final PolicyDocument NO_READ = document(deny("s3:Get*").on("*"));

  private static PolicyDocument to(Kind kind, String id) {
    return document(allow("*").on("*").to(kind, id));
  }

  private static PolicySet none() {
    return PolicySet.none();
  }

  private static Decision decide(Caller caller, String account, PolicySet policies) {
    return Decisions.decide(
        new Request(caller, "s3:GetObject", text(OBJECT), account, Context.empty()), policies);
  }

  private static Decision decide(String account, PolicySet policies) {
    return decide(Caller.session(ROLE, SESSION, HOME), account, policies);
  }

  static Stream<Arguments> inOneAccount() {
    var yes = Outcome.ALLOW;
    var no = Outcome.IMPLICIT_DENY;
    var deny = Outcome.EXPLICIT_DENY;
    return Stream.of(
        arguments("nothing", none(), no, Layer.IDENTITY),
        arguments("identity", none().withIdentity(READ), yes, Layer.IDENTITY),
        arguments("identity for another action", none().withIdentity(WRITE), no, Layer.IDENTITY),
        arguments("identity denies", none().withIdentity(ALL, NO_READ), deny, Layer.DENY),
        arguments(
            "boundary allows", none().withIdentity(READ).withBoundary(ALL), yes, Layer.IDENTITY),
        arguments(
            "boundary does not allow",
            none().withIdentity(READ).withBoundary(WRITE),
            no,
            Layer.BOUNDARY),
        arguments("boundary alone", none().withBoundary(ALL), no, Layer.IDENTITY),
        arguments(
            "boundary denies",
            none().withIdentity(READ).withBoundary(ALL, NO_READ),
            deny,
            Layer.DENY),
        arguments(
            "session does not allow",
            none().withIdentity(READ).withSession(WRITE),
            no,
            Layer.SESSION),
        arguments(
            "every level of the organisation",
            none().withIdentity(READ).withServiceControl(ALL, READ),
            yes,
            Layer.IDENTITY),
        arguments(
            "one level does not",
            none().withIdentity(READ).withServiceControl(ALL, WRITE),
            no,
            Layer.SERVICE_CONTROL),
        arguments(
            "organisation denies",
            none().withIdentity(READ).withServiceControl(ALL, NO_READ),
            deny,
            Layer.DENY),
        arguments(
            "organisation of the resource",
            none().withIdentity(READ).withResourceControl(WRITE),
            no,
            Layer.RESOURCE_CONTROL),
        arguments(
            "resource names the session",
            none().withResource(to(Kind.AWS, SESSION)),
            yes,
            Layer.IDENTITY),
        arguments(
            "session is above the boundary",
            none().withResource(to(Kind.AWS, SESSION)).withBoundary(WRITE),
            yes,
            Layer.IDENTITY),
        arguments(
            "resource names the role",
            none().withResource(to(Kind.AWS, ROLE)),
            yes,
            Layer.IDENTITY),
        arguments(
            "role is below the boundary",
            none().withResource(to(Kind.AWS, ROLE)).withBoundary(WRITE),
            no,
            Layer.BOUNDARY),
        arguments(
            "role is below the session policy",
            none().withResource(to(Kind.AWS, ROLE)).withSession(WRITE),
            no,
            Layer.SESSION),
        arguments(
            "resource names the account",
            none().withResource(to(Kind.AWS, HOME)),
            no,
            Layer.IDENTITY),
        arguments(
            "account and identity",
            none().withResource(to(Kind.AWS, HOME)).withIdentity(READ),
            yes,
            Layer.IDENTITY),
        arguments(
            "resource names anyone",
            none().withResource(document(allow("*").on("*").toAnyone())),
            yes,
            Layer.IDENTITY),
        arguments(
            "resource names a service",
            none().withResource(to(Kind.SERVICE, "s3.amazonaws.com")),
            no,
            Layer.IDENTITY),
        arguments(
            "resource denies the account",
            none().withIdentity(ALL).withResource(document(deny("*").on("*").to(Kind.AWS, HOME))),
            deny,
            Layer.DENY),
        arguments(
            "resource denies another",
            none().withIdentity(ALL).withResource(document(deny("*").on("*").to(Kind.AWS, AWAY))),
            yes,
            Layer.IDENTITY),
        arguments(
            "resource denies all but the role",
            none().withIdentity(ALL).withResource(document(deny("*").on("*").toAllBut(ROLE))),
            deny,
            Layer.DENY),
        arguments(
            "resource denies all but session, role and account",
            none()
                .withIdentity(ALL)
                .withResource(document(deny("*").on("*").toAllBut(ROLE, SESSION, HOME))),
            yes,
            Layer.IDENTITY),
        arguments(
            "organisation above the resource's policy",
            none().withResource(to(Kind.AWS, SESSION)).withServiceControl(WRITE),
            no,
            Layer.SERVICE_CONTROL));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inOneAccount")
  void layersDecideInOrder(String rule, PolicySet policies, Outcome outcome, Layer layer) {
    var decision = decide(HOME, policies);
    assertThat(decision.outcome()).as(rule).isEqualTo(outcome);
    assertThat(decision.layer()).as(rule).isEqualTo(layer);
  }

  static Stream<Arguments> acrossAccounts() {
    return Stream.of(
        arguments("identity alone", none().withIdentity(ALL), Outcome.IMPLICIT_DENY),
        arguments(
            "resource alone", none().withResource(to(Kind.AWS, SESSION)), Outcome.IMPLICIT_DENY),
        arguments(
            "identity and role",
            none().withIdentity(READ).withResource(to(Kind.AWS, ROLE)),
            Outcome.ALLOW),
        arguments(
            "identity and account",
            none().withIdentity(READ).withResource(to(Kind.AWS, "arn:aws:iam::" + HOME + ":root")),
            Outcome.ALLOW),
        arguments(
            "identity and anyone",
            none().withIdentity(READ).withResource(document(allow("*").on("*").toAnyone())),
            Outcome.ALLOW),
        arguments(
            "identity and the wrong account",
            none().withIdentity(READ).withResource(to(Kind.AWS, AWAY)),
            Outcome.IMPLICIT_DENY),
        arguments(
            "boundary limits the session too",
            none().withIdentity(READ).withBoundary(WRITE).withResource(to(Kind.AWS, SESSION)),
            Outcome.IMPLICIT_DENY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acrossAccounts")
  void bothSidesMustAllowAcrossAccounts(String rule, PolicySet policies, Outcome outcome) {
    assertThat(decide(AWAY, policies).outcome()).as(rule).isEqualTo(outcome);
  }

  @Test
  void accountsThatMayBeTheSameLeaveItOpen() {
    assertThat(decide("${AWS::AccountId}", none().withIdentity(READ)).outcome())
        .isEqualTo(Outcome.UNKNOWN);
    var caller = Caller.session("arn:aws:iam::${AWS::AccountId}:role/r", "", "${AWS::AccountId}");
    assertThat(decide(caller, "${AWS::AccountId}", none().withIdentity(READ)).outcome())
        .isEqualTo(Outcome.ALLOW);
  }

  @Test
  void keysObeyTheirOwnPolicy() {
    var key = "arn:aws:kms:eu-west-1:" + HOME + ":key/k";
    var request =
        new Request(
            Caller.session(ROLE, SESSION, HOME), "kms:Decrypt", text(key), HOME, Context.empty());
    assertThat(Decisions.decide(request, none().withIdentity(ALL)).outcome())
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(Decisions.decide(request, none().withIdentity(ALL)).layer())
        .isEqualTo(Layer.RESOURCE);
    assertThat(
            Decisions.decide(request, none().withIdentity(ALL).withResource(to(Kind.AWS, HOME)))
                .outcome())
        .isEqualTo(Outcome.ALLOW);
    assertThat(Decisions.decide(request, none().withResource(to(Kind.AWS, HOME))).outcome())
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(Decisions.decide(request, none().withResource(to(Kind.AWS, ROLE))).outcome())
        .isEqualTo(Outcome.ALLOW);
  }

  @Test
  void usersRootServicesAndNobody() {
    assertThat(
            decide(Caller.user(USER, HOME), HOME, none().withResource(to(Kind.AWS, USER)))
                .outcome())
        .isEqualTo(Outcome.ALLOW);
    assertThat(decide(Caller.root(HOME), HOME, none()).outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(decide(Caller.root(HOME), HOME, none().withServiceControl(WRITE)).outcome())
        .isEqualTo(Outcome.IMPLICIT_DENY);
    var service = Caller.service("s3.amazonaws.com");
    assertThat(
            decide(service, HOME, none().withResource(to(Kind.SERVICE, "s3.amazonaws.com")))
                .outcome())
        .isEqualTo(Outcome.ALLOW);
    assertThat(
            decide(service, HOME, none().withResource(to(Kind.SERVICE, "sns.amazonaws.com")))
                .outcome())
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(decide(service, HOME, none().withIdentity(ALL)).outcome())
        .isEqualTo(Outcome.IMPLICIT_DENY);
    var anyone = document(allow("*").on("*").toAnyone());
    assertThat(decide(Caller.anonymous(), HOME, none().withResource(anyone)).outcome())
        .isEqualTo(Outcome.ALLOW);
    assertThat(decide(Caller.anonymous(), HOME, none().withResource(to(Kind.AWS, HOME))).outcome())
        .isEqualTo(Outcome.IMPLICIT_DENY);
  }

  @Test
  void unknownKeysAreNamed() {
    var tagged = document(allow("s3:*").on("*").when("StringEquals", "aws:PrincipalTag/team", "a"));
    var request =
        new Request(
            Caller.session(ROLE, SESSION, HOME),
            "s3:GetObject",
            text(OBJECT),
            HOME,
            Context.unknown());
    var decision = Decisions.decide(request, none().withIdentity(tagged));
    assertThat(decision.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(decision.missingKeys()).containsExactly("aws:principaltag/team");
  }

  @Test
  void actionWithoutResourcesIsAskedForOnAStar() {
    var request =
        new Request(
            Caller.session(ROLE, SESSION, HOME),
            "s3:ListAllMyBuckets",
            text("*"),
            HOME,
            Context.empty());
    var bucket = document(allow("s3:*").on("arn:aws:s3:::b"));
    assertThat(Decisions.decide(request, none().withIdentity(bucket)).outcome())
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(Decisions.decide(request, none().withIdentity(ALL)).outcome())
        .isEqualTo(Outcome.ALLOW);
  }
}
