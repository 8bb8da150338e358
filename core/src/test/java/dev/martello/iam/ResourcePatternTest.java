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
    "parameter within a text against a star, arn:aws:sqs:*:*:${Name}, *, NO, YES",
    "parameter against a star, ${Name}, *, UNKNOWN, YES",
    "wholly unknown, ${Arn}, TABLE/${Orders}, UNKNOWN, UNKNOWN",
    "unknown region against a region, arn:aws:sqs:eu-west-1:*:q, arn:aws:sqs:${AWS::Region}:1:q,"
        + " UNKNOWN, UNKNOWN",
    "a region has no colon, arn:aws:sqs:${AWS::Region}:1:q, arn:aws:sqs:a:b:1:q, NO, NO",
    "partitions are one, arn:aws-cn:s3:::b, arn:${AWS::Partition}:s3:::b, YES, YES",
    "policy variable, arn:aws:s3:::b/${!aws:username}/*, arn:aws:s3:::b/ann/x, UNKNOWN, UNKNOWN",
    "escaped star is a star, arn:aws:s3:::b/${!*}, arn:aws:s3:::b/x, NO, NO",
    "two pseudo parameters, TABLE/${AWS::StackName}, TABLE/${AWS::URLSuffix}, UNKNOWN, UNKNOWN",
    "pseudo parameter and made-up name, TABLE/${AWS::StackName}, TABLE/${Orders}, NO, NO",
    "parameter and made-up name, TABLE/${Name}, TABLE/${Orders}, UNKNOWN, UNKNOWN",
    "parameter and pseudo parameter, TABLE/${Name}, TABLE/${AWS::StackName}, UNKNOWN, UNKNOWN",
    "two parameters, TABLE/${Name}, TABLE/${Other}, UNKNOWN, UNKNOWN",
    "one character and pseudo parameter, TABLE/?, TABLE/${AWS::StackName}, UNKNOWN, UNKNOWN",
    "one character and made-up name, TABLE/?, TABLE/${Orders}, UNKNOWN, UNKNOWN",
    "two characters and made-up name, TABLE/??, TABLE/${Orders}, UNKNOWN, UNKNOWN",
    "pseudo parameter against any, TABLE/${AWS::StackName}, TABLE/*, NO, YES",
    "parameter against any, TABLE/${Name}, TABLE/*, UNKNOWN, YES",
    "made-up name against any below, TABLE/${Orders}, TABLE/*/x, NO, NO",
    "pseudo parameter has no slash, TABLE/${AWS::StackName}, TABLE/a/b, NO, NO",
    "parameter may have slashes, TABLE/${Name}, TABLE/a/b, UNKNOWN, UNKNOWN",
    "parameter may be nothing, TABLE/a${Name}, TABLE/a, UNKNOWN, UNKNOWN",
    "made-up name is something, TABLE/${Orders}, TABLE/, NO, NO",
    "parameter between literals, TABLE/a${Name}z, TABLE/a-z, UNKNOWN, UNKNOWN",
    "parameter between other literals, TABLE/a${Name}z, TABLE/a-y, NO, NO",
    "one or more characters, TABLE/a?*, TABLE/a*, UNKNOWN, YES",
    "one character in a star, TABLE/*a?, TABLE/*a*, UNKNOWN, YES",
    "no star covers a star, TABLE/a?, TABLE/a*, NO, YES",
    "stars in a row are one, TABLE/a**, TABLE/a*, YES, YES",
    "a character behind a star, TABLE/a*?, TABLE/a?*, YES, YES",
    "a character stands for one, TABLE/a?, TABLE/a, NO, NO",
    "a character stands for one only, TABLE/a?, TABLE/abc, NO, NO",
    "shorter is no longer, TABLE/ab, TABLE/a, NO, NO",
    "star may be nothing, TABLE/a*, TABLE/a, YES, YES",
    "star in the middle, TABLE/a*z, TABLE/az, YES, YES",
    "two characters overlap, TABLE/a?, TABLE/?b, NO, YES",
    "partitions of all clouds are one, arn:aws-us-gov:s3:::b, arn:aws*:s3:::b, YES, YES",
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

  @ParameterizedTest(name = "{0} is as wide as {1}: {2}")
  @CsvSource({
    "*, arn:${Partition}:s3:::${BucketName}, true",
    "arn:aws:s3:::*, arn:${Partition}:s3:::${BucketName}, true",
    "arn:aws:s3:::b, arn:${Partition}:s3:::${BucketName}, false",
    "arn:aws:s3:::b*, arn:${Partition}:s3:::${BucketName}, false",
    "arn:aws:s3:::*/*, arn:${Partition}:s3:::${BucketName}/${ObjectName}, true",
    "arn:aws:s3:::b/*, arn:${Partition}:s3:::${BucketName}/${ObjectName}, false",
    "arn:aws:sqs:*:*:*, arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, true",
    "arn:aws:sqs:eu-west-1:1:*, arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, true",
    "arn:aws:sqs:*, arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, true",
    "arn:aws:sqs:eu-west-1*, arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, true",
    "arn:aws:sqs:eu-west-1, arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, false",
    "arn:aws:sns:*, arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, false",
    "${Arn}/GET/*, arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}, false",
    "${Start}*, arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, false",
  })
  void regionAndAccountDoNotCountForWidth(String pattern, String form, boolean expected) {
    assertThat(ResourcePattern.of(pattern).isAsWideAs(ResourcePattern.ofType(form)))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} may be a {1}: {2}")
  @CsvSource({
    "arn:aws:s3:::b, arn:${Partition}:s3:::${BucketName}, true",
    "arn:aws:s3:::b/x, arn:${Partition}:s3:::${BucketName}, false",
    "arn:aws:s3:::b/x/y, arn:${Partition}:s3:::${BucketName}/${ObjectName}, true",
    "arn:aws:s3:::b, arn:${Partition}:s3:::${BucketName}/${ObjectName}, false",
    "arn:aws-cn:s3:::b, arn:${Partition}:s3:::${BucketName}, true",
    "arn:aws:sqs:eu-west-1:1:q, arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, true",
    "arn:aws:sqs:eu-west-1:q, arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, false",
    "arn:aws:sqs:a:b:c:q, arn:${Partition}:sqs:${Region}:${Account}:table, false",
    "arn:aws:dynamodb:r:1:table/t, "
        + "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}, true",
    "arn:aws:dynamodb:r:1:table/t/index/i, "
        + "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}, false",
    "arn:aws:dynamodb:r:1:table/${Name}, "
        + "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}, true",
    "arn:aws:dynamodb:r:1:table/${Orders}, "
        + "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}, true",
    "arn:aws:dynamodb:r:1:table/${AWS::StackName}, "
        + "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}, true",
  })
  void formsOfArnsHoldWhatCanStandThere(String pattern, String form, boolean expected) {
    assertThat(of(pattern).mayOverlap(ResourcePattern.ofType(form))).isEqualTo(expected);
    assertThat(ResourcePattern.ofType(form).mayOverlap(of(pattern))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} has {1}")
  @CsvSource({
    "arn:${Partition}:s3:::${BucketName}, 1",
    "arn:${Partition}:s3:::${BucketName}/${ObjectName}, 2",
    "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}, 1",
    "arn:${Partition}:glue:${Region}:${Account}:catalog, 0",
  })
  void openPartsOfAFormAreCountedBehindTheAccount(String form, int expected) {
    assertThat(ResourcePattern.ofType(form).openParts()).isEqualTo(expected);
  }

  @Test
  void textsAreContinued() {
    assertThat(of("arn:aws:s3:::b").followedBy("/*")).isEqualTo(of("arn:aws:s3:::b/*"));
    assertThat(of("TABLE/${Orders}").followedBy("/*")).isEqualTo(of("TABLE/${Orders}/*"));
    assertThat(of("arn:aws:s3:::b").followedBy("/*")).hasToString("arn:aws:s3:::b/*");
    var name = "n".repeat(200);
    assertThat(of(name).followedBy("?".repeat(70))).isEqualTo(of(name + "?".repeat(70)));
  }

  @Test
  void patternsAreEqualIfTheyStandForTheSame() {
    var pattern = of("TABLE/${Orders}");
    assertThat(pattern).isEqualTo(of("TABLE/${Orders}")).hasSameHashCodeAs(of("TABLE/${Orders}"));
    assertThat(pattern).isNotEqualTo(of("TABLE/${Users}")).isNotEqualTo(of("TABLE/orders"));
    assertThat(of("${Orders}"))
        .isNotEqualTo(ResourcePattern.of(Shape.parse("${Orders}"), Names.UNKNOWN));
    assertThat(of("a**")).isEqualTo(of("a*"));
    assertThat(of("a").hashCode()).isNotEqualTo(of("b").hashCode());
    assertThat(pattern).isNotEqualTo("TABLE/${Orders}");
  }
}
