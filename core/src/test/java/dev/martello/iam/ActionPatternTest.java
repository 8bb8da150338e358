package dev.martello.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActionPatternTest {

  @ParameterizedTest(name = "{0}: {1} on {2}")
  @CsvSource({
    "same text, s3:GetObject, s3:GetObject, true",
    "case does not matter, S3:getOBJECT, s3:GetObject, true",
    "other action, s3:GetObject, s3:GetObjectAcl, false",
    "prefix, s3:Get*, s3:GetObject, true",
    "prefix of another, s3:Get*, s3:PutObject, false",
    "star in the middle, s3:*Object, s3:DeleteObject, true",
    "star in the middle needs its end, s3:*Object, s3:DeleteObjectTagging, false",
    "two stars, s3:*Obj*Acl, s3:PutObjectVersionAcl, true",
    "star may be empty, s3:GetObject*, s3:GetObject, true",
    "question mark is one character, s3:?etObject, s3:GetObject, true",
    "question mark is not none, s3:GetObject?, s3:GetObject, false",
    "whole service, dynamodb:*, dynamodb:PutItem, true",
    "whole service is no other, dynamodb:*, dax:PutItem, false",
    "everything, *, iam:PassRole, true",
    "everything in two parts, *:*, iam:PassRole, true",
    "wildcard in the service, dyn*:*, dynamodb:PutItem, true",
    "wildcard in the service is no other, dyn*:*, s3:GetObject, false",
    "every service, *:Get*, ssm:GetParameter, true",
    "every service but this action, *:Get*, ssm:PutParameter, false",
    "surrounding blanks, ' s3:Get* ', s3:GetObject, true",
  })
  void patternsMatchAsIamDoes(String rule, String pattern, String action, boolean expected) {
    assertThat(ActionPattern.of(pattern).matches(action)).as(rule).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} covers {1}")
  @CsvSource({
    "*, s3:*, true",
    "s3:*, *, false",
    "s3:Get*, s3:GetObject*, true",
    "s3:Get*, s3:*Object, false",
    "?*, *?, true",
    "*?, ?*, true",
    "??*, ?*, false",
    "a*b*c, abc, true",
    "a*b*c, a*c, false",
    "a*c, a*b*c, true",
  })
  void containmentOfPatternsIsExact(String pattern, String other, boolean expected) {
    assertThat(ActionPattern.covers(pattern, other)).isEqualTo(expected);
  }
}
