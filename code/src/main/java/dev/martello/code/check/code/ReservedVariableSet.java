package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags code that sets environment variables which Lambda sets itself. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "A variable of Lambda's own is overwritten",
    why =
        "SDKs and extensions read it: calls go to another region, use other credentials, or fail,"
            + " for all later events too.",
    mend = "Hand the value to the client that needs it, or use a variable of another name.")
final class ReservedVariableSet implements MisuseCheck {
  @Override
  public String misuse() {
    return "reserved-variable-set";
  }
}
