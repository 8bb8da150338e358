package dev.martello.iam;

import static dev.martello.iam.Policies.allow;
import static dev.martello.iam.Policies.deny;
import static dev.martello.iam.Policies.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.model.Principal;
import dev.martello.value.Tri;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OpennessTest {

  private static Policies open() {
    return allow("s3:GetObject").on("arn:aws:s3:::b/*").toAnyone();
  }

  static Stream<Arguments> statements() {
    return Stream.of(
        arguments("anyone", open(), Tri.YES),
        arguments("anyone under AWS", allow("sqs:*").on("*").to(Principal.Kind.AWS, "*"), Tri.YES),
        arguments(
            "every account",
            allow("sqs:*").on("*").to(Principal.Kind.AWS, "arn:aws:iam::*:root"),
            Tri.YES),
        arguments("all but one", allow("sqs:*").on("*").toAllBut("arn:aws:iam::1:root"), Tri.YES),
        arguments(
            "an account", allow("sqs:*").on("*").to(Principal.Kind.AWS, "123456789012"), Tri.NO),
        arguments(
            "a role",
            allow("sqs:*").on("*").to(Principal.Kind.AWS, "arn:aws:iam::1:role/r"),
            Tri.NO),
        arguments(
            "a service",
            allow("sqs:*").on("*").to(Principal.Kind.SERVICE, "sns.amazonaws.com"),
            Tri.NO),
        arguments(
            "a parameter", allow("sqs:*").on("*").to(Principal.Kind.AWS, "${Who}"), Tri.UNKNOWN),
        arguments(
            "own account",
            allow("sqs:*").on("*").to(Principal.Kind.AWS, "${AWS::AccountId}"),
            Tri.NO),
        arguments("a deny", deny("sqs:*").on("*").toAnyone(), Tri.NO),
        arguments("perhaps", open().perhaps(), Tri.UNKNOWN),
        arguments(
            "source ARN",
            open().when("ArnLike", "aws:SourceArn", "arn:aws:sns:*:123456789012:t"),
            Tri.NO),
        arguments(
            "source ARN in equals",
            open().when("ArnEquals", "AWS:SourceArn", "arn:aws:s3:::b"),
            Tri.NO),
        arguments(
            "source ARN of a reference",
            open()
                .when(
                    "ArnLike",
                    "aws:SourceArn",
                    "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Topic}"),
            Tri.NO),
        arguments(
            "source ARN of a parameter",
            open().when("ArnLike", "aws:SourceArn", "${Source}"),
            Tri.UNKNOWN),
        arguments(
            "source ARN of every account",
            open().when("ArnLike", "aws:SourceArn", "arn:aws:sns:*:*:*"),
            Tri.YES),
        arguments(
            "source ARN of every bucket",
            open().when("ArnLike", "aws:SourceArn", "arn:aws:s3:*:*:*"),
            Tri.YES),
        arguments(
            "source account",
            open().when("StringEquals", "aws:SourceAccount", "123456789012"),
            Tri.NO),
        arguments(
            "source account that is a star in equals",
            open().when("StringEquals", "aws:SourceAccount", "*"),
            Tri.NO),
        arguments(
            "source account that is a star in like",
            open().when("StringLike", "aws:SourceAccount", "*"),
            Tri.YES),
        arguments(
            "one open value of two",
            open().when("StringLike", "aws:SourceAccount", "123456789012", "*"),
            Tri.YES),
        arguments(
            "organisation", open().when("StringEquals", "aws:PrincipalOrgID", "o-abc"), Tri.NO),
        arguments(
            "organisation if it is there",
            open().when("StringEqualsIfExists", "aws:PrincipalOrgID", "o-abc"),
            Tri.YES),
        arguments(
            "any organisation", open().when("StringLike", "aws:PrincipalOrgID", "o-*"), Tri.YES),
        arguments(
            "organisation of all values",
            open().when("ForAllValues:StringEquals", "aws:PrincipalOrgPaths", "o-a/r-b/*"),
            Tri.YES),
        arguments(
            "organisation of any value",
            open().when("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a/r-b/*"),
            Tri.NO),
        arguments(
            "not an organisation",
            open().when("StringNotEquals", "aws:PrincipalOrgID", "o-abc"),
            Tri.YES),
        arguments("endpoint", open().when("StringEquals", "aws:SourceVpce", "vpce-1"), Tri.NO),
        arguments("VPC", open().when("StringEquals", "aws:SourceVpc", "${Vpc}"), Tri.NO),
        arguments("any endpoint", open().when("Null", "aws:SourceVpce", "false"), Tri.YES),
        arguments(
            "own addresses", open().when("IpAddress", "aws:SourceIp", "203.0.113.0/24"), Tri.NO),
        arguments("every address", open().when("IpAddress", "aws:SourceIp", "0.0.0.0/0"), Tri.YES),
        arguments(
            "every address in two halves",
            open().when("IpAddress", "aws:SourceIp", "0.0.0.0/1", "128.0.0.0/1"),
            Tri.YES),
        arguments("every new address", open().when("IpAddress", "aws:SourceIp", "::/0"), Tri.YES),
        arguments(
            "addresses shut out",
            open().when("NotIpAddress", "aws:SourceIp", "203.0.113.0/24"),
            Tri.YES),
        arguments("transport only", open().when("Bool", "aws:SecureTransport", "true"), Tri.YES),
        arguments(
            "referer can be forged",
            open().when("StringLike", "aws:Referer", "https://me/*"),
            Tri.YES),
        arguments(
            "tag of the caller",
            open().when("StringEquals", "aws:PrincipalTag/team", "a"),
            Tri.YES),
        arguments(
            "two conditions of which one limits",
            open()
                .when("Bool", "aws:SecureTransport", "true")
                .when("StringEquals", "aws:SourceAccount", "1"),
            Tri.NO),
        arguments(
            "function URL for everyone",
            allow("lambda:InvokeFunctionUrl")
                .on("*")
                .toAnyone()
                .when("StringEquals", "lambda:FunctionUrlAuthType", "NONE"),
            Tri.YES),
        arguments(
            "function URL with signatures",
            allow("lambda:InvokeFunctionUrl")
                .on("*")
                .toAnyone()
                .when("StringEquals", "lambda:FunctionUrlAuthType", "AWS_IAM"),
            Tri.YES));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void publicIsWhatStrangersCanUse(String rule, Policies statement, Tri expected) {
    assertThat(Openness.isPublic(statement.statement()).isOpen()).as(rule).isEqualTo(expected);
  }

  @Test
  void signedRequestsAreAnotherAudience() {
    var url = allow("lambda:InvokeFunctionUrl").on("*").toAnyone();
    assertThat(Openness.isPublic(url.statement()).audience()).isEqualTo(Openness.Audience.ANYONE);
    url.when("StringEquals", "lambda:FunctionUrlAuthType", "AWS_IAM");
    assertThat(Openness.isPublic(url.statement()).audience())
        .isEqualTo(Openness.Audience.ANY_ACCOUNT);
  }

  @Test
  void denyForAllOutsideClosesWhatAnAllowOpens() {
    var outside =
        deny("s3:*")
            .on("arn:aws:s3:::b", "arn:aws:s3:::b/*")
            .toAnyone()
            .when("StringNotEquals", "aws:SourceVpce", "vpce-1");
    assertThat(Openness.isPublic(document(open(), outside), Names.UNKNOWN)).isEmpty();
    var insecure =
        deny("s3:*").on("arn:aws:s3:::b/*").toAnyone().when("Bool", "aws:SecureTransport", "false");
    assertThat(Openness.isPublic(document(open(), insecure), Names.UNKNOWN)).hasSize(1);
    var other =
        deny("s3:*")
            .on("arn:aws:s3:::c/*")
            .toAnyone()
            .when("StringNotEquals", "aws:SourceVpce", "vpce-1");
    assertThat(Openness.isPublic(document(open(), other), Names.UNKNOWN)).hasSize(1);
    var writes =
        deny("s3:Put*").on("*").toAnyone().when("StringNotEquals", "aws:SourceVpce", "vpce-1");
    assertThat(Openness.isPublic(document(open(), writes), Names.UNKNOWN)).hasSize(1);
  }

  static Stream<Arguments> services() {
    return Stream.of(
        arguments("no condition", service(), Tri.YES),
        arguments(
            "source ARN", service().when("ArnLike", "aws:SourceArn", "arn:aws:s3:::b"), Tri.NO),
        arguments(
            "source account",
            service().when("StringEquals", "aws:SourceAccount", "${AWS::AccountId}"),
            Tri.NO),
        arguments(
            "source ARN of anybody",
            service().when("ArnLike", "aws:SourceArn", "arn:aws:events:*:*:*"),
            Tri.YES),
        arguments(
            "no service",
            allow("lambda:InvokeFunction").on("*").to(Principal.Kind.AWS, "1"),
            Tri.NO));
  }

  private static Policies service() {
    return allow("lambda:InvokeFunction").on("*").to(Principal.Kind.SERVICE, "s3.amazonaws.com");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void servicesActForAnyAccountUnlessBound(String rule, Policies statement, Tri expected) {
    assertThat(Openness.isUnboundService(statement.statement(), Names.UNKNOWN).isOpen())
        .as(rule)
        .isEqualTo(expected);
  }
}
