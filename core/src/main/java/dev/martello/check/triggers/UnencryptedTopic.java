package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Principal;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;

/** Flags topics that keep sensitive messages in clear text. */
@About(
    severity = LOW,
    title = "Topic keeps messages in clear text",
    why =
        "SNS stores each message until it is delivered, and takes it over plain HTTP, unless the"
            + " topic has a key.",
    mend = "Set `KmsMasterKeyId`: a key of your own, or `alias/aws/sns` if only roles publish.",
    cwe = 311,
    sameAs = {
      "CKV_AWS_26",
      "AWS-0095",
      "AWS-0136",
      "9d13b150",
      "28545147",
      "W47",
      "SNSEncryptedKMS",
      "SNS2",
      "sns_topics_kms_encryption_at_rest_enabled",
      "SNS.1"
    })
final class UnencryptedTopic implements Check {
  /*
   * A message lies in SNS for as long as its delivery takes, most often less than a second, so it is
   * asked for only where something says that the messages are sensitive.
   */
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var sensitivity = new Sensitivity(app, context);
    return app.stores(DataStore.Topic.class)
        .flatMap(
            topic -> {
              var evidence = sensitivity.evidence(topic);
              return evidence.isPresent() || context.asksOfEveryResource()
                  ? Stream.of(
                      judge(topic, evidence.map(reason -> "; " + reason).orElse(""), app, context)
                          .on(context.usersOf(topic)))
                  : Stream.empty();
            });
  }

  private static Verdict judge(DataStore.Topic topic, String evidence, App app, Context context) {
    return Verdict.of(
            Shape.isEmpty(topic.key()),
            topic,
            topic.origin(),
            "the topic has no key" + evidence,
            topic.key())
        .mendedBy(
            isForRolesOnly(topic, app, context)
                ? Remedy.of(
                        "encrypt the topic with AWS's key for SNS",
                        Change.put(topic.identity(), Term.text("alias/aws/sns"), "KmsMasterKeyId"))
                    .warning("other accounts can no longer publish to the topic")
                : Remedy.none());
  }

  /**
   * AWS services may not use AWS's own key for SNS, whose policy nobody can change ("Key
   * management", Amazon SNS Developer Guide), so a topic that they publish to needs a key of one's
   * own.
   */
  private static boolean isForRolesOnly(DataStore.Topic topic, App app, Context context) {
    boolean isForServices =
        topic.policies().stream()
            .flatMap(policy -> policy.statements().stream())
            .anyMatch(
                statement ->
                    statement.principals().stream()
                        .anyMatch(one -> one.kind() != Principal.Kind.AWS));
    return !isForServices && senders(topic, app, context).isNo();
  }

  /**
   * Asks whether alarms, rules or buckets publish; the topic's default policy lets some of them.
   */
  private static Tri senders(DataStore.Topic topic, App app, Context context) {
    var arn = app.arnOf(topic).show();
    return Tri.of(
        context
                .resources(List.of(ALARM, "AWS::CloudWatch::CompositeAlarm", "AWS::Events::Rule"))
                .anyMatch(sender -> Mentions.in(app.settingsOf(sender), arn))
            || Sources.in(context).feeding(topic, _ -> true).findAny().isPresent());
  }
}
