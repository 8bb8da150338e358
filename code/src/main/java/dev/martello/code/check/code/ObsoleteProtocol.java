package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;

/** Flags connections that are made with obsolete or unencrypted protocols. */
@About(
    severity = MEDIUM,
    title = "An obsolete or unencrypted protocol is spoken",
    why = "Who stands between reads and changes what is sent.",
    mend =
        "Speak TLS 1.2 or newer (`ssl.create_default_context()`), SSH instead of Telnet, SFTP or"
            + " FTPS instead of FTP, `https:` instead of `http:`.",
    cwe = 327,
    sameAs = {"B312", "B321", "B401", "B402", "B502"})
final class ObsoleteProtocol implements MisuseCheck {
  @Override
  public String misuse() {
    return "obsolete-protocol";
  }
}
