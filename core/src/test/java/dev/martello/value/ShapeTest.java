package dev.martello.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

  @ParameterizedTest(name = "does {0} start with {1}: {2}")
  @CsvSource({
    "arn:aws:s3:::b, arn:, YES",
    "arn:aws:s3:::b, http, NO",
    "arn:${P}:s3:::b, arn:, YES",
    "arn:${P}:s3:::b, arn:aws:, UNKNOWN",
    "${A}, arn:, UNKNOWN",
    "x${A}, arn:, NO"
  })
  void literalStartsDecide(String shape, String prefix, Tri expected) {
    assertThat(Shape.parse(shape).startsWith(prefix)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "does {0} end with {1}: {2}")
  @CsvSource({
    "bucket/*, /*, YES",
    "${B}/*, /*, YES",
    "bucket/${K}, /*, UNKNOWN",
    "bucket/${K}.txt, /*, NO"
  })
  void literalEndsDecide(String shape, String suffix, Tri expected) {
    assertThat(Shape.parse(shape).endsWith(suffix)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "is {0} equal to {1}: {2}")
  @CsvSource({
    "*, *, YES",
    "${A}, *, UNKNOWN",
    "arn:${A}, *, NO",
    "a${X}b${Y}c, abc, UNKNOWN",
    "a${X}b${Y}c, a-b-c, UNKNOWN",
    "a${X}b${Y}c, acb, NO",
    "a${X}a, a, NO"
  })
  void piecesMustFitInOrder(String shape, String text, Tri expected) {
    assertThat(Shape.parse(shape).isEqual(text)).isEqualTo(expected);
  }

  @Test
  void escapedHolesAreLiteral() {
    assertThat(Shape.parse("${!Name}-${Other}").pieces())
        .containsExactly(new Shape.Literal("${Name}-"), new Shape.Hole("Other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"${", "${}", "a${b", "}${c}{", "$${d}", "${e} ${!f}"})
  void oddNotationsArePrintedAsTheyMean(String notation) {
    var shape = Shape.parse(notation);
    assertThat(Shape.parse(shape.toString())).isEqualTo(shape);
  }

  /** Putting any text into the holes never contradicts an answer that was given without it. */
  @Test
  void answersHoldWhateverTheHolesAre() {
    long seed = 20261122;
    var random = new Random(seed);
    var letters = List.of("a", "b", "/", "*", "");
    for (int round = 0; round < 5_000; round++) {
      var expression = new StringBuilder();
      var filled = new StringBuilder();
      for (int piece = 0; piece < 1 + random.nextInt(4); piece++) {
        var text = letters.get(random.nextInt(5)) + letters.get(random.nextInt(5));
        expression.append(random.nextBoolean() ? text : "${H" + piece + "}");
        filled.append(expression.toString().endsWith("}") ? text : "");
        if (!expression.toString().endsWith("}")) {
          filled.append(text);
        }
      }
      var shape = Shape.parse(expression.toString());
      var asked = letters.get(random.nextInt(5)) + letters.get(random.nextInt(5));
      var context =
          "seed %d: `%s` filled `%s` asked `%s`".formatted(seed, expression, filled, asked);
      assertThat(shape.startsWith(asked))
          .as(context)
          .isIn(Tri.UNKNOWN, Tri.of(filled.toString().startsWith(asked)));
      assertThat(shape.endsWith(asked))
          .as(context)
          .isIn(Tri.UNKNOWN, Tri.of(filled.toString().endsWith(asked)));
      assertThat(shape.isEqual(asked))
          .as(context)
          .isIn(Tri.UNKNOWN, Tri.of(filled.toString().equals(asked)));
      assertThat(shape.contains(asked))
          .as(context)
          .isIn(Tri.UNKNOWN, Tri.of(filled.toString().contains(asked)));
    }
  }

  @ParameterizedTest(name = "is {0} empty: {1}")
  @CsvSource({"'', YES", "a, NO"})
  void knownTextsAreEmptyOrNot(String text, Tri expected) {
    assertThat(Shape.isEmpty(Val.known(text, new Origin.ServiceDefault("x")))).isEqualTo(expected);
  }

  @Test
  void referencesToResourcesAreNeverEmptyParametersMayBe() {
    var place = new Origin.ServiceDefault("x");
    assertThat(Shape.isEmpty(Val.unknown("${Queue.Arn}", place))).isEqualTo(Tri.NO);
    assertThat(Shape.isEmpty(Val.unknown("${Arn}", Origin.derived("parameter `Arn`", place))))
        .isEqualTo(Tri.UNKNOWN);
    assertThat(Shape.isEmpty(Val.unknown("q-${Arn}", Origin.derived("parameter `Arn`", place))))
        .isEqualTo(Tri.NO);
  }
}
