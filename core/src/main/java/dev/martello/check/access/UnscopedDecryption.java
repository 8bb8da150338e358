package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags roles that may decrypt with every key. */
@About(
    severity = MEDIUM,
    title = "Role can decrypt with every key",
    why =
        "Encryption protects nothing from a function that may use every key: "
            + "whatever it can read it can decrypt.",
    mend =
        "Name the ARN of the key in `Resource`; where a service decrypts for the "
            + "function, add the condition `kms:ViaService`.",
    cwe = 732,
    sameAs = {
      "iam_policy_no_full_access_to_kms",
      "iam_inline_policy_no_full_access_to_kms",
      "KMS.1",
      "KMS.2",
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
final class UnscopedDecryption implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return WideGrants.tell(Harm.KEYS, grantee, context);
  }
}
