package dev.martello.iam;

import static dev.martello.iam.Policies.allow;
import static dev.martello.iam.Policies.deny;
import static dev.martello.iam.Policies.grants;
import static dev.martello.iam.Policies.policy;
import static dev.martello.iam.Policies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.know.AccessLevel;
import dev.martello.model.Identity;
import dev.martello.model.Policy;
import dev.martello.model.Principals;
import dev.martello.value.Tri;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Allow statements give in the end, after Denies and within a permissions boundary. */
final class GrantListTest {
  private static final String OBJECTS = "arn:aws:s3:::b/*";
  private static final String SECRETS = "arn:aws:s3:::b/secret/*";

  static Stream<Arguments> denied() {
    return Stream.of(
        arguments("nothing is denied", "sure", List.of()),
        arguments("all of it", "none", List.of(deny("s3:GetObject").on("*"))),
        arguments("all that is named", "none", List.of(deny("s3:GetObject").on(OBJECTS))),
        arguments("a part", "sure narrowed", List.of(deny("s3:GetObject").on(SECRETS))),
        arguments("something else", "sure", List.of(deny("s3:GetObject").on("arn:aws:s3:::c/*"))),
        arguments("another action", "sure", List.of(deny("s3:PutObject").on("*"))),
        arguments("all but that action", "sure", List.of(deny("s3:Get*").notActions().on("*"))),
        arguments("all but those objects", "sure", List.of(deny("s3:*").notOn(OBJECTS))),
        arguments(
            "all of it under a condition",
            "sure narrowed",
            List.of(deny("s3:*").on("*").when("StringNotEquals", "aws:SourceVpc", "vpc-1"))),
        arguments(
            "all of it, perhaps", "open narrowed", List.of(deny("s3:GetObject").on("*").perhaps())),
        arguments("an unknown part", "sure narrowed", List.of(deny("s3:*").on("${Arn}"))),
        arguments("an unknown action", "open", List.of(deny("s3:Get${What}").on("*"))),
        arguments(
            "a part and then the whole",
            "none",
            List.of(deny("s3:*").on(SECRETS), deny("s3:*").on("*"))));
  }

  @ParameterizedTest(name = "denied: {0}")
  @MethodSource("denied")
  void denyTakesAwayWhatItCovers(String rule, String expected, List<Policies> denies) {
    var all = Stream.concat(Stream.of(allow("s3:GetObject").on(OBJECTS)), denies.stream());
    assertThat(told(grants(all.toArray(Policies[]::new)))).isEqualTo(expected);
  }

  static Stream<Arguments> limited() {
    return Stream.of(
        arguments("everything", "sure", List.of(allow("*").on("*"))),
        arguments("those objects", "sure", List.of(allow("s3:*").on(OBJECTS))),
        arguments("some of them", "open", List.of(allow("s3:*").on(SECRETS))),
        arguments("others", "none", List.of(allow("s3:*").on("arn:aws:s3:::c/*"))),
        arguments("another action", "none", List.of(allow("s3:PutObject").on("*"))),
        arguments("nothing", "none", List.of(deny("iam:*").on("*"))),
        arguments("all but others", "sure", List.of(allow("*").notOn("arn:aws:s3:::c/*"))),
        arguments("all but those", "none", List.of(allow("*").notOn(OBJECTS))),
        arguments("perhaps everything", "open", List.of(allow("*").on("*").perhaps())),
        arguments("an unknown action", "open", List.of(allow("s3:Get${What}").on("*"))),
        arguments("an unknown resource", "open", List.of(allow("*").on("${Arn}"))),
        arguments(
            "everything but it", "none", List.of(allow("*").on("*"), deny("s3:Get*").on(OBJECTS))),
        arguments(
            "everything but some", "open", List.of(allow("*").on("*"), deny("s3:*").on(SECRETS))),
        arguments(
            "everything but others",
            "sure",
            List.of(allow("*").on("*"), deny("s3:*").on("arn:aws:s3:::c/*"))),
        arguments(
            "everything but perhaps it",
            "open",
            List.of(allow("*").on("*"), deny("s3:*").on("*").perhaps())),
        arguments(
            "everything but another action",
            "sure",
            List.of(allow("*").on("*"), deny("s3:Put*").on("*"))),
        arguments(
            "everything but under a condition",
            "sure",
            List.of(
                allow("*").on("*"),
                deny("*").on("*").when("StringNotEquals", "aws:SourceVpc", "vpc-1"))));
  }

