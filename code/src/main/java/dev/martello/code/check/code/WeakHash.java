package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags hash functions that are broken. */
@About(
    severity = LOW,
    title = "A broken hash function is used",
    why = "Other content with the same hash can be made.",
    mend = "Use SHA-256 or better.",
    cwe = 328,
    sameAs = {"B303", "B324"})
final class WeakHash implements MisuseCheck {
  @Override
  public String misuse() {
    return "weak-hash";
  }
}
