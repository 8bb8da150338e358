package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags functions that may change their own code, role or triggers. */
@About(
    severity = HIGH,
    title = "Function may change its own code or triggers",
    why =
        "One injected call makes a break-in last: the attacker's code stays in the function and"
            + " runs with every later request.",
    mend =
        "Remove the actions that change functions and what invokes them, or limit them to other"
            + " functions.",
    cwe = 269,
    sameAs = {
      "CKV_AWS_110",
      "CKV_AWS_286",
      "c583f0f9",
      "fa62ac4f",
      "iam_policy_allows_privilege_escalation",
      "LambdaWrite",
      "UPDATECODE.SCOPE.001",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13",
      "IAM5"
    })
final class SelfModifyingFunction implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.FUNCTIONS, grantee, context);
  }
}