  @ParameterizedTest(name = "boundary: {0}")
  @MethodSource("limited")
  void boundaryLetsThroughWhatItAllows(String rule, String expected, List<Policies> boundary) {
    var limit = List.of(policy(boundary.toArray(Policies[]::new)));
    var identity = List.of(policy(allow("s3:GetObject").on(OBJECTS)));
    assertThat(told(Grants.of(identity, limit, Names.UNKNOWN))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "boundary: {0}")
  @MethodSource("limited")
  void entriesAgreeWithQuestions(String rule, String expected, List<Policies> boundary) {
    var limit = List.of(policy(boundary.toArray(Policies[]::new)));
    var identity = List.of(policy(allow("s3:GetObject").on(OBJECTS)));
    var some = Grants.of(identity, limit, Names.UNKNOWN).grantsSome("s3:GetObject", text(OBJECTS));
    assertThat(some).isIn(expected.equals("none") ? List.of(Tri.NO) : List.of(Tri.values()));
    assertThat(some.isNo()).isEqualTo(expected.equals("none"));
  }

  /** Tells how certain it is that objects are read, and whether something takes a part away. */
  private static String told(Grants grants) {
    var reads =
        grants.actions().filter(granted -> granted.action().id().equals("s3:GetObject")).toList();
    if (reads.isEmpty()) {
      return "none";
    }
    var certain = Tri.any(reads.stream().map(GrantedAction::isCertain).toList());
    return (certain.isYes() ? "sure" : "open")
        + (reads.getFirst().grant().isNarrowed() ? " narrowed" : "");
  }

  @Test
  void everythingButSomeIsGrantedWithinABoundary() {
    var identity = List.of(policy(allow("s3:*").notOn(OBJECTS)));
    var wide = List.of(policy(allow("s3:Get*").on("*")));
    var narrow = List.of(policy(allow("s3:Get*").on(SECRETS)));
    assertThat(told(Grants.of(identity, wide, Names.UNKNOWN))).isEqualTo("sure");
    assertThat(told(Grants.of(identity, narrow, Names.UNKNOWN))).isEqualTo("open");
    assertThat(Grants.of(identity, wide, Names.UNKNOWN).possibleActions().contains("s3:PutObject"))
        .isFalse();
  }

  private static Principals.User user(
      List<Policy> policies, List<String> opaque, String boundary, List<Policy> limit) {
    var identity =
        new Identity("t.yaml", "User", "AWS::IAM::User", "User", "", Policies.HERE, Tri.YES);
    return new Principals.User(
        identity,
        text("user"),
        policies,
        opaque.stream().map(Policies::text).toList(),
        text(boundary),
        limit,
        false);
  }

  @ParameterizedTest(name = "opaque policy {0}, boundary {1}, content known: {2} gives {3}")
  @CsvSource({
    "'', '', false, YES, NO",
    "arn:aws:iam::1:policy/p, '', false, YES, UNKNOWN",
    "'', arn:aws:iam::1:policy/b, false, UNKNOWN, NO",
    "'', ${Boundary}, false, UNKNOWN, NO",
    "'', arn:aws:iam::1:policy/b, true, NO, NO",
    "arn:aws:iam::1:policy/p, arn:aws:iam::1:policy/b, true, NO, UNKNOWN",
  })
  void whatIsNotKnownOfAUserStaysOpen(
      String opaque, String boundary, boolean isKnown, Tri reads, Tri writes) {
    var user =
        user(
            List.of(policy(allow("s3:GetObject").on("*"))),
            opaque.isEmpty() ? List.of() : List.of(opaque),
            boundary,
            isKnown ? List.of(policy(allow("s3:PutObject").on("*"))) : List.of());
    assertThat(Grants.of(user).grants("s3:GetObject")).isEqualTo(reads);
    assertThat(Grants.of(user).grants("s3:PutObject")).isEqualTo(writes);
  }

  static Stream<Arguments> pieces() {
    var all = allow("s3:GetObject").on("*");
    return Stream.of(
        arguments("no deny", Tri.YES, List.of(all)),
        arguments("two parts", Tri.YES, List.of(all, denied("a"), denied("b"))),
        arguments(
            "three parts may be all there is",
            Tri.UNKNOWN,
            List.of(all, denied("a"), denied("b"), denied("c"))),
        arguments(
            "a part and all but that part", Tri.YES, List.of(all, deny("s3:*").notOn(SECRETS))),
        arguments(
            "a deny that takes all but something, and another part",
            Tri.UNKNOWN,
            List.of(all, deny("s3:*").notOn(SECRETS), denied("a"))),
        arguments(
            "parts of something else",
            Tri.YES,
            List.of(
                all,
                deny("s3:*").on("arn:aws:s3:::c/a"),
                deny("s3:*").on("arn:aws:s3:::c/b"),
                deny("s3:*").on("arn:aws:s3:::c/c"))),
        arguments(
            "allowed for all but something that is denied",
            Tri.YES,
            List.of(allow("s3:GetObject").notOn(SECRETS), deny("s3:*").on(SECRETS))),
        arguments(
            "allowed for all but that", Tri.NO, List.of(allow("s3:GetObject").notOn(OBJECTS))));
  }

  private static Policies denied(String folder) {
    return deny("s3:GetObject").on("arn:aws:s3:::b/" + folder + "/*");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pieces")
  void somethingIsLeftUnlessDeniesMayTakeAll(String rule, Tri expected, List<Policies> statements) {
    var grants = grants(statements.toArray(Policies[]::new));
    assertThat(grants.grantsSome("s3:GetObject", text(OBJECTS))).isEqualTo(expected);
  }

  @Test
  void allowBesideADenyOfAnOverlapIsOpen() {
    var grants =
        grants(
            allow("s3:GetObject").on("arn:aws:s3:::b/*/x"), deny("s3:*").on("arn:aws:s3:::b/y/*"));
    assertThat(grants.grantsSome("s3:GetObject", text("arn:aws:s3:::b/y/*"))).isNotEqualTo(Tri.YES);
    assertThat(grants.grantsSome("s3:GetObject", text("arn:aws:s3:::b/z/*"))).isEqualTo(Tri.YES);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"READ, s3:GetObject", "WRITE, s3:PutObject", "LIST, s3:ListBucket"})
  void actionsAreToldByTheirLevel(AccessLevel level, String id) {
    var found = grants(allow("s3:*").on("*")).ofAccess(level).map(GrantedAction::action).toList();
    assertThat(found).allMatch(action -> action.level() == level);
    assertThat(found).anyMatch(action -> action.id().equals(id));
  }

  static Stream<Arguments> almostEverything() {
    return Stream.of(
        arguments("all", List.of(allow("*").on("*")), true, true),
        arguments("perhaps all", List.of(allow("*").on("*").perhaps()), false, true),
        arguments("on something", List.of(allow("*").on(OBJECTS)), false, false),
        arguments("on an unknown resource", List.of(allow("*").on("${Arn}")), false, true),
        arguments(
            "less a deny", List.of(allow("*").on("*"), deny("s3:Get*").on(OBJECTS)), false, false),
        arguments(
            "less perhaps a deny",
            List.of(allow("*").on("*"), deny("s3:*").on("*").perhaps()),
            false,
            true),
        arguments(
            "less another action", List.of(allow("*").on("*"), deny("iam:*").on("*")), true, true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("almostEverything")
  void actionsOnEveryResource(
      String rule, List<Policies> statements, boolean isSure, boolean isPossible) {
    var grants = grants(statements.toArray(Policies[]::new));
    assertThat(grants.onEverything(true).contains("s3:GetObject")).isEqualTo(isSure);
    assertThat(grants.onEverything(false).contains("s3:GetObject")).isEqualTo(isPossible);
    var within = List.of(policy(allow("iam:*").on("*")));
    var identity = List.of(policy(statements.toArray(Policies[]::new)));
    assertThat(
            Grants.of(identity, within, Names.UNKNOWN).onEverything(false).contains("s3:GetObject"))
        .isFalse();
  }

  @Test
  void wholeServiceNamesTheGrantsThatGiveIt() {
    var alone = grants(allow("sqs:*").on("*"), allow("sqs:SendMessage").on("*"));
    assertThat(alone.serviceWildcards())
        .singleElement()
        .satisfies(
            whole -> {
              assertThat(whole.service().prefix()).isEqualTo("sqs");
              assertThat(whole.grants()).hasSize(1);
            });
    var together =
        grants(
            allow("sqs:A*", "sqs:C*", "sqs:D*", "sqs:G*").on("*"),
            allow("sqs:L*", "sqs:P*", "sqs:R*", "sqs:S*", "sqs:T*", "sqs:U*").on("*"),
            allow("sns:Publish").on("*"));
    assertThat(together.serviceWildcards())
        .singleElement()
        .satisfies(whole -> assertThat(whole.grants()).hasSize(2));
    var elsewhere = grants(allow("sqs:*").on("arn:aws:s3:::b"), allow("sns:*").on("*"));
    assertThat(elsewhere.serviceWildcards())
        .singleElement()
        .satisfies(whole -> assertThat(whole.service().prefix()).isEqualTo("sns"));
    assertThat(grants(allow("iam:*").notActions().on("*")).serviceWildcards())
        .extracting(whole -> whole.service().prefix())
        .contains("sqs", "sns", "s3")
        .doesNotContain("iam");
  }

  @ParameterizedTest(name = "{0} texts: {1}")
  @CsvSource({"2000, YES", "2001, UNKNOWN"})
  void statementsOfMoreTextsThanAwsTakesStayOpen(int count, Tri expected) {
    var texts = new String[count];
    Arrays.setAll(texts, at -> "sqs:Receive" + at);
    texts[count - 1] = "s3:GetObject";
    assertThat(grants(allow(texts).on("*")).grants("s3:GetObject")).isEqualTo(expected);
    var resources = new String[count];
    Arrays.setAll(resources, at -> "arn:aws:s3:::b" + at + "/*");
    assertThat(
            grants(allow("s3:GetObject").on(resources))
                .grants("s3:GetObject", text("arn:aws:s3:::b7/x")))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} wildcards across services: {1}")
  @CsvSource({"50, YES", "51, UNKNOWN"})
  void manyWildcardsAcrossServicesStayOpen(int count, Tri expected) {
    var texts = new String[count + 1];
    Arrays.setAll(texts, at -> "s?s:Receive" + at);
    texts[count] = "s3:GetObject";
    assertThat(grants(allow(texts).on("*")).grants("s3:GetObject")).isEqualTo(expected);
    Arrays.setAll(texts, at -> at == count ? "s3:GetObject" : "sqs:Receive*" + at);
    assertThat(grants(allow(texts).on("*")).grants("s3:GetObject")).isEqualTo(Tri.YES);
  }
}
