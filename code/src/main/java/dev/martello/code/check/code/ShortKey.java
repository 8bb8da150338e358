package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;

/** Flags keys that are short enough to be broken. */
@About(
    severity = MEDIUM,
    title = "A key is too short",
    why = "Keys of this length can be broken.",
    mend = "Use RSA with 2048 bits or more, or an elliptic curve of 256 bits or more.",
    cwe = 326,
    sameAs = {"B505"})
final class ShortKey implements MisuseCheck {
  @Override
  public String misuse() {
    return "short-key";
  }
}
