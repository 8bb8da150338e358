package dev.martello.iam;

import java.util.Locale;

/**
 * A condition operator taken apart (IAM User Guide, "IAM JSON policy elements: Condition
 * operators").
 *
 * @param isNegated whether it holds for what its values do not match
 * @param isIfExists whether it holds where the request lacks the key
 */
record Operator(
    Family family,
    Quantifier quantifier,
    Comparison comparison,
    boolean isNegated,
    boolean isIfExists) {

  /** What is compared. */
  enum Family {
    STRING,
    NUMERIC,
    DATE,
    BOOL,
    BINARY,
    IP_ADDRESS,
    ARN,
    NULL,
    /** No operator that AWS documents. */
    UNKNOWN
  }

  /** How several values of a key are combined. */
  enum Quantifier {
    NONE,
    ANY,
    ALL
  }

  /** How one value is held against another. */
  enum Comparison {
    EQUALS,
    EQUALS_IGNORE_CASE,
    LIKE,
    LESS_THAN,
    LESS_THAN_EQUALS,
    GREATER_THAN,
    GREATER_THAN_EQUALS
  }

  static Operator of(String text) {
    var rest = text.strip().toLowerCase(Locale.ROOT);
    var quantifier = Quantifier.NONE;
    if (rest.startsWith("foranyvalue:")) {
      quantifier = Quantifier.ANY;
      rest = rest.substring("foranyvalue:".length());
    } else if (rest.startsWith("forallvalues:")) {
      quantifier = Quantifier.ALL;
      rest = rest.substring("forallvalues:".length());
    }
    boolean isIfExists = rest.endsWith("ifexists");
    if (isIfExists) {
      rest = rest.substring(0, rest.length() - "ifexists".length());
    }
    var plain = plain(rest);
    return new Operator(plain.family, quantifier, plain.comparison, plain.isNegated, isIfExists);
  }

  private static Operator plain(String name) {
    return switch (name) {
      case "stringequals" -> of(Family.STRING, Comparison.EQUALS, false);
      case "stringnotequals" -> of(Family.STRING, Comparison.EQUALS, true);
      case "stringequalsignorecase" -> of(Family.STRING, Comparison.EQUALS_IGNORE_CASE, false);
      case "stringnotequalsignorecase" -> of(Family.STRING, Comparison.EQUALS_IGNORE_CASE, true);
      case "stringlike" -> of(Family.STRING, Comparison.LIKE, false);
      case "stringnotlike" -> of(Family.STRING, Comparison.LIKE, true);
      case "numericequals" -> of(Family.NUMERIC, Comparison.EQUALS, false);
      case "numericnotequals" -> of(Family.NUMERIC, Comparison.EQUALS, true);
      case "numericlessthan" -> of(Family.NUMERIC, Comparison.LESS_THAN, false);
      case "numericlessthanequals" -> of(Family.NUMERIC, Comparison.LESS_THAN_EQUALS, false);
      case "numericgreaterthan" -> of(Family.NUMERIC, Comparison.GREATER_THAN, false);
      case "numericgreaterthanequals" -> of(Family.NUMERIC, Comparison.GREATER_THAN_EQUALS, false);
      case "dateequals" -> of(Family.DATE, Comparison.EQUALS, false);
      case "datenotequals" -> of(Family.DATE, Comparison.EQUALS, true);
      case "datelessthan" -> of(Family.DATE, Comparison.LESS_THAN, false);
      case "datelessthanequals" -> of(Family.DATE, Comparison.LESS_THAN_EQUALS, false);
      case "dategreaterthan" -> of(Family.DATE, Comparison.GREATER_THAN, false);
      case "dategreaterthanequals" -> of(Family.DATE, Comparison.GREATER_THAN_EQUALS, false);
      case "bool" -> of(Family.BOOL, Comparison.EQUALS_IGNORE_CASE, false);
      case "binaryequals" -> of(Family.BINARY, Comparison.EQUALS, false);
      case "ipaddress" -> of(Family.IP_ADDRESS, Comparison.LIKE, false);
      case "notipaddress" -> of(Family.IP_ADDRESS, Comparison.LIKE, true);
      case "arnequals", "arnlike" -> of(Family.ARN, Comparison.LIKE, false);
      case "arnnotequals", "arnnotlike" -> of(Family.ARN, Comparison.LIKE, true);
      case "null" -> of(Family.NULL, Comparison.EQUALS_IGNORE_CASE, false);
      default -> of(Family.UNKNOWN, Comparison.EQUALS, false);
    };
  }

  private static Operator of(Family family, Comparison comparison, boolean isNegated) {
    return new Operator(family, Quantifier.NONE, comparison, isNegated, false);
  }

  /** Says whether the condition holds where the request lacks the key. */
  boolean passesMissingKey() {
    return isIfExists
        || quantifier == Quantifier.ALL
        || (isNegated && quantifier == Quantifier.NONE);
  }

  /** Says whether {@code *} and {@code ?} in values are wildcards. */
  boolean readsWildcards() {
    return comparison == Comparison.LIKE && family != Family.IP_ADDRESS;
  }
}
