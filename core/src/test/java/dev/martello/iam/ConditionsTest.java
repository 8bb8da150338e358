package dev.martello.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.model.Condition;
import dev.martello.value.Tri;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionsTest {

  @ParameterizedTest(name = "{0}: {1} {2} with {3} is {4}")
  @CsvSource({
    "same text, StringEquals, a, a, YES",
    "case matters, StringEquals, A, a, NO",
    "case does not matter, StringEqualsIgnoreCase, A, a, YES",
    "operator in any case, stringequals, a, a, YES",
    "one of the values, StringEquals, a|b, b, YES",
    "none of the values, StringEquals, a|b, c, NO",
    "star is text, StringEquals, a*, ab, NO",
    "star is a wildcard, StringLike, a*, ab, YES",
    "question mark is a wildcard, StringLike, a?, ab, YES",
    "other text, StringNotEquals, a, b, YES",
    "negated values are none of them, StringNotEquals, a|b, b, NO",
    "not like, StringNotLike, a*, ab, NO",
    "missing key, StringEquals, a, -, NO",
    "missing key if exists, StringEqualsIfExists, a, -, YES",
    "key that exists, StringEqualsIfExists, a, b, NO",
    "missing key negated, StringNotEquals, a, -, YES",
    "missing key of all values, ForAllValues:StringEquals, a, -, YES",
    "missing key of any value, ForAnyValue:StringEquals, a, -, NO",
    "missing key of any value negated, ForAnyValue:StringNotEquals, a, -, NO",
    "all values, ForAllValues:StringEquals, a|b, a|b, YES",
    "not all values, ForAllValues:StringEquals, a|b, a|c, NO",
    "any value, ForAnyValue:StringEquals, a|b, c|b, YES",
    "no value, ForAnyValue:StringEquals, a|b, c|d, NO",
    "some value is another, ForAnyValue:StringNotEquals, a, a|b, YES",
    "no value is another, ForAllValues:StringNotEquals, a, b|c, YES",
    "absent, Null, true, -, YES",
    "absent but there, Null, true, a, NO",
    "present, Null, false, a, YES",
    "present but absent, Null, false, -, NO",
    "flag, Bool, true, True, YES",
    "other flag, Bool, true, false, NO",
    "missing flag, Bool, false, -, NO",
    "missing flag if exists, BoolIfExists, true, -, YES",
    "number, NumericEquals, 10, 10.0, YES",
    "smaller, NumericLessThan, 10, 9.5, YES",
    "not smaller, NumericLessThan, 10, 10, NO",
    "at most, NumericLessThanEquals, 10, 10, YES",
    "greater, NumericGreaterThan, 10, 11, YES",
    "other number, NumericNotEquals, 10, 11, YES",
    "no number, NumericLessThan, 10, x, NO",
    "earlier, DateLessThan, 2026-01-01T00:00:00Z, 2025-12-31T23:59:59Z, YES",
    "later by seconds, DateGreaterThan, 2026-01-01T00:00:00Z, 1893456000, YES",
    "same day, DateEquals, 2026-01-01, 2026-01-01T00:00:00Z, YES",
    "no date, DateLessThan, yesterday, 2026-01-01T00:00:00Z, NO",
    "address in range, IpAddress, 203.0.113.0/24, 203.0.113.7, YES",
    "address out of range, IpAddress, 203.0.113.0/24, 203.0.114.7, NO",
    "address alone, IpAddress, 203.0.113.7, 203.0.113.7, YES",
    "address shut out, NotIpAddress, 203.0.113.0/24, 203.0.113.7, NO",
    "address let in, NotIpAddress, 203.0.113.0/24, 198.51.100.1, YES",
    "new address in range, IpAddress, 2001:db8::/32, 2001:db8:0:1::5, YES",
    "new address out of range, IpAddress, 2001:db8::/32, 2001:db9::5, NO",
    "old address in a new range, IpAddress, ::/0, 203.0.113.7, NO",
    "no address, IpAddress, 203.0.113.0/33, 203.0.113.7, NO",
    "ARN, ArnLike, arn:aws:sns:*:1:t*, arn:aws:sns:eu-west-1:1:topic, YES",
    "ARN of another account, ArnLike, arn:aws:sns:*:1:t*, arn:aws:sns:eu-west-1:2:topic, NO",
    "star passes no colon, ArnLike, arn:aws:sns:*:t, arn:aws:sns:eu-west-1:1:t, NO",
    "equals is like, ArnEquals, arn:aws:s3:::b*, arn:aws:s3:::bucket, YES",
    "not ARN, ArnNotLike, arn:aws:s3:::b*, arn:aws:s3:::bucket, NO",
    "binary, BinaryEquals, QmluYXJ5, QmluYXJ5, YES",
    "operator that is none, StringMatches, a, a, UNKNOWN",
    "unknown value, StringEquals, ${Stage}, a, UNKNOWN",
    "partly unknown value, StringEquals, x-${Stage}, a, NO",
    "unknown value of a pattern, StringLike, x-${Stage}-*, x-prod-1, UNKNOWN",
    "unknown number, NumericLessThan, ${Limit}, 1, UNKNOWN",
    "known value beside an unknown one, StringEquals, ${Stage}|a, a, YES",
  })
  void operatorsWorkAsDocumented(
      String rule, String operator, String wanted, String given, Tri expected) {
    var context =
        given.equals("-") ? Context.empty() : Context.empty().with("aws:Key", given.split("\\|"));
    assertThat(Conditions.holds(condition(operator, wanted), context, new TreeSet<>()))
        .as(rule)
        .isEqualTo(expected);
  }

  private static Condition condition(String operator, String wanted) {
    var values = Arrays.stream(wanted.split("\\|")).map(Policies::text).toList();
    return new Condition(operator, "AWS:KEY", values, Policies.HERE);
  }

  @Test
  void keyThatIsNotKnownLeavesTheAnswerOpenAndIsNamed() {
    var missing = new TreeSet<String>();
    var answer = Conditions.holds(condition("StringNotEquals", "a"), Context.unknown(), missing);
    assertThat(answer).isEqualTo(Tri.UNKNOWN);
    assertThat(missing).containsExactly("aws:key");
    assertThat(
            Conditions.holds(
                condition("Null", "true"), Context.unknown().without("aws:key"), missing))
        .isEqualTo(Tri.YES);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "value in its place, home/${aws:username}/*, YES",
    "value of a key that is not there, home/${aws:userid}/*, NO",
    "default of a key that is not there, 'home/${aws:userid, ''ann''}/*', YES",
    "escaped star, home/${*}/*, NO",
  })
  void policyVariablesTakeTheRequestsValues(String rule, String wanted, Tri expected) {
    var context = Context.empty().with("aws:key", "home/ann/x").with("aws:username", "ann");
    var literal = dev.martello.value.Val.known(wanted, Policies.HERE);
    var condition =
        new Condition("StringLike", "aws:key", java.util.List.of(literal), Policies.HERE);
    assertThat(Conditions.holds(condition, context, new TreeSet<>())).as(rule).isEqualTo(expected);
  }

  @Test
  void wildcardsInAVariablesValueAreText() {
    var context = Context.empty().with("aws:key", "home/ann/x").with("aws:username", "*");
    var literal = dev.martello.value.Val.known("home/${aws:username}/*", Policies.HERE);
    var condition =
        new Condition("StringLike", "aws:key", java.util.List.of(literal), Policies.HERE);
    assertThat(Conditions.holds(condition, context, new TreeSet<>())).isEqualTo(Tri.NO);
  }
}
