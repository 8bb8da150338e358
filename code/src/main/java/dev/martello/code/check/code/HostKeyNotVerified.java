package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;

/** Flags connections that accept any host key. */
@About(
    severity = MEDIUM,
    title = "Any SSH host key is accepted",
    why = "Whoever stands between the function and the host gets what is sent.",
    mend = "Load the known host keys and refuse others.",
    cwe = 322,
    sameAs = {"B507"})
final class HostKeyNotVerified implements MisuseCheck {
  @Override
  public String misuse() {
    return "host-key-not-verified";
  }
}
