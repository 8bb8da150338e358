package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;

/** Flags secrets that are made with a generator whose numbers can be computed. */
@About(
    severity = MEDIUM,
    title = "A secret is made of predictable random numbers",
    why = "Who sees some of the numbers computes the others.",
    mend = "Use the module `secrets` (Python) or `crypto.randomBytes` (JavaScript).",
    cwe = 338,
    sameAs = {"B311"})
final class GuessableSecret implements MisuseCheck {
  @Override
  public String misuse() {
    return "guessable-secret";
  }
}
