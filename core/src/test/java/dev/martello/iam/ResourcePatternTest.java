package dev.martello.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.Shape;
import dev.martello.value.Tri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResourcePatternTest {
  private static final String TABLE =
      "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/";
  private static final Names NAMES = hole -> hole.equals("Orders") || hole.equals("Users");

  private static ResourcePattern of(String text) {
    return ResourcePattern.of(Shape.parse(text.replace("TABLE/", TABLE)), NAMES);
  }

  @ParameterizedTest(name = "{0}: {1} covers {2} is {3}, overlaps is {4}")
  @CsvSource({
    "lone star, *, arn:aws:s3:::b, YES, YES",
    "nothing but itself covers a star, arn:aws:s3:::*, *, NO, YES",
    "literal, arn:aws:s3:::b, arn:aws:s3:::b, YES, YES",
    "case matters, arn:aws:s3:::B, arn:aws:s3:::b, NO, NO",
    "other literal, arn:aws:s3:::a, arn:aws:s3:::b, NO, NO",
    "star crosses slashes, arn:aws:s3:::b/*, arn:aws:s3:::b/x/y, YES, YES",
    "bucket is no object, arn:aws:s3:::b/*, arn:aws:s3:::b, NO, NO",
    "trailing star takes the slash, arn:aws:s3:::b*, arn:aws:s3:::b/x, YES, YES",
    "star for the account, arn:aws:sqs:*:*:q, arn:aws:sqs:eu-west-1:123456789012:q, YES, YES",
    "one character, arn:aws:sqs:eu-west-?:1:q, arn:aws:sqs:eu-west-1:1:q, YES, YES",
    "set within a set, arn:aws:s3:::b/*, arn:aws:s3:::b/logs/*, YES, YES",
    "set around a set, arn:aws:s3:::b/logs/*, arn:aws:s3:::b/*, NO, YES",
    "sets that cross, arn:aws:s3:::b/*x, arn:aws:s3:::b/y*, NO, YES",
    "sets apart, arn:aws:s3:::b/x*, arn:aws:s3:::b/y*, NO, NO",
    "same reference, TABLE/${Orders}, TABLE/${Orders}, YES, YES",
    "two made-up names, TABLE/${Orders}, TABLE/${Users}, NO, NO",
    "made-up name and literal, TABLE/orders, TABLE/${Orders}, NO, NO",
    "made-up name and wildcard, TABLE/*, TABLE/${Orders}, YES, YES",
    "made-up name and pattern, TABLE/shop-*, TABLE/${Orders}, UNKNOWN, UNKNOWN",
    "index of the same table, TABLE/${Orders}/index/*, TABLE/${Orders}, NO, NO",
    "all below the same table, TABLE/${Orders}/*, TABLE/${Orders}/index/i, YES, YES",
    "parameter, TABLE/${Name}, TABLE/orders, UNKNOWN, UNKNOWN",
    "same parameter, TABLE/${Name}-a, TABLE/${Name}-a, YES, YES",
    "same parameter with other ends, TABLE/${Name}-a, TABLE/${Name}-b, NO, NO",
    "parameter in another service, arn:aws:sqs:*:*:${Name}, TABLE/orders, NO, NO",
    "wholly unknown, ${Arn}, TABLE/${Orders}, UNKNOWN, UNKNOWN",
    "unknown region against a region, arn:aws:sqs:eu-west-1:*:q, arn:aws:sqs:${AWS::Region}:1:q,"
        + " UNKNOWN, UNKNOWN",
    "a region has no colon, arn:aws:sqs:${AWS::Region}:1:q, arn:aws:sqs:a:b:1:q, NO, NO",
    "partitions are one, arn:aws-cn:s3:::b, arn:${AWS::Partition}:s3:::b, YES, YES",
    "policy variable, arn:aws:s3:::b/${!aws:username}/*, arn:aws:s3:::b/ann/x, UNKNOWN, UNKNOWN",
    "escaped star is a star, arn:aws:s3:::b/${!*}, arn:aws:s3:::b/x, NO, NO",
  })
  void textsAreComparedAsFarAsTheyAreKnown(
      String rule, String pattern, String other, Tri covers, Tri overlaps) {
    assertThat(of(pattern).covers(of(other))).as(rule).isEqualTo(covers);
    assertThat(of(pattern).overlaps(of(other))).as(rule).isEqualTo(overlaps);
    assertThat(of(other).overlaps(of(pattern))).as(rule + ", other way round").isEqualTo(overlaps);
  }

  @Test
  void hugePatternsAreLeftOpen() {
    var huge = ResourcePattern.of("arn:aws:s3:::" + "a*".repeat(5_000));
    assertThat(huge.covers(ResourcePattern.of("arn:aws:s3:::" + "*a".repeat(5_000))))
        .isEqualTo(Tri.UNKNOWN);
  }

  @Test
  void knownTextMatchesWithoutReadingWildcardsInIt() {
    assertThat(ResourcePattern.of("arn:aws:s3:::b/?").matches("arn:aws:s3:::b/*"))
        .isEqualTo(Tri.YES);
    assertThat(ResourcePattern.of("arn:aws:s3:::b/x").matches("arn:aws:s3:::b/*"))
        .isEqualTo(Tri.NO);
  }
}
