package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags roles that may make or fetch credentials of anybody. */
@About(
    severity = HIGH,
    title = "Role can get credentials of any user or database",
    why =
        "Whoever takes over the function makes a key for the strongest user of "
            + "the account, and keeps it when the function is mended.",
    mend = "Name the one user, database or cluster in `Resource`, or take the action " + "away.",
    cwe = 522,
    sameAs = {
      "CKV_AWS_107",
      "CKV_AWS_287",
      "IAM5",
      "CKV_AWS_109",
      "CKV_AWS_110",
      "CKV_AWS_286",
      "CKV_AWS_289",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13"
    })
final class UnscopedCredentials implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.CREDENTIALS, grantee, context);
  }
}
