package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags grants on everything of actions that read what stores hold. */
@About(
    severity = MEDIUM,
    title = "Role can read the data of every application",
    why =
        "The function may read every bucket, table or queue of the account, so "
            + "that one hole in it gives away the data of all applications.",
    mend = "Name the ARNs of the resources that the function reads in `Resource`.",
    cwe = 732,
    sameAs = {
      "CKV_AWS_108",
      "CKV_AWS_288",
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
final class UnscopedDataRead implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.DATA, grantee, context);
  }
}
