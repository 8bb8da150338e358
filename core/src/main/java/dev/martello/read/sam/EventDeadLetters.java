package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The dead-letter queue of an event: a given one, or one that is made for it.
 *
 * @param arn the queue's ARN
 * @param made the queue and what it needs; empty for a given queue
 */
record EventDeadLetters(Node arn, List<Generated> made) {
  private static final String PROPERTY = "DeadLetterConfig";

  EventDeadLetters {
    made = List.copyOf(made);
  }

  /** Reads the queue of an event that has one; a made queue gets no policy. */
  static EventDeadLetters of(SamEvent event, Map<String, Node> attributes) {
    var config = event.mapping(PROPERTY).orElseThrow();
    check(event, config);
    var given = Trees.get(config, "Arn");
    if (given.isPresent()) {
      return new EventDeadLetters(given.get(), List.of());
    }
    var queueId = Trees.get(config, "QueueLogicalId").filter(Trees::isTruthy);
    if (queueId.isPresent() && !(queueId.get() instanceof Node.Text)) {
      throw event.invalid(
          PROPERTY, "`DeadLetterConfig.QueueLogicalId` must be a string that names the new queue");
    }
    var make = event.makeFor(PROPERTY);
    var id = queueId.flatMap(Trees::text).orElse(event.logicalId() + "Queue");
    var queue = new Generated(id, "AWS::SQS::Queue", make).attributes(attributes);
    return new EventDeadLetters(queue.getAtt("Arn"), List.of(queue));
  }

  /** Returns the same; a made queue accepts messages that a rule could not deliver. */
  EventDeadLetters acceptingFrom(Node ruleArn, SamEvent event, Map<String, Node> attributes) {
    if (made.isEmpty()) {
      return this;
    }
    var make = event.makeFor(PROPERTY);
    var statement =
        make.map()
            .put("Action", "sqs:SendMessage")
            .put("Effect", "Allow")
            .put("Principal", make.map().put("Service", "events.amazonaws.com").build())
            .put("Resource", arn)
            .put(
                "Condition",
                make.map()
                    .put("ArnEquals", make.map().put("aws:SourceArn", ruleArn).build())
                    .build())
            .build();
    var policy =
        new Generated(event.logicalId() + "QueuePolicy", "AWS::SQS::QueuePolicy", make)
            .attributes(attributes)
            .put(
                "PolicyDocument",
                make.map()
                    .put("Version", "2012-10-17")
                    .put("Statement", make.list(statement))
                    .build())
            .put("Queues", make.list(made.getFirst().ref()));
    var all = new ArrayList<>(made);
    all.add(policy);
    return new EventDeadLetters(arn, all);
  }

  /** Returns what a target's {@code DeadLetterConfig} is. */
  Node.Mapping config(Make make) {
    return make.map().put("Arn", arn).build();
  }

  private static void check(SamEvent event, Node.Mapping config) {
    boolean hasArn = config.has("Arn");
    boolean hasType = config.has("Type");
    if (hasArn && hasType) {
      throw event.invalid(
          PROPERTY, "`DeadLetterConfig` takes `Arn` (your queue) or `Type` (a new one), not both");
    }
    if (hasType && config.text("Type").filter("SQS"::equals).isEmpty()) {
      throw event.invalid(PROPERTY, "`DeadLetterConfig.Type` must be `SQS`");
    }
    if (!hasArn && !hasType) {
      throw event.invalid(
          PROPERTY, "`DeadLetterConfig` needs `Arn` (your queue) or `Type: SQS` (a new one)");
    }
  }
}
