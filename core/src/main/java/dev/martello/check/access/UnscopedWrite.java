package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags grants on everything of actions that change what could be named. */
@About(
    severity = MEDIUM,
    title = "Role can change every resource of a kind",
    why =
        "A hole in the function, or a mistake in its code, changes or deletes "
            + "what belongs to other applications of the account.",
    mend = "Name the ARNs of the resources that the function changes in `Resource`.",
    cwe = 732,
    sameAs = {
      "CKV_AWS_111",
      "CKV_AWS_290",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13",
      "IAM5",
      "PolicyStatement",
      "ROLE.LEASTPRIV.001",
      "AWS-0114",
      "AWS-0120"
    })
final class UnscopedWrite implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.WRITES, grantee, context);
  }
}
