package dev.martello.syntax;

import dev.martello.value.Origin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what a plain scalar is by the rules of YAML 1.1, which CloudFormation reads. */
final class YamlScalars {
  /*
   * https://yaml.org/type/ as PyYAML reads it, which AWS's own tools use. Dates stay texts: the date
   * in `Version: 2012-10-17` is a name. `0o17` is a text in YAML 1.1.
   */
  private static final Pattern INTEGER =
      Pattern.compile(
          "[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*");
  private static final int LARGEST_EXPONENT = 400;

  private YamlScalars() {}

  /** Returns the node of a scalar without quotes. */
  static Node plain(String text, Origin origin) {
    if (text.isEmpty()) {
      return new Node.Null(origin);
    }
    char first = text.charAt(0);
    if (first <= '9' && first >= '+') {
      var number = number(text);
      return number == null ? new Node.Text(text, origin) : new Node.Num(number, text, origin);
    }
    if (isNull(text)) {
      return new Node.Null(origin);
    }
    return bool(text)
        .<Node>map(value -> new Node.Bool(value, origin))
        .orElseGet(() -> new Node.Text(text, origin));
  }

  static boolean isNull(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  static Optional<Boolean> bool(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> Optional.of(true);
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Returns the number that a text denotes, or null if it denotes none. */
  static @Nullable Number number(String text) {
    if (text.length() > Bounds.NUMBER) {
      return null;
    }
    if (INTEGER.matcher(text).matches()) {
      return integer(text.replace("_", ""));
    }
    if (FLOAT.matcher(text).matches()) {
      return decimal(text.replace("_", ""));
    }
    return switch (text) {
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      default -> null;
    };
  }

  private static @Nullable Number integer(String text) {
    boolean isNegative = text.startsWith("-");
    var digits = isNegative || text.startsWith("+") ? text.substring(1) : text;
    try {
      var size =
          digits.startsWith("0b")
              ? new BigInteger(digits.substring(2), 2)
              : digits.startsWith("0x")
                  ? new BigInteger(digits.substring(2), 16)
                  : digits.indexOf(':') > 0
                      ? sexagesimal(digits).toBigInteger()
                      : new BigInteger(digits, digits.startsWith("0") ? 8 : 10);
      return shortest(isNegative ? size.negate() : size);
    } catch (NumberFormatException _) {
      return null; // only underscores where digits should be
    }
  }

  /** Returns a whole number as a long if it fits. */
  static Number shortest(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
  }

  private static Number decimal(String text) {
    if (text.indexOf(':') > 0) {
      boolean isNegative = text.startsWith("-");
      var size = sexagesimal(isNegative || text.startsWith("+") ? text.substring(1) : text);
      return isNegative ? size.negate() : size;
    }
    return bounded(text);
  }

  /** Returns a decimal number; one whose exponent could exhaust memory becomes a double. */
  static Number bounded(String text) {
    int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (mark > 0 && text.length() - mark > 5) {
      return Double.valueOf(text);
    }
    var number = new BigDecimal(text);
    return Math.abs((long) number.scale()) > LARGEST_EXPONENT + Bounds.NUMBER
        ? (Number) Double.valueOf(text)
        : number;
  }

  private static BigDecimal sexagesimal(String digits) {
    var sum = BigDecimal.ZERO;
    for (var part : digits.split(":")) {
      sum = sum.multiply(BigDecimal.valueOf(60)).add(new BigDecimal(part));
    }
    return sum;
  }
}
