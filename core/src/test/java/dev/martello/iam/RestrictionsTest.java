package dev.martello.iam;

import static dev.martello.iam.Policies.allow;
import static dev.martello.iam.Policies.grants;
import static dev.martello.iam.Policies.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.know.AccessLevel;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.model.Condition;
import dev.martello.value.Tri;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which conditions keep somebody out, and how wide a grant is. */
final class RestrictionsTest {
  private static final Names NAMES = hole -> hole.equals("Bucket");

  private static Condition condition(String operator, String key, String value) {
    return new Condition(operator, key, List.of(text(value)), Policies.HERE);
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "StringEquals, aws:PrincipalAccount, 111122223333, YES",
    "StringEquals, AWS:PrincipalAccount, *, YES",
    "StringLike, aws:PrincipalAccount, *, NO",
    "StringLike, aws:PrincipalAccount, 1*, YES",
    "StringLike, aws:PrincipalOrgID, o-*, NO",
    "StringLike, aws:PrincipalOrgID, o-abc*, YES",
    "StringNotEquals, aws:PrincipalAccount, 111122223333, NO",
    "StringEqualsIfExists, aws:PrincipalAccount, 111122223333, NO",
    "'Null', aws:PrincipalAccount, false, NO",
    "StringEquals, aws:RequestedRegion, eu-west-1, NO",
    "StringLike, aws:PrincipalAccount, ${Account}, UNKNOWN",
    "StringLike, aws:PrincipalAccount, ${AWS::AccountId}, YES",
    "IpAddress, aws:SourceIp, 10.0.0.0/8, YES",
    "IpAddress, aws:SourceIp, 10.0.0.0/7, NO",
    "IpAddress, aws:SourceIp, 0.0.0.0/0, NO",
    "IpAddress, aws:SourceIp, 2001:db8::/32, YES",
    "IpAddress, aws:SourceIp, 2001:db8::/31, NO",
    "IpAddress, aws:SourceIp, fd00::/8, YES",
    "IpAddress, aws:SourceIp, fc00::/7, YES",
    "IpAddress, aws:SourceIp, fc00::/6, NO",
    "IpAddress, aws:SourceIp, 1.2.3.4, YES",
    "IpAddress, aws:SourceIp, ::/0, NO",
    "Bool, aws:PrincipalIsAWSService, true, YES",
    "Bool, aws:PrincipalIsAWSService, false, NO",
    "ArnLike, aws:SourceArn, arn:aws:sns:eu-west-1:111122223333:*, YES",
    "ArnLike, aws:SourceArn, arn:aws:sns:eu-west-1:*:topic, NO",
    "ArnLike, aws:SourceArn, arn:aws:s3:::b, YES",
    "ArnLike, aws:SourceArn, arn:aws:s3:::*, NO",
    "ArnLike, aws:SourceArn, arn:aws:s3:::b/*, YES",
    "ArnLike, aws:SourceArn, arn:aws:execute-api:eu-west-1:*:abc/*, YES",
    "ArnLike, aws:SourceArn, arn:aws:execute-api:eu-west-1:*:*/*, NO",
    "ArnLike, aws:SourceArn, arn:aws:sns::${AWS::AccountId}:t, YES",
    "ArnLike, aws:SourceArn, *, NO",
    "ArnLike, aws:SourceArn, a?n, NO",
    "ArnLike, aws:SourceArn, nothing, YES",
    "ArnLike, aws:SourceArn, ${Topic.Arn}, YES",
    "ArnLike, aws:SourceArn, ${Bucket}, YES",
    "ArnLike, aws:SourceArn, ${Parameter}, UNKNOWN",
    "ArnLike, aws:SourceArn, ${Parameter}:x, UNKNOWN",
  })
  void strangersAreKeptOutByWhatOnlyTheNamedHave(
      String operator, String key, String value, Tri expected) {
    var condition = condition(operator, key, value);
    assertThat(Restrictions.keepsStrangersOut(condition, NAMES)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "a Deny with {0} {1} {2}: {3}")
  @CsvSource({
    "StringNotEquals, aws:PrincipalAccount, 111122223333, YES",
    "StringNotLike, aws:PrincipalAccount, *, NO",
    "StringEquals, aws:PrincipalAccount, 111122223333, NO",
    "ForAnyValue:StringNotEquals, aws:PrincipalAccount, 111122223333, NO",
    "Bool, aws:PrincipalIsAWSService, false, YES",
    "Bool, aws:PrincipalIsAWSService, true, NO",
    "NotIpAddress, aws:SourceIp, 10.0.0.0/8, YES",
  })
  void denySparesTheNamed(String operator, String key, String value, Tri expected) {
    var condition = condition(operator, key, value);
    assertThat(Restrictions.sparesOnlyTheNamed(condition, NAMES)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1} {2} limits resources: {3}")
  @CsvSource({
    "StringEquals, aws:ResourceTag/app, shop, true",
    "StringLike, aws:ResourceTag/app, *, false",
    "StringLike, aws:ResourceTag/app, s*, true",
    "StringNotEquals, aws:ResourceTag/app, shop, false",
    "StringEqualsIfExists, aws:ResourceTag/app, shop, false",
    "'Null', aws:ResourceTag/app, false, false",
    "ArnEquals, lambda:FunctionArn, arn:aws:lambda:eu-west-1:1:function:f, true",
    "ArnEquals, aws:PrincipalArn, arn:aws:iam::1:role/r, false",
    "ArnEquals, s3:SourceArn, arn:aws:s3:::b, false",
    "StringEquals, aws:RequestedRegion, eu-west-1, false",
  })
  void conditionsOnResourcesLimitThem(String operator, String key, String value, boolean expected) {
    assertThat(Restrictions.limitsResources(condition(operator, key, value))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "Bool, aws:SecureTransport, true, true, false",
    "BoolIfExists, AWS:SecureTransport, TRUE, true, false",
    "Bool, aws:SecureTransport, false, false, true",
    "Bool, aws:MultiFactorAuthPresent, true, false, false",
    "StringEquals, aws:SecureTransport, true, false, false",
    "Bool, aws:SecureTransport, ${Value}, false, false",
  })
  void sensibleRequestsAreEncrypted(
      String operator, String key, String value, boolean isAlways, boolean isNever) {
    assertThat(Restrictions.isAlwaysMet(condition(operator, key, value))).isEqualTo(isAlways);
    assertThat(Restrictions.isNeverMet(condition(operator, key, value))).isEqualTo(isNever);
  }

  private static Grant grant(Policies statement) {
    return grants(statement).list().getFirst();
  }

  private static Action action(String id) {
    return Catalogue.standard().find(id).orElseThrow();
  }

  @ParameterizedTest(name = "{0} has a wildcard: {1}")
  @CsvSource({"s3:*, true", "s3:Get?bject, true", "s3:GetObject, false"})
  void wildcardsOfActionsAreSeen(String text, boolean expected) {
    assertThat(grant(allow(text).on("*")).hasActionWildcard()).isEqualTo(expected);
    assertThat(grant(allow(text).notActions().on("*")).hasActionWildcard()).isTrue();
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "s3:GetObject, *, EVERYTHING",
    "s3:GetObject, arn:aws:s3:::*, ALL_OF_TYPE",
    "s3:GetObject, arn:aws:s3:::b/*, LIMITED",
    "s3:GetObject, ${Arn}, UNKNOWN",
    "sqs:SendMessage, arn:aws:sqs:*:*:*, ALL_OF_TYPE",
    "sqs:SendMessage, arn:aws:sqs:*:*:q*, LIMITED",
  })
  void breadthIsThatOfTheResources(String id, String resource, Breadth expected) {
    var grant = grant(allow(id).on(resource));
    assertThat(grant.breadth(action(id))).isEqualTo(expected);
    boolean isWide = expected == Breadth.EVERYTHING || expected == Breadth.ALL_OF_TYPE;
    assertThat(grant.isWide(action(id))).isEqualTo(isWide);
    assertThat(grant.unlimited(true).contains(id)).isEqualTo(isWide);
  }

  @Test
  void allButSomethingIsAllOfAType() {
    var grant = grant(allow("sqs:SendMessage").notOn("arn:aws:sqs:*:*:q"));
    assertThat(grant.breadth(action("sqs:SendMessage"))).isEqualTo(Breadth.ALL_OF_TYPE);
    assertThat(grant.unlimited(true).contains("sqs:SendMessage")).isTrue();
    assertThat(grant.unlimited(false).contains("sqs:SendMessage")).isTrue();
    assertThat(grant.names(text("arn:aws:sqs:eu-west-1:1:z"))).isTrue();
  }

  @Test
  void conditionOnTheResourceLimitsAGrant() {
    var grant =
        grant(allow("sqs:SendMessage").on("*").when("StringEquals", "aws:ResourceTag/app", "shop"));
    assertThat(grant.isWide(action("sqs:SendMessage"))).isFalse();
    assertThat(grant.unlimited(true).isEmpty()).isTrue();
    assertThat(grant.unlimited(false).isEmpty()).isTrue();
  }

  @Test
  void grantsNameWhatTheirTextsStandFor() {
    var grant = grant(allow("sqs:*").on("arn:aws:sqs:eu-west-1:1:q*"));
    assertThat(grant.names(text("arn:aws:sqs:eu-west-1:1:q1"))).isTrue();
    assertThat(grant.names(text("arn:aws:sqs:eu-west-1:1:z"))).isFalse();
    assertThat(grant.unlimited(false).contains("sqs:SendMessage")).isFalse();
    assertThat(grant.ofAccess(AccessLevel.READ))
        .isNotEmpty()
        .allMatch(action -> action.level() == AccessLevel.READ);
    assertThat(grant.gives(action("sqs:SendMessage"))).isEqualTo(Tri.YES);
    assertThat(grant.gives(action("s3:GetObject"))).isEqualTo(Tri.NO);
    assertThat(grant(allow("sqs:${A}").on("*")).gives(action("sqs:SendMessage")))
        .isEqualTo(Tri.UNKNOWN);
  }
}
