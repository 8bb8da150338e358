package dev.martello.iam;

import static dev.martello.iam.Policies.allow;
import static dev.martello.iam.Policies.deny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.model.Principal;
import dev.martello.value.Tri;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TrustTermsTest {
  private static final String GITHUB =
      "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
  private static final String SUBJECT = "token.actions.githubusercontent.com:sub";
  private static final String POOL = "cognito-identity.amazonaws.com";

  static Stream<Arguments> identities() {
    return Stream.of(
        arguments("no condition", web("accounts.google.com"), Tri.YES),
        arguments(
            "an audience",
            web("accounts.google.com").when("StringEquals", "accounts.google.com:aud", "app"),
            Tri.NO),
        arguments(
            "a build's audience is anybody's",
            web(GITHUB)
                .when(
                    "StringEquals", "token.actions.githubusercontent.com:aud", "sts.amazonaws.com"),
            Tri.YES),
        arguments(
            "a build's owner", web(GITHUB).when("StringLike", SUBJECT, "repo:acme/*"), Tri.NO),
        arguments("any owner", web(GITHUB).when("StringLike", SUBJECT, "repo:*"), Tri.YES),
        arguments(
            "every token has a subject",
            web(GITHUB).when("ForAllValues:StringLike", SUBJECT, "repo:acme/orders:*"),
            Tri.NO),
        arguments(
            "a subject by parameter",
            web(GITHUB).when("StringLike", SUBJECT, "${Subject}"),
            Tri.UNKNOWN),
        arguments(
            "an owner by parameter",
            web(GITHUB).when("StringLike", SUBJECT, "repo:${Owner}/orders:*"),
            Tri.NO),
        arguments(
            "signed in at any pool",
            web(POOL).when("ForAnyValue:StringLike", POOL + ":amr", "authenticated"),
            Tri.YES),
        arguments("one pool", web(POOL).when("StringEquals", POOL + ":aud", "eu-west-1:1"), Tri.NO),
        arguments("perhaps there", web(POOL).perhaps(), Tri.UNKNOWN),
        arguments(
            "a deny",
            deny("sts:AssumeRoleWithWebIdentity").to(Principal.Kind.FEDERATED, POOL),
            Tri.NO));
  }

  private static Policies web(String provider) {
    return allow("sts:AssumeRoleWithWebIdentity").to(Principal.Kind.FEDERATED, provider);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("identities")
  void claimsTellWhoseIdentityIsMeant(String rule, Policies statement, Tri expected) {
    assertThat(TrustTerms.admitEveryIdentity(statement.statement())).isEqualTo(expected);
  }

  static Stream<Arguments> bindings() {
    return Stream.of(
        arguments("StringEquals", "sts:ExternalId", "orders", true),
        arguments("StringLike", "sts:ExternalId", "*", false),
        arguments("Bool", "aws:SecureTransport", "true", false),
        arguments("Bool", "aws:MultiFactorAuthPresent", "true", true),
        arguments("Bool", "aws:MultiFactorAuthPresent", "false", false),
        arguments("BoolIfExists", "aws:MultiFactorAuthPresent", "true", false));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("bindings")
  void someConditionsBindNobody(String operator, String key, String value, boolean expected) {
    var statement =
        allow("sts:AssumeRole")
            .to(Principal.Kind.AWS, "arn:aws:iam::444455556666:root")
            .when(operator, key, value)
            .statement();
    assertThat(TrustTerms.bind(statement)).isEqualTo(expected);
  }
}
