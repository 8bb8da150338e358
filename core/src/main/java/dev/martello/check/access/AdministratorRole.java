package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.iam.Breadth;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.model.Grantee;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags roles that may do everything with everything. */
@About(
    severity = HIGH,
    title = "Role may do everything",
    why =
        "Whoever gets the function to run their code or calls owns the account: data, users, logs"
            + " and backups.",
    mend = "List the actions that the function uses, each on the resources that it uses.",
    cwe = 250,
    sameAs = {
      "IAM.1",
      "CKV_AWS_62",
      "CKV_AWS_274",
      "AWS-0057",
      "W43",
      "F3",
      "F4",
      "F5",
      "IAMPolicyNoStatementsWithAdminAccess",
      "iam_inline_policy_no_administrative_privileges",
      "ROLE.LEASTPRIV.001",
      "1b3af2f9",
      "59ebb4f3",
      "a0ae0a4e",
      "f62aa827",
      "iam_aws_attached_policy_no_administrative_privileges",
      "CKV_AWS_63",
      "CKV_AWS_107",
      "CKV_AWS_108",
      "CKV_AWS_109",
      "CKV_AWS_110",
      "CKV_AWS_111",
      "CKV_AWS_286",
      "CKV_AWS_287",
      "CKV_AWS_288",
      "CKV_AWS_289",
      "CKV_AWS_290",
      "PolicyStatement",
      "B.4",
      "iam_customer_attached_policy_no_administrative_privileges",
      "iam_customer_unattached_policy_no_administrative_privileges",
      "iam_role_administratoraccess_policy",
      "953b3cdb"
    })
final class AdministratorRole implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    boolean isToldElsewhere = DeployTimeAdministrator.isOfHelpers(context.functionsOf(grantee));
    return isToldElsewhere
        ? Stream.empty()
        : Stream.concat(
            Stream.of(judge(grantee, context.grantsOf(grantee))), open(grantee, context));
  }

  /** A policy of another stack, or one that a parameter names, may say anything. */
  private static Stream<Verdict> open(Grantee grantee, Context context) {
    boolean isOpen = context.grantsOf(grantee).grantsEverything().isUnknown();
    return isOpen
        ? grantee.opaquePolicies().stream()
            .map(
                arn ->
                    Verdict.undecided(
                        grantee,
                        arn.origin(),
                        "the %s may do whatever the policy `%s` allows"
                            .formatted(RoleStatements.noun(grantee), arn.brief()),
                        "content of the policy `%s`".formatted(arn.brief())))
        : Stream.empty();
  }

  private static Verdict judge(Grantee grantee, Grants grants) {
    Tri isAdministrator = grants.grantsEverything();
    if (!isAdministrator.isYes()) {
      return Verdict.passes();
    }
    return Verdict.fails(
        grantee,
        place(grantee, grants),
        "the %s may do everything with everything".formatted(RoleStatements.noun(grantee)));
  }

  /** Points at the widest statement; several together may make the administrator. */
  static Origin place(Grantee grantee, Grants grants) {
    return grants.list().stream()
        .filter(AdministratorRole::isWide)
        .map(grant -> RoleStatements.placeOf(grantee, grant))
        .findFirst()
        .orElse(grantee.origin());
  }

  private static boolean isWide(Grant grant) {
    return grant.hasActionWildcard()
        && grant
            .actions()
            .actions()
            .findFirst()
            .filter(action -> grant.breadth(action) == Breadth.EVERYTHING)
            .isPresent();
  }
}
