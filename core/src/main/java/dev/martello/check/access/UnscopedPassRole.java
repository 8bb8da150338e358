package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags roles that may pass any role to a service. */
@About(
    severity = MEDIUM,
    title = "Role can pass any role to a service",
    why =
        "Together with any right to start something, the function runs code with "
            + "the permissions of the strongest role of the account.",
    mend =
        "Name the ARN of the role that is passed in `Resource`, and the service "
            + "in the condition `iam:PassedToService`.",
    cwe = 269,
    sameAs = {
      "AWS-0342",
      "e39bee8c",
      "F38",
      "F39",
      "F40",
      "PASSROLE.001",
      "IAM5",
      "CKV_AWS_109",
      "CKV_AWS_111",
      "CKV_AWS_289",
      "CKV_AWS_290",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13"
    })
final class UnscopedPassRole implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.ROLES_PASSED, grantee, context);
  }
}
