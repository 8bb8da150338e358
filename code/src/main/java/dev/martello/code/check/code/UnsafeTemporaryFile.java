package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags temporary files whose name is made before the file. */
@About(
    severity = LOW,
    title = "A temporary file's name can be taken by others",
    why = "Whoever makes the file first decides what it holds.",
    mend = "Use a function that makes the file together with its name.",
    cwe = 377,
    sameAs = {"B306"})
final class UnsafeTemporaryFile implements MisuseCheck {
  @Override
  public String misuse() {
    return "unsafe-temporary-file";
  }
}
