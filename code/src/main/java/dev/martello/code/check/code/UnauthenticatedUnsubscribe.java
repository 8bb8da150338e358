package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;

/** Flags confirmations of subscriptions that whoever has the link may end again. */
@About(
    severity = LOW,
    title = "A subscription is confirmed so that anybody may end it",
    why =
        "Whoever has the link in one of the topic's messages ends the subscription, and nothing"
            + " arrives any more.",
    mend = "Confirm with `AuthenticateOnUnsubscribe` set to `true`.",
    cwe = 306)
final class UnauthenticatedUnsubscribe implements MisuseCheck {
  @Override
  public String misuse() {
    return "unauthenticated-unsubscribe";
  }
}
