package dev.martello.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.know.AccessLevel;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActionSetTest {
  private static final Catalogue CATALOGUE = Catalogue.standard();

  private static ActionSet of(String... patterns) {
    return ActionSet.of(CATALOGUE, List.of(patterns));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "**", "*:*", " * "})
  void everythingIsWrittenInManyWays(String pattern) {
    assertThat(of(pattern).isEverything()).isTrue();
    assertThat(of(pattern).contains("brandnew:DoSomething")).isTrue();
  }

  @Test
  void listOfAllServicesIsEverythingThatIsKnown() {
    var patterns =
        CATALOGUE.services().stream()
            .map(service -> service.prefix() + ":*")
            .toArray(String[]::new);
    assertThat(of(patterns).isEverything()).isTrue();
    assertThat(of(patterns).contains("brandnew:DoSomething")).isFalse();
  }

  @Test
  void wholeServiceIsSeenHoweverItIsWritten() {
    var letters =
        of(
            "sqs:A*", "sqs:C*", "sqs:D*", "sqs:G*", "sqs:L*", "sqs:P*", "sqs:R*", "sqs:S*",
            "sqs:T*", "sqs:U*");
    assertThat(letters.wholeServices())
        .extracting(Catalogue.Service::prefix)
        .containsExactly("sqs");
    assertThat(of("sqs:*").minus(of("sqs:SendMessage")).wholeServices()).isEmpty();
    assertThat(of("s?s:*").services())
        .extracting(Catalogue.Service::prefix)
        .contains("sqs", "sns", "sts");
  }

  @Test
  void complementIsExactForKnownAndUnknownActions() {
    var allBut = of("iam:*", "s3:DeleteBucket", "future:*").complement();
    assertThat(allBut.contains("iam:PassRole")).isFalse();
    assertThat(allBut.contains("s3:DeleteBucket")).isFalse();
    assertThat(allBut.contains("s3:DeleteObject")).isTrue();
    assertThat(allBut.contains("future:Act")).isFalse();
    assertThat(allBut.contains("iam:FutureAct")).isFalse();
    assertThat(allBut.contains("other:Act")).isTrue();
    assertThat(allBut.complement().contains("iam:FutureAct")).isTrue();
    assertThat(allBut.complement().contains("other:Act")).isFalse();
    assertThat(allBut.size() + of("iam:*", "s3:DeleteBucket").size()).isEqualTo(CATALOGUE.size());
  }

  @Test
  void unknownActionsAreKept() {
    var some = of("s3:GetObject", "s3:ReadMind");
    assertThat(some.size()).isEqualTo(1);
    assertThat(some.contains("S3:readmind")).isTrue();
    assertThat(some.unknownPatterns()).containsExactly("s3:readmind");
    assertThat(some.minus(of("s3:*")).isEmpty()).isTrue();
    assertThat(some.intersect(of("s3:read*")).contains("s3:ReadMind")).isTrue();
    assertThat(some.intersect(of("s3:get*")).contains("s3:ReadMind")).isFalse();
  }

  @Test
  void actionsComeInOrderAndAsAwsSpellsThem() {
    assertThat(of("dynamodb:put*", "DYNAMODB:GETITEM").actions())
        .extracting(Action::id)
        .containsExactly("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:PutResourcePolicy");
  }

  /** Whatever a pattern is, its actions are those that it matches one by one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:*",
        "s3:Get*",
        "*:GetObject",
        "s?:*",
        "*s:Get?bject",
        "*Object",
        "s*",
        "?3:GetObject*",
        "*3:*",
        "sqs:*Message",
        "s3",
        "*:*Bucket",
        "s3:G?tObject",
        "**:List*",
        "?*:?*"
      })
  void setsHoldWhatTheirPatternsMatch(String text) {
    var set = of(text);
    var pattern = ActionPattern.of(text);
    var matched =
        ActionSet.everything(CATALOGUE)
            .actions()
            .filter(action -> pattern.matches(action.id()))
            .map(Action::id)
            .toList();
    assertThat(set.actions().map(Action::id)).isEqualTo(matched);
  }

  @Test
  void partsOfASetAreFoundByLevelAndByTest() {
    var set = of("s3:*", "sqs:*");
    assertThat(set.ofAccess(AccessLevel.WRITE).map(Action::id))
        .contains("s3:PutObject", "sqs:SendMessage")
        .doesNotContain("s3:GetObject", "s3:ListBucket");
    assertThat(set.where(action -> action.id().startsWith("sqs:")).actions())
        .isEqualTo(of("sqs:*").actions().toList());
    assertThat(set.where(_ -> false).isEmpty()).isTrue();
    assertThat(set.services()).extracting(Catalogue.Service::prefix).containsExactly("s3", "sqs");
    assertThat(ActionSet.everything(CATALOGUE).services()).isEqualTo(CATALOGUE.services());
  }

  @Test
  void setsAreComparedByWhatIsInThem() {
    assertThat(of("s3:GetObject"))
        .isEqualTo(of("s3:getobject"))
        .hasSameHashCodeAs(of("s3:getobject"));
    assertThat(of("s3:GetObject")).isNotEqualTo(of("s3:PutObject"));
    assertThat(of("s3:ReadMind")).isNotEqualTo(of("s3:ReadMinds")).isNotEqualTo("s3:ReadMind");
    assertThat(of("s3:GetObject").hashCode()).isNotEqualTo(of("s3:PutObject").hashCode());
    assertThat(of("s3:Get*").intersects(of("s3:GetObject"))).isTrue();
    assertThat(of("s3:Get*").intersects(of("s3:PutObject"))).isFalse();
    assertThat(of("s3:Get*").containsAll(of("s3:GetObject"))).isTrue();
    assertThat(of("s3:Get*").containsAll(of("s3:GetObject", "s3:PutObject"))).isFalse();
    assertThat(of("s3:GetObject").union(of("sqs:*")).contains("sqs:SendMessage")).isTrue();
    assertThat(of("s3:GetObject").union(of("sqs:*")).contains("s3:GetObject")).isTrue();
  }

  @Test
  void shortSetsAreNamedAndLongOnesCounted() {
    assertThat(of("s3:GetObject", "sqs:SendMessage")).hasToString("s3:GetObject, sqs:SendMessage");
    var ids = ActionSet.everything(CATALOGUE).actions().map(Action::id).limit(21).toList();
    assertThat(of(ids.toArray(String[]::new))).hasToString("21 actions");
    assertThat(of(ids.subList(0, 20).toArray(String[]::new)).toString()).contains(", ");
  }
}
