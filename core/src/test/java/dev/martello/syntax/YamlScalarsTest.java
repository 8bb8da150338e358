package dev.martello.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlScalarsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("scalars")
  void plainScalarsAreReadByTheRulesOfYaml11(String rule, String written, Object expected) {
    assertThat(value(Sources.yaml("- " + written + "\n"))).isEqualTo(expected);
  }

  static Stream<Arguments> scalars() {
    return Stream.of(
        arguments("yes is a boolean", "yes", true),
        arguments("No is a boolean", "No", false),
        arguments("ON is a boolean", "ON", true),
        arguments("off is a boolean", "off", false),
        arguments("True is a boolean", "True", true),
        arguments("tRUE is a text", "tRUE", "tRUE"),
        arguments("y alone is a text", "y", "y"),
        arguments("quoted yes is a text", "'yes'", "yes"),
        arguments("tilde is null", "~", "null!"),
        arguments("nothing is null", "", "null!"),
        arguments("Null is null", "Null", "null!"),
        arguments("quoted null is a text", "\"null\"", "null"),
        arguments("decimal", "42", 42L),
        arguments("decimal with sign", "+42", 42L),
        arguments("negative", "-7", -7L),
        arguments("leading zero is octal", "0777", 511L),
        arguments("leading zero with an 8 is a text", "0778", "0778"),
        arguments("account id with leading zero is a text", "012345678901", "012345678901"),
        arguments("account id", "123456789012", 123456789012L),
        arguments("octal of YAML 1.2 is a text", "0o17", "0o17"),
        arguments("hexadecimal", "0x1F", 31L),
        arguments("binary", "0b101", 5L),
        arguments("underscores do not count", "1_000", 1000L),
        arguments("hexadecimal of underscores only is a text", "0x_", "0x_"),
        arguments("sexagesimal", "1:30", 90L),
        arguments("negative sexagesimal", "-1:30", -90L),
        arguments("minutes past 59 are a text", "1:60", "1:60"),
        arguments("beyond a long", "9223372036854775808", new BigInteger("9223372036854775808")),
        arguments("decimal point", "1.10", new BigDecimal("1.10")),
        arguments("point first", ".5", new BigDecimal(".5")),
        arguments("point last", "1.", new BigDecimal("1.")),
        arguments("exponent with sign", "1.5e+3", new BigDecimal("1.5e+3")),
        arguments("exponent without sign is a text", "1.5e3", "1.5e3"),
        arguments("exponent without point is a text", "1e3", "1e3"),
        arguments("exponent past all bounds", "1.0e+999999999", Double.POSITIVE_INFINITY),
        arguments("infinity", "-.inf", Double.NEGATIVE_INFINITY),
        arguments("not a number", ".NaN", Double.NaN),
        arguments("policy version stays a text", "2012-10-17", "2012-10-17"),
        arguments("time stays a text", "2001-12-14T21:59:43Z", "2001-12-14T21:59:43Z"),
        arguments("version of three parts is a text", "1.2.3", "1.2.3"),
        arguments("ARN is a text", "arn:aws:s3:::b", "arn:aws:s3:::b"),
        arguments("lone sign is a text", "+", "+"),
        arguments("equals sign is a text", "=", "="),
        arguments("string tag keeps digits", "!!str 123", "123"),
        arguments("integer tag on a text", "!!int '7'", 7L));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("longNumbers")
  void numbersPastTheBoundAreTexts(String rule, String written) {
    assertThat(value(Sources.yaml("- " + written + "\n"))).isEqualTo(written);
  }

  static Stream<Arguments> longNumbers() {
    return Stream.of(
        arguments("digits", "9".repeat(200_000)),
        arguments("sexagesimal", "1" + ":1".repeat(100_000)),
        arguments("fraction", "1." + "0".repeat(200_000)));
  }

  private static Object value(Parsed parsed) {
    assertThat(parsed.problems()).isEmpty();
    return switch (((Node.Sequence) parsed.root()).items().getFirst()) {
      case Node.Text text -> text.value();
      case Node.Num number -> number.value();
      case Node.Bool bool -> bool.value();
      case Node.Null _ -> "null!";
      case Node.Sequence sequence -> sequence;
      case Node.Mapping mapping -> mapping;
    };
  }
}
