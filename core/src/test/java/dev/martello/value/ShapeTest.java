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
    "a${X}a, a, NO",
    "a${X}bc${Y}cd, abcd, NO",
    "a${X}b${Y}b${Z}, ab, NO",
    "a${X}b${Y}b${Z}, abb, UNKNOWN",
    "${X}b${Y}, b, UNKNOWN",
    "a${X}c, abd, NO"
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

  @ParameterizedTest(name = "does {0} contain {1}: {2}")
  @CsvSource({"a-b-c, -b-, YES", "a${X}b, b, YES", "a${X}b, c, UNKNOWN", "abc, d, NO"})
  void literalPiecesOrHolesHoldParts(String shape, String part, Tri expected) {
    assertThat(Shape.parse(shape).contains(part)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is between {1} and {2}")
  @CsvSource({
    "arn:${P}:b, arn:, :b",
    "${A}, '', ''",
    "abc, abc, abc",
    "'', '', ''",
    "${A}b, '', b",
    "a${B}, a, ''",
  })
  void endsAreWhatStandsOutsideOfHoles(String text, String start, String end) {
    assertThat(Shape.parse(text).literalStart()).isEqualTo(start);
    assertThat(Shape.parse(text).literalEnd()).isEqualTo(end);
  }

  @Test
  void holesAreNamedInOrder() {
    assertThat(Shape.parse("${A}-${ B.Arn }${A}").holes()).containsExactly("A", "B.Arn", "A");
    assertThat(Shape.parse("a").holes()).isEmpty();
    assertThat(Shape.parse("${A}").onlyHole()).contains("A");
    assertThat(Shape.parse("${A}${B}").onlyHole()).isEmpty();
    assertThat(Shape.parse("a").onlyHole()).isEmpty();
    assertThat(Shape.parse("").onlyHole()).isEmpty();
    assertThat(Shape.parse("a").isLiteral()).isTrue();
    assertThat(Shape.parse("a${A}").isLiteral()).isFalse();
  }

  @ParameterizedTest(name = "options {0} and {1}: {2}")
  @CsvSource({
    "arn:a:z, arn:b:z, YES, YES",
    "arn:a:z, b, UNKNOWN, UNKNOWN",
    "a, b, NO, NO",
  })
  void optionsThatDisagreeLeaveItOpen(String one, String two, Tri starts, Tri ends) {
    var text = Val.oneOf(List.of(one, two), new Origin.ServiceDefault("x"));
    assertThat(Shape.startsWith(text, "arn:")).isEqualTo(starts);
    assertThat(Shape.endsWith(text, ":z")).isEqualTo(ends);
    assertThat(Shape.isEqual(text, one)).isEqualTo(Tri.UNKNOWN);
    assertThat(Shape.isEqual(text, "c")).isEqualTo(Tri.NO);
    assertThat(Shape.isEmpty(text)).isEqualTo(Tri.NO);
  }

  @Test
  void unknownTextsAreAskedByTheirLiteralParts() {
    var text = Val.<String>unknown("arn:${A}:z", new Origin.ServiceDefault("x"));
    assertThat(Shape.startsWith(text, "arn:")).isEqualTo(Tri.YES);
    assertThat(Shape.endsWith(text, ":z")).isEqualTo(Tri.YES);
    assertThat(Shape.isEqual(text, "arn:b:z")).isEqualTo(Tri.UNKNOWN);
    assertThat(Shape.isEqual(text, "b")).isEqualTo(Tri.NO);
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
    assertThat(Shape.isEmpty(Val.unknown("${prod or Stage}", place))).isEqualTo(Tri.UNKNOWN);
    assertThat(Shape.isEmpty(Val.unknown("q-${Arn}", Origin.derived("parameter `Arn`", place))))
        .isEqualTo(Tri.NO);
  }
}
