package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags frameworks that answer with their inner state. */
@About(
    severity = LOW,
    title = "A web framework runs in debug mode",
    why = "Errors are answered with code, variables and, at worst, a console.",
    mend = "Leave debug mode off, or take it from a variable that production does not set.",
    cwe = 489,
    sameAs = {"B201"})
final class DebugMode implements MisuseCheck {
  @Override
  public String misuse() {
    return "debug-mode";
  }
}
