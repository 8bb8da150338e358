package dev.martello.iam;

import dev.martello.model.Condition;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Asks whether a request meets a condition (IAM User Guide, "IAM JSON policy elements: Condition
 * operators", "Multivalued context keys", "Conditions with multiple context keys or values").
 */
final class Conditions {
  /*
   * Values of a condition are alternatives; under a negated operator none of them may match. A key
   * that the request lacks fails a positive operator and passes a negated one; IfExists passes.
   * ForAllValues passes without values, ForAnyValue fails. What AWS leaves undefined, several values
   * under a plain operator, is read as any value for positive and no value for negated operators.
   */
  private static final int LONGEST_NUMBER = 64;

  private Conditions() {}

  /**
   * Asks whether all conditions hold; {@code missing} gets the keys that would have to be known.
   */
  static Tri hold(List<Condition> conditions, Context context, Set<String> missing) {
    var answer = Tri.YES;
    for (var condition : conditions) {
      answer = answer.and(holds(condition, context, missing));
    }
    return answer;
  }

  static Tri holds(Condition condition, Context context, Set<String> missing) {
    var operator = Operator.of(condition.operator());
    if (operator.family() == Operator.Family.UNKNOWN) {
      return Tri.UNKNOWN;
    }
    var key = condition.key().toLowerCase(Locale.ROOT);
    if (!context.isKnown(key)) {
      missing.add(key);
      return Tri.UNKNOWN;
    }
    var values = context.values(key);
    if (operator.family() == Operator.Family.NULL) {
      var wanted = String.valueOf(values.isEmpty());
      return Tri.any(
          condition.values().stream().map(value -> value.is(wanted::equalsIgnoreCase)).toList());
    }
    if (values.isEmpty()) {
      return Tri.of(operator.passesMissingKey());
    }
    var tests =
        values.stream().map(value -> test(operator, value, condition, context, missing)).toList();
    return switch (operator.quantifier()) {
      case ALL -> Tri.all(tests);
      case ANY -> Tri.any(tests);
      case NONE -> operator.isNegated() ? Tri.all(tests) : Tri.any(tests);
    };
  }

  /** Asks whether one value of the request passes. */
  private static Tri test(
      Operator operator, String value, Condition condition, Context context, Set<String> missing) {
    var matches = Tri.NO;
    for (var wanted : condition.values()) {
      matches = matches.or(matches(operator, value, wanted, context, missing));
    }
    return operator.isNegated() ? matches.not() : matches;
  }

  private static Tri matches(
      Operator operator, String value, Val<String> wanted, Context context, Set<String> missing) {
    return Shape.ask(
        wanted,
        shape -> {
          var filled = Variables.fill(shape, context, operator.readsWildcards(), missing);
          return filled.isUsable().and(() -> matches(operator, value, filled.shape()));
        });
  }

  private static Tri matches(Operator operator, String value, Shape wanted) {
    return switch (operator.family()) {
      case STRING ->
          switch (operator.comparison()) {
            case LIKE -> ResourcePattern.of(wanted, Names.UNKNOWN).matches(value);
            case EQUALS_IGNORE_CASE ->
                wanted.isLiteral()
                    ? Tri.of(wanted.literalStart().equalsIgnoreCase(value))
                    : Tri.UNKNOWN;
            case EQUALS, LESS_THAN, LESS_THAN_EQUALS, GREATER_THAN, GREATER_THAN_EQUALS ->
                wanted.isEqual(value);
          };
      case ARN -> matchesArn(value, wanted);
      case BOOL ->
          wanted.isLiteral() ? Tri.of(wanted.literalStart().equalsIgnoreCase(value)) : Tri.UNKNOWN;
      case BINARY -> wanted.isEqual(value);
      case IP_ADDRESS ->
          wanted.isLiteral() ? Tri.of(isInRange(value, wanted.literalStart())) : Tri.UNKNOWN;
      case NUMERIC ->
          wanted.isLiteral()
              ? compare(operator.comparison(), number(value), number(wanted.literalStart()))
              : Tri.UNKNOWN;
      case DATE ->
          wanted.isLiteral()
              ? compare(operator.comparison(), date(value), date(wanted.literalStart()))
              : Tri.UNKNOWN;
      case NULL, UNKNOWN -> Tri.UNKNOWN;
    };
  }

  /** Each of the six parts of an ARN is compared for itself, so a star does not pass a colon. */
  private static Tri matchesArn(String value, Shape wanted) {
    if (!wanted.isLiteral() || wanted.literalStart().contains("${")) {
      return ResourcePattern.of(wanted, Names.UNKNOWN).matches(value);
    }
    var parts = value.split(":", 6);
    var patterns = wanted.literalStart().split(":", 6);
    if (parts.length != 6 || patterns.length != 6) {
      return Tri.of(patterns.length == 1 && patterns[0].equals("*"));
    }
    for (int at = 0; at < 6; at++) {
      if (!ActionPattern.matches(patterns[at], parts[at])) {
        return Tri.NO;
      }
    }
    return Tri.YES;
  }

  private static boolean isInRange(String value, String range) {
    var address = IpRange.of(value);
    var wanted = IpRange.of(range);
    return address.isPresent() && wanted.isPresent() && wanted.get().contains(address.get());
  }

  private static <T extends Comparable<T>> Tri compare(
      Operator.Comparison comparison, Optional<T> value, Optional<T> wanted) {
    if (value.isEmpty() || wanted.isEmpty()) {
      return Tri.NO;
    }
    int order = value.get().compareTo(wanted.get());
    return Tri.of(
        switch (comparison) {
          case EQUALS, EQUALS_IGNORE_CASE, LIKE -> order == 0;
          case LESS_THAN -> order < 0;
          case LESS_THAN_EQUALS -> order <= 0;
          case GREATER_THAN -> order > 0;
          case GREATER_THAN_EQUALS -> order >= 0;
        });
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return text.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A date of ISO 8601, with or without a time, or seconds since 1970. */
  private static Optional<Instant> date(String text) {
    try {
      if (!text.isEmpty() && text.length() < 12 && text.chars().allMatch(Character::isDigit)) {
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
      }
      return Optional.of(
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
