package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags roles that may read every secret or parameter. */
@About(
    severity = MEDIUM,
    title = "Role can read every secret or parameter",
    why =
        "One hole in the function gives away every password and key that the "
            + "account keeps, also those of other applications.",
    mend = "Name the ARN of the secret, or the path of the parameters, in " + "`Resource`.",
    cwe = 522,
    sameAs = {
      "CKV_AWS_108",
      "CKV_AWS_288",
      "IAM5",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13"
    })
final class UnscopedSecrets implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.SECRETS, grantee, context);
  }
}
