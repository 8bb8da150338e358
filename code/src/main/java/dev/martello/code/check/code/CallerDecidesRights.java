package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags decisions on the caller's rights by what the caller says. */
@About(
    severity = MEDIUM,
    title = "The caller says what the caller may do",
    why = "Whoever sends the request writes the role into it that opens the door.",
    mend =
        "Take the role from what an authorizer checked: `requestContext.authorizer`, or the claims"
            + " of a token that the code verified.",
    cwe = 807)
final class CallerDecidesRights implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.AUTHORIZATION);
  }
}
