package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;

/** Flags connections that accept any certificate. */
@About(
    severity = MEDIUM,
    title = "Certificates are not verified",
    why = "Whoever stands between the function and the server reads and changes what they say.",
    mend = "Leave verification on; name a bundle where a private authority signs.",
    cwe = 295,
    sameAs = {"B501"})
final class TlsVerificationOff implements MisuseCheck {
  @Override
  public String misuse() {
    return "tls-verification-off";
  }
}
