package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags grants on everything of actions that could name their resources. */
@About(
    severity = LOW,
    title = "Grant names no resource although it could",
    why =
        "The function may use the actions on every table, bucket or queue of the account, also on"
            + " those of other applications.",
    mend = "Name the ARNs of the resources that the function uses in `Resource`.",
    cwe = 732,
    sameAs = {
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
final class UnscopedResource implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.OTHER, grantee, context);
  }
}
