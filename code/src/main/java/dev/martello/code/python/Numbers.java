package dev.martello.code.python;

import dev.martello.code.ir.Literal;
import java.math.BigInteger;
import java.util.Locale;

/** Reads number literals. */
final class Numbers {
  /** Longer numbers are not computed exactly: that would take quadratic time. */
  private static final int MAXIMUM_DIGITS = 400;

  private Numbers() {}

  static Literal of(String text) {
    var digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      if (digits.startsWith("0x")) {
        return whole(withoutSuffix(digits.substring(2), "l"), 16);
      }
      if (digits.startsWith("0o")) {
        return whole(withoutSuffix(digits.substring(2), "l"), 8);
      }
      if (digits.startsWith("0b")) {
        return whole(withoutSuffix(digits.substring(2), "l"), 2);
      }
      var plain = withoutSuffix(withoutSuffix(digits, "l"), "j");
      boolean isWhole = plain.equals(digits) || digits.endsWith("l");
      return isWhole && plain.chars().allMatch(letter -> letter >= '0' && letter <= '9')
          ? whole(plain, isOldOctal(plain) ? 8 : 10)
          : new Literal.Decimal(Double.parseDouble(plain));
    } catch (NumberFormatException e) {
      // Only where the text has faults: the grammar lets nothing else through.
      return new Literal.Decimal(Double.NaN);
    }
  }

  private static String withoutSuffix(String digits, String suffix) {
    return digits.endsWith(suffix) ? digits.substring(0, digits.length() - 1) : digits;
  }

  /** Python 2 wrote {@code 0755} for what is now {@code 0o755}. */
  private static boolean isOldOctal(String digits) {
    return digits.length() > 1
        && digits.startsWith("0")
        && digits.chars().allMatch(letter -> letter >= '0' && letter <= '7');
  }

  private static Literal whole(String digits, int radix) {
    if (digits.length() > MAXIMUM_DIGITS) {
      return new Literal.Decimal(Double.POSITIVE_INFINITY);
    }
    var value = new BigInteger(digits, radix);
    return value.bitLength() < Long.SIZE
        ? new Literal.Whole(value.longValue())
        : new Literal.Decimal(value.doubleValue());
  }
}
