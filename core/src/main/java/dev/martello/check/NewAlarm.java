package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An alarm that is missing, to be written into a template with the topic that tells people.
 *
 * @param beside the resource that it looks at
 * @param id its logical id
 * @param dimension the name and value that mean the resource
 * @param threshold from which value on it tells, above it where {@code isAbove}
 */
public record NewAlarm(
    Identity beside,
    String id,
    String namespace,
    String metric,
    Term dimension,
    String statistic,
    long threshold,
    boolean isAbove) {
  /*
   * All alarms of a template share one topic: the one that its alarms tell already, else a new one,
   * which is encrypted with a key of its own.
   */
  private static final String TOPIC = "AlarmTopic";
  private static final String KEY = "AlarmTopicKey";
  private static final String CAUTION = "subscribe somebody to the topic, by mail or chat";

  /** Looks at a metric of a function. */
  public static NewAlarm of(
      LambdaFunction function, String metric, String statistic, long threshold, boolean isAbove) {
    var id = function.identity().id();
    return new NewAlarm(
        function.identity(),
        id + metric + "Alarm",
        "AWS/Lambda",
        metric,
        dimension("FunctionName", Term.ref(id)),
        statistic,
        threshold,
        isAbove);
  }

  /** Looks at whether a queue fills. */
  public static NewAlarm ofDepth(Identity beside, String queue) {
    return new NewAlarm(
        beside,
        queue + "DepthAlarm",
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        dimension("QueueName", Term.attribute(queue, "QueueName")),
        "Maximum",
        0,
        true);
  }

  /** Returns the dimensions of a metric that has one. */
  public static Term dimension(String name, Term value) {
    return Term.items(Term.parts().with("Name", Term.text(name)).with("Value", value));
  }

  /** Returns what declares the alarm and, where it is needed, the topic. */
  public Remedy remedy(App app) {
    return remedy("alarm on `" + metric + "`", List.of(this), app);
  }

  /** Returns what declares some alarms of one template and, where it is needed, their topic. */
  public static Remedy remedy(String title, List<NewAlarm> alarms, App app) {
    return new Remedy(title, changes(alarms, app), caution(alarms.getFirst().beside(), app));
  }

  /**
   * Adds an alarm on a new queue for failures to what adds the queue, where the template has
   * alarms: who is told of failures wants to be told of these.
   */
  public static Remedy watching(Remedy remedy, Identity beside, String queue, App app) {
    boolean hasAlarms =
        app.alarms().stream().anyMatch(alarm -> alarm.identity().stack().equals(beside.stack()));
    var alarm = ofDepth(beside, queue);
    return hasAlarms ? remedy.with(changes(List.of(alarm), app).toArray(new Change[0])) : remedy;
  }

  private static List<Change> changes(List<NewAlarm> alarms, App app) {
    var changes = new ArrayList<Change>();
    var beside = alarms.getFirst().beside();
    var topic = topicOf(beside, app);
    if (topic.isEmpty()) {
      changes.addAll(newTopic(beside));
    }
    for (var alarm : alarms) {
      var properties = alarm.properties(topic.map(Identity::id).orElse(TOPIC));
      changes.add(new Change.Add(alarm.beside(), alarm.id(), "AWS::CloudWatch::Alarm", properties));
    }
    return changes;
  }

  /** Returns the changes that let an alarm tell the topic of its template. */
  public static Remedy tell(Identity alarm, App app) {
    var changes = new ArrayList<Change>();
    var topic = topicOf(alarm, app);
    if (topic.isEmpty()) {
      changes.addAll(newTopic(alarm));
    }
    var told = Term.ref(topic.map(Identity::id).orElse(TOPIC));
    changes.add(new Change.Append(alarm, List.of("AlarmActions"), told));
    return new Remedy("tell a topic", changes, caution(alarm, app));
  }

  private Term.Parts properties(String topic) {
    return Term.parts()
        .with("Namespace", Term.text(namespace))
        .with("MetricName", Term.text(metric))
        .with("Dimensions", dimension)
        .with("Statistic", Term.text(statistic))
        .with("Period", Term.number(60))
        .with("EvaluationPeriods", Term.number(1))
        .with("Threshold", Term.number(threshold))
        .with(
            "ComparisonOperator",
            Term.text(isAbove ? "GreaterThanThreshold" : "GreaterThanOrEqualToThreshold"))
        .with("TreatMissingData", Term.text("notBreaching"))
        .with("AlarmActions", Term.items(Term.ref(topic)));
  }

  /** Where somebody listens to the topic already, there is nothing left to do. */
  private static String caution(Identity beside, App app) {
    return topicOf(beside, app).filter(topic -> isListenedTo(topic, app)).isPresent()
        ? ""
        : CAUTION;
  }

  private static boolean isListenedTo(Identity topic, App app) {
    return app.stores(DataStore.Topic.class)
        .filter(one -> one.identity().isSame(topic))
        .flatMap(one -> one.subscriptions().stream())
        .anyMatch(subscription -> subscription.identity().exists().isYes());
  }

  /** Returns the topic that an alarm of the same template tells. */
  private static Optional<Identity> topicOf(Identity beside, App app) {
    return app.alarms().stream()
        .filter(alarm -> alarm.identity().stack().equals(beside.stack()))
        .flatMap(alarm -> alarm.actions().stream())
        .flatMap(
            action ->
                app.stores(DataStore.Topic.class)
                    .filter(topic -> app.arnOf(topic).show().equals(action.show())))
        .map(DataStore.Topic::identity)
        .filter(topic -> topic.stack().equals(beside.stack()))
        .findFirst();
  }

  private static List<Change> newTopic(Identity beside) {
    return List.of(
        NewKey.forAlarms(beside, KEY),
        new Change.Add(
            beside, TOPIC, "AWS::SNS::Topic", Term.parts().with("KmsMasterKeyId", Term.ref(KEY))));
  }
}
