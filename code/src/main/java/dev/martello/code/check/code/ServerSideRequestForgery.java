package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags requests whose host is chosen by data from outside. */
@About(
    severity = MEDIUM,
    title = "Event data chooses the address of a request",
    why =
        "Whoever sends the event makes the function call addresses that only it can reach, inside"
            + " the VPC for instance.",
    mend = "Choose the host from a list of known ones.",
    cwe = 918)
final class ServerSideRequestForgery implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.URL);
  }
}
