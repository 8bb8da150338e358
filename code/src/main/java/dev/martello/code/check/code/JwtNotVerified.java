package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;

/** Flags tokens whose signature nobody checks. */
@About(
    severity = HIGH,
    title = "A token is read without verifying its signature",
    why = "Anybody makes a token that says what they like.",
    mend = "Verify the signature with the issuer's key and named algorithms.",
    cwe = 347)
final class JwtNotVerified implements MisuseCheck {
  @Override
  public String misuse() {
    return "jwt-not-verified";
  }
}
