package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags roles that may change the permissions of every resource. */
@About(
    severity = MEDIUM,
    title = "Role can change permissions of everything",
    why =
        "The function may open every bucket, queue, key or function of the "
            + "account to outsiders, or change who may do what.",
    mend =
        "Name the ARNs of the resources in `Resource`, or take the actions away: "
            + "deployments change permissions, functions rarely do.",
    cwe = 732,
    sameAs = {
      "CKV_AWS_109",
      "CKV_AWS_289",
      "IAM5",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13"
    })
final class UnscopedPermissionChange implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.PERMISSIONS, grantee, context);
  }
}
