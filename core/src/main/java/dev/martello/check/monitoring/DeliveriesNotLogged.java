package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewPolicy;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Identity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags topics whose lost messages nobody is told of. */
@About(
    severity = LOW,
    title = "Topic does not log whether messages arrive",
    why =
        "A message that an endpoint refuses is thrown away after some tries, and no queue, log or"
            + " metric of the receiver shows it.",
    mend =
        "Set `DeliveryStatusLogging` for the protocol, or give the subscription a dead-letter queue"
            + " (`RedrivePolicy`).",
    cwe = 778,
    sameAs = {"SNS.2"})
final class DeliveriesNotLogged implements Check {
  private static final String GROUPS =
      "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:sns/*";

  /** Protocols whose receivers stand outside of AWS and fail in ways of their own. */
  private static final Set<String> OUTSIDE = Set.of("http", "https");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Topic.class)
        .map(topic -> judge(topic, app, context).on(context.usersOf(topic)));
  }

  private static Verdict judge(DataStore.Topic topic, App app, Context context) {
    var logging = app.settingsOf(topic).get("DeliveryStatusLogging").items();
    var isLogged = Tri.any(logging.stream().map(DeliveriesNotLogged::logs).toList());
    var isWebLogged = Tri.any(logging.stream().map(DeliveriesNotLogged::logsWeb).toList());
    var isLosing = Tri.any(topic.subscriptions().stream().map(DeliveriesNotLogged::loses).toList());
    boolean isMissing = context.isStrict() && !isLogged.isYes();
    return Verdict.of(
            Tri.of(context.isStrict()).and(isLogged.not()).or(isLosing.and(isWebLogged.not())),
            topic,
            topic.origin(),
            message(isMissing, logging.isEmpty()))
        .mendedBy(logging.isEmpty() ? remedy(topic.identity()) : Remedy.none());
  }

  private static String message(boolean isMissing, boolean isEmpty) {
    if (!isMissing) {
      return "messages that a web address refuses are lost without a trace";
    }
    return isEmpty
        ? "the topic has no `DeliveryStatusLogging`"
        : "`DeliveryStatusLogging` of the topic writes nothing of what fails";
  }

  /** What got lost is written with this role; the other one is for what arrived. */
  private static Tri logs(Settings entry) {
    return Shape.isEmpty(entry.get("FailureFeedbackRoleArn").text()).not();
  }

  /** An entry is for the receivers of one protocol only. */
  private static Tri logsWeb(Settings entry) {
    return logs(entry).and(() -> Shape.isEqual(entry.get("Protocol").text(), "http/s"));
  }

  /** What SNS needs to write logs (Amazon SNS Developer Guide, "Message delivery status"). */
  private static Remedy remedy(Identity topic) {
    var role = topic.id() + "DeliveryLogRole";
    return Remedy.of(
            "log messages that web addresses refuse",
            new Change.Add(
                topic,
                role,
                "AWS::IAM::Role",
                NewPolicy.role(
                    "sns.amazonaws.com",
                    "write-delivery-logs",
                    List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                    Term.sub(GROUPS))),
            Change.put(
                topic,
                Term.items(
                    Term.parts()
                        .with("Protocol", Term.text("http/s"))
                        .with("FailureFeedbackRoleArn", Term.attribute(role, "Arn"))),
                "DeliveryStatusLogging"))
        .warning("CloudWatch Logs charges for what is written");
  }

  private static Tri loses(DataStore.Subscription subscription) {
    return subscription
        .protocol()
        .is(OUTSIDE::contains)
        .and(Shape.isEmpty(subscription.deadLetter()));
  }
}
