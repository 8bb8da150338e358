package dev.martello.check.triggers;

import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Knows where messages go that could not be delivered, and how to make such a place. */
final class DeadLetters {
  private static final int DEEPEST = 8;

  /** The longest that SQS keeps a message: 14 days. */
  private static final long RETENTION_SECONDS = 1_209_600;

  /** Types in which a dead-letter queue is named somewhere below `DeadLetterConfig`. */
  private static final List<String> CONFIGURED =
      List.of("AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::Pipes::Pipe");

  private DeadLetters() {}

  /** Returns the ARNs of all queues that take what others could not deliver. */
  static Set<String> arns(App app, Check.Context context) {
    var found = new HashSet<String>();
    app.stores(DataStore.Queue.class).forEach(queue -> found.add(queue.deadLetter().show()));
    app.stores(DataStore.Topic.class)
        .flatMap(topic -> topic.subscriptions().stream())
        .forEach(subscription -> found.add(subscription.deadLetter().show()));
    for (var function : app.functions()) {
      found.add(function.deadLetter().show());
      function.asynchronous().forEach(one -> found.add(one.onFailure().show()));
    }
    context
        .resources("AWS::Lambda::EventSourceMapping")
        .map(app::settingsOf)
        .forEach(
            mapping ->
                found.add(
                    mapping.get("DestinationConfig", "OnFailure", "Destination").text().show()));
    context
        .resources(CONFIGURED)
        .forEach(entity -> collect(app.settingsOf(entity), DEEPEST, found));
    return Set.copyOf(found);
  }

  private static void collect(Settings settings, int depth, Set<String> into) {
    if (depth == 0) {
      return;
    }
    for (var part : settings.parts()) {
      if (part.name().equals("DeadLetterConfig")) {
        into.add(part.value().get("Arn").text().show());
      } else {
        collect(part.value(), depth - 1, into);
      }
    }
    if (settings.parts().isEmpty() && settings.isStructured()) {
      settings.items().forEach(item -> collect(item, depth - 1, into));
    }
  }

  /**
   * Adds a queue for the messages that another queue's readers could not handle, under the same
   * key. Under the profile strict the new queue demands TLS like every other one.
   */
  static Remedy ofQueue(DataStore.Queue queue, App app, Check.Context context) {
    var key = OwnKeys.term(queue.key(), queue.identity());
    if (key.isEmpty() && !Shape.isEmpty(queue.key()).isYes()) {
      return Remedy.none();
    }
    var id = queue.identity().id() + "DeadLetters";
    var letters = Term.parts().with("MessageRetentionPeriod", Term.number(RETENTION_SECONDS));
    letters =
        key.isPresent()
            ? letters.with("KmsMasterKeyId", key.get())
            : letters.with("SqsManagedSseEnabled", Term.flag(true));
    if (queue.isFifo().isEqualTo(true).isYes()) {
      letters = letters.with("FifoQueue", Term.flag(true));
    }
    var changes = new ArrayList<Change>();
    changes.add(new Change.Add(queue.identity(), id, GuardedStore.QUEUE, letters));
    if (context.isStrict()) {
      changes.add(policy(queue.identity(), id, TlsStatement.refusal(GuardedStore.QUEUE, id)));
    }
    changes.add(
        Change.put(
            queue.identity(),
            Term.parts()
                .with("deadLetterTargetArn", Term.attribute(id, "Arn"))
                .with("maxReceiveCount", Term.number(5)),
            "RedrivePolicy"));
    var remedy = new Remedy("add a dead-letter queue", changes, "");
    return NewAlarm.watching(remedy, queue.identity(), id, app)
        .warning("after five attempts a message moves to the new queue, which somebody must watch");
  }

  /**
   * Adds a queue for what a service could not deliver, with the permission for the service.
   *
   * @param beside what delivers
   * @param sender the service that writes into the queue
   * @param source the ARN of what delivers
   * @param link names the queue, by its ARN, where it is to be used
   */
  static Remedy ofService(
      Entity beside,
      String sender,
      Term source,
      Function<Term, Change> link,
      App app,
      Check.Context context) {
    var id = beside.identity().id() + "DeadLetters";
    var letters =
        Term.parts()
            .with("MessageRetentionPeriod", Term.number(RETENTION_SECONDS))
            .with("SqsManagedSseEnabled", Term.flag(true));
    var permission = permission(id, sender, source);
    var remedy =
        Remedy.of(
            "add a dead-letter queue",
            new Change.Add(beside.identity(), id, GuardedStore.QUEUE, letters),
            context.isStrict()
                ? policy(
                    beside.identity(), id, permission, TlsStatement.refusal(GuardedStore.QUEUE, id))
                : policy(beside.identity(), id, permission),
            link.apply(Term.attribute(id, "Arn")));
    return NewAlarm.watching(remedy, beside.identity(), id, app)
        .warning("somebody must watch the new queue");
  }

  private static Change policy(Identity beside, String queue, Term... statements) {
    return new Change.Add(
        beside,
        queue + "Policy",
        "AWS::SQS::QueuePolicy",
        Term.parts()
            .with("Queues", Term.items(Term.ref(queue)))
            .with(
                "PolicyDocument",
                Term.parts()
                    .with("Version", Term.text("2012-10-17"))
                    .with("Statement", Term.items(statements))));
  }

  private static Term permission(String queue, String sender, Term source) {
    return Term.parts()
        .with("Effect", Term.text("Allow"))
        .with("Principal", Term.parts().with("Service", Term.text(sender)))
        .with("Action", Term.text("sqs:SendMessage"))
        .with("Resource", Term.attribute(queue, "Arn"))
        .with(
            "Condition",
            Term.parts().with("ArnEquals", Term.parts().with("aws:SourceArn", source)));
  }

  /** Says whether a queue is named in what another resource does with failures. */
  static boolean isOne(DataStore.Queue queue, Set<String> arns, App app) {
    return arns.contains(app.arnOf(queue).show());
  }
}
