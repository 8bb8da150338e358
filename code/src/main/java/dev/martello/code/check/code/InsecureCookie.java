package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags cookies of sessions that leak. */
@About(
    severity = LOW,
    title = "Session cookie is sent without TLS or shown to scripts",
    why =
        "Whoever reads the cookie on its way, or by a script in the page, takes the session over.",
    mend = "Set `Secure`, `HttpOnly` and `SameSite`.",
    cwe = 614)
final class InsecureCookie implements MisuseCheck {
  @Override
  public String misuse() {
    return "insecure-cookie";
  }
}
