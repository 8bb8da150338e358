package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags subscriptions whose undelivered messages vanish. */
@About(
    severity = LOW,
    title = "Topic's undelivered messages are lost",
    why =
        "SNS gives up on an HTTP endpoint within the hour and throws the message away; an outage"
            + " of the receiver, made on purpose or not, loses orders and alerts.",
    mend = "Set the subscription's `RedrivePolicy` to a queue that lets SNS send.",
    cwe = 755,
    sameAs = {"SNSRedrivePolicy"})
final class SubscriptionWithoutDeadLetters implements Check {
  /*
   * "Amazon SNS message delivery retries", Amazon SNS Developer Guide: to Lambda, SQS and Firehose
   * SNS goes on trying for 23 days, to HTTP endpoints for an hour at most. The former lose messages
   * only when the endpoint is deleted or its policy changed, so they are for the strict.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Subscriptions.of(app, context)
        .map(one -> judge(one, app, context).on(one.users(context)));
  }

  private static Verdict judge(Subscriptions.Subscription one, App app, Context context) {
    var protocol = one.protocol();
    Tri isForgetful = protocol.is(name -> name.startsWith("http"));
    var redrive = one.settings().get("RedrivePolicy").json().get("deadLetterTargetArn").text();
    return Verdict.of(
            isForgetful.or(Tri.of(context.isStrict())).and(Shape.isEmpty(redrive)),
            one.entity(),
            one.isResource() ? one.entity().origin() : one.settings().origin(),
            "messages that do not reach `%s` are thrown away".formatted(one.endpoint().brief()),
            protocol,
            redrive)
        .mendedBy(remedy(one, app, context));
  }

  /** A subscription in a topic's own list takes no redrive policy. */
  private static Remedy remedy(Subscriptions.Subscription one, App app, Context context) {
    if (!one.isResource() || one.topics().size() != 1) {
      return Remedy.none();
    }
    var topic = one.topics().getFirst().identity();
    return topic.stack().equals(one.entity().identity().stack())
        ? DeadLetters.ofService(
            one.entity(),
            "sns.amazonaws.com",
            Term.ref(topic.id()),
            queue ->
                Change.put(
                    one.entity().identity(),
                    Term.parts().with("deadLetterTargetArn", queue),
                    "RedrivePolicy"),
            app,
            context)
        : Remedy.none();
  }
}
