package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.model.LambdaFunction;

/** Flags clients of AWS and of databases that the handler makes anew for each event. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "A client is made for every event",
    why = "Each event pays for the connection and its TLS handshake again.",
    mend = "Make the client once, outside the handler.")
final class ClientPerInvocation implements MisuseCheck {
  @Override
  public String misuse() {
    return "client-per-invocation";
  }

  @Override
  public boolean concerns(LambdaFunction function) {
    return !Invoked.isOnlyDeploying(function);
  }
}
