package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags roles that may assume any role. */
@About(
    severity = MEDIUM,
    title = "Role can assume every role that lets it",
    why =
        "The function reaches every role of every account whose trust policy "
            + "names the account, and with it permissions that nobody counted as its "
            + "own.",
    mend = "Name the ARN of the one role that the function assumes in `Resource`.",
    cwe = 269,
    sameAs = {
      "e835bd0d",
      "bcdcbdc6",
      "iam_no_custom_policy_permissive_role_assumption",
      "IAM5",
      "CKV_AWS_107",
      "CKV_AWS_110",
      "CKV_AWS_286",
      "CKV_AWS_287",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13"
    })
final class UnscopedRoleAssumption implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.ROLES_ASSUMED, grantee, context);
  }
}
