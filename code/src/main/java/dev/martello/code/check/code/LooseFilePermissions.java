package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags files that everybody may write. */
@About(
    severity = LOW,
    title = "Everybody may write a file or read its secret",
    why =
        "Whatever else runs in the function can change what it reads or runs later, or read the"
            + " secret.",
    mend = "Give files `0o600`, folders and programs `0o700`.",
    cwe = 732,
    sameAs = {"B103"})
final class LooseFilePermissions implements MisuseCheck {
  @Override
  public String misuse() {
    return "loose-file-permissions";
  }
}
