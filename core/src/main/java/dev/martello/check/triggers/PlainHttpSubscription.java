package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags subscriptions to which SNS sends messages in clear text. */
@About(
    severity = MEDIUM,
    title = "Topic's messages go out over plain HTTP",
    why =
        "Everybody on the way to the endpoint reads the messages, and can send it others in their"
            + " place.",
    mend = "Use `Protocol: https` with an endpoint that has a certificate.",
    cwe = 319,
    sameAs = {"sns_subscription_not_using_http_endpoints"})
final class PlainHttpSubscription implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Subscriptions.of(app, context).map(one -> judge(one).on(one.users(context)));
  }

  private static Verdict judge(Subscriptions.Subscription one) {
    var protocol = one.protocol();
    return Verdict.of(
        protocol.is("http"::equalsIgnoreCase),
        one.entity(),
        protocol.origin(),
        "messages go to `%s` in clear text".formatted(one.endpoint().brief()),
        protocol);
  }
}
