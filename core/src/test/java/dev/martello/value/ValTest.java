package dev.martello.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are known, one of a few, or unknown. */
final class ValTest {
  private static final Origin HERE = new Origin.ServiceDefault("here");
  private static final Val<String> KNOWN = Val.known("prod", HERE);
  private static final Val<String> CHOICE = Val.oneOf(List.of("dev", "prod"), HERE);
  private static final Val<String> UNKNOWN = Val.unknown("${Stage}", HERE);

  @ParameterizedTest(name = "{0} starts with {1}: {2}")
  @MethodSource("questions")
  void questionsAreAnsweredAsFarAsTheValueIsKnown(Val<String> value, String start, Tri expected) {
    assertThat(value.is(text -> text.startsWith(start))).isEqualTo(expected);
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        arguments(KNOWN, "p", Tri.YES),
        arguments(KNOWN, "d", Tri.NO),
        arguments(CHOICE, "", Tri.YES),
        arguments(CHOICE, "p", Tri.UNKNOWN),
        arguments(CHOICE, "d", Tri.UNKNOWN),
        arguments(CHOICE, "x", Tri.NO),
        arguments(UNKNOWN, "", Tri.UNKNOWN));
  }

  @Test
  void equalityIsAQuestionToo() {
    assertThat(KNOWN.isEqualTo("prod")).isEqualTo(Tri.YES);
    assertThat(KNOWN.isEqualTo("dev")).isEqualTo(Tri.NO);
    assertThat(CHOICE.isEqualTo("dev")).isEqualTo(Tri.UNKNOWN);
  }

  @Test
  void functionsKeepOriginsAndUnknowns() {
    assertThat(KNOWN.map(String::length)).isEqualTo(Val.known(4, HERE));
    assertThat(CHOICE.map(String::length)).isEqualTo(Val.oneOf(List.of(3, 4), HERE));
    assertThat(UNKNOWN.map(String::length)).isEqualTo(Val.<Integer>unknown("${Stage}", HERE));
  }

  @Test
  void aChoiceOfOneIsKnown() {
    assertThat(Val.oneOf(List.of("a", "a"), HERE)).isEqualTo(Val.known("a", HERE));
    assertThat(CHOICE.map(_ -> "same")).isEqualTo(Val.known("same", HERE));
    assertThatThrownBy(() -> new Val.OneOf<>(List.of("a"), HERE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void candidatesAreWhatIsKnownOfAValue() {
    assertThat(KNOWN.candidates()).containsExactly("prod");
    assertThat(CHOICE.candidates()).containsExactly("dev", "prod");
    assertThat(UNKNOWN.candidates()).isEmpty();
  }

  @Test
  void valuesAreShownToPeople() {
    assertThat(KNOWN.show()).isEqualTo("prod");
    assertThat(CHOICE.show()).isEqualTo("dev or prod");
    assertThat(UNKNOWN.show()).isEqualTo("${Stage}");
    assertThat(Val.serviceDefault(3L, "Timeout").show()).isEqualTo("3");
    assertThat(Val.serviceDefault(3L, "Timeout").origin())
        .isEqualTo(new Origin.ServiceDefault("Timeout"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "${app/template.yaml#Orders}, ${Orders}",
    "a-${app/template.yaml#Orders.Arn}-${b.yaml#C}, a-${Orders.Arn}-${C}",
    "${Orders}, ${Orders}",
    "plain, plain",
    "a#b, a#b",
  })
  void briefTextsNameNoTemplates(String expression, String expected) {
    assertThat(Val.unknown(expression, HERE).brief()).isEqualTo(expected);
  }

  @Test
  void secondQuestionIsAskedOnlyWhereTheFirstLeavesItOpen() {
    var asked = new AtomicInteger();
    assertThat(
            Tri.NO.and(
                () -> {
                  asked.incrementAndGet();
                  return Tri.YES;
                }))
        .isEqualTo(Tri.NO);
    assertThat(
            Tri.YES.or(
                () -> {
                  asked.incrementAndGet();
                  return Tri.NO;
                }))
        .isEqualTo(Tri.YES);
    assertThat(asked).hasValue(0);
  }
}
