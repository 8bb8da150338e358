package dev.martello.iam;

import static org.assertj.core.api.Assertions.assertThat;

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
}
