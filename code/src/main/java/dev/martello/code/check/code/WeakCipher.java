package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;

/** Flags ciphers and modes that are broken. */
@About(
    severity = MEDIUM,
    title = "A broken cipher or mode is used",
    why = "What is encrypted can be read or changed.",
    mend = "Use AES-GCM.",
    cwe = 327,
    sameAs = {"B304", "B305"})
final class WeakCipher implements MisuseCheck {
  @Override
  public String misuse() {
    return "weak-cipher";
  }
}
