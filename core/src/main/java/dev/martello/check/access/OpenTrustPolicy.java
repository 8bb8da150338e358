package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.RoleCheck;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.iam.TrustTerms;
import dev.martello.model.Effect;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags roles that everybody, or a whole account, may assume. */
@About(
    severity = HIGH,
    title = "Strangers may assume the role",
    why =
        "Whoever may assume the role acts with all its permissions, without ever touching the"
            + " function.",
    mend =
        "Trust only `lambda.amazonaws.com`; for people or other accounts name the one role and add"
            + " a condition such as `sts:ExternalId`.",
    cwe = 284,
    sameAs = {
      "CKV_AWS_60",
      "CKV_AWS_61",
      "f80e3aa7",
      "12b7e704",
      "F2",
      "F6",
      "iam_no_custom_policy_permissive_role_assumption"
    })
final class OpenTrustPolicy implements RoleCheck {

  @Override
  public Stream<Verdict> run(Role role, Context context) {
    return role.trust().statements().stream().map(statement -> judge(role, statement, context));
  }

  private static Verdict judge(Role role, Statement statement, Context context) {
    var openness = Openness.isPublic(statement, context.names());
    if (!openness.isOpen().isNo()) {
      return Verdict.of(
          openness.isOpen(),
          role,
          placeOf(statement),
          "the trust policy lets everybody assume the role");
    }
    var admitsAll = TrustTerms.admitEveryIdentity(statement);
    if (!admitsAll.isNo()) {
      return Verdict.of(
          admitsAll,
          role,
          placeOf(statement),
          "no condition tells whose identity at the provider may assume the role");
    }
    var verdict =
        Verdict.of(
            trustsAccount(statement),
            role,
            placeOf(statement),
            "every principal of account `%s` may assume the role".formatted(principals(statement)));
    return verdict instanceof Verdict.Fails fails
        ? fails.raised(trustsOwnAccount(statement) ? -2 : -1)
        : verdict;
  }

  /** With an external id, organisation or other condition, the account cannot hand it on freely. */
  private static Tri trustsAccount(Statement statement) {
    Tri isAllowed = statement.effect().isEqualTo(Effect.ALLOW).and(statement.present());
    Tri isAccount =
        statement.principals().stream()
            .filter(principal -> principal.kind() == Principal.Kind.AWS)
            .map(OpenTrustPolicy::isAccount)
            .reduce(Tri.NO, Tri::or);
    boolean isBound = TrustTerms.bind(statement);
    return isBound ? Tri.NO : isAllowed.and(isAccount);
  }

  private static Tri isAccount(Principal principal) {
    return Shape.endsWith(principal.id(), ":root").isYes()
            || principal.id().is(id -> id.matches("\\d{12}")).isYes()
            || principal.id().show().equals("${AWS::AccountId}")
        ? Tri.YES
        : Tri.NO;
  }

  /** The own account's root only hands the decision to the policies of its identities. */
  private static boolean trustsOwnAccount(Statement statement) {
    return statement.principals().stream()
        .filter(principal -> isAccount(principal).isYes())
        .allMatch(principal -> principal.id().show().contains("${AWS::AccountId}"));
  }

  private static String principals(Statement statement) {
    return String.join(", ", statement.principals().stream().map(one -> one.id().show()).toList());
  }

  private static Origin placeOf(Statement statement) {
    return statement.principals().isEmpty()
        ? statement.origin()
        : statement.principals().getFirst().origin();
  }
}
