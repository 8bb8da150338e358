package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags requests to buckets that go to whoever owns the name. */
@About(
    severity = LOW,
    title = "Whose bucket it is, is not asked",
    why =
        "A bucket that was deleted can be made anew by somebody else under its name, who then gets"
            + " what is written, or chooses what is read.",
    mend = "Give `ExpectedBucketOwner`: the account that the bucket has to be in.",
    cwe = 283,
    isStrict = true)
final class BucketOwnerUnchecked implements MisuseCheck {
  @Override
  public String misuse() {
    return "bucket-owner-unchecked";
  }
}
