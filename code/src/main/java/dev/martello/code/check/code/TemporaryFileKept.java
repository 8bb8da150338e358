package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags temporary files that go on growing from one event to the next. */
@About(
    severity = LOW,
    title = "A temporary file keeps the data of earlier events",
    why = "The folder outlives the invocation, so the next event adds to what this one wrote.",
    mend =
        "Open the file with `w`, or give it a name of its own (`tempfile.NamedTemporaryFile`) and"
            + " remove it.",
    cwe = 459)
final class TemporaryFileKept implements MisuseCheck {
  @Override
  public String misuse() {
    return "temporary-file-kept";
  }
}
