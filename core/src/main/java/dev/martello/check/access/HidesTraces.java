package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags roles that may stop trails or delete logs and alarms. */
@About(
    severity = MEDIUM,
    title = "Role can stop or delete what records attacks",
    why =
        "Whoever takes over the function switches the recording off first, and "
            + "nobody learns what was done next.",
    mend =
        "Take the actions away from functions; where one cleans up log groups, "
            + "name those in `Resource`.",
    cwe = 778,
    sameAs = {
      "iam_policy_no_full_access_to_cloudtrail",
      "iam_inline_policy_no_full_access_to_cloudtrail",
      "CKV_AWS_111",
      "CKV_AWS_290",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13",
      "IAM5"
    })
final class HidesTraces implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.TRACES, grantee, context);
  }
}
