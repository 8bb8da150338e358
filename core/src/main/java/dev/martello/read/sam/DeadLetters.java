package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Optional;

/** Makes the dead-letter queue that an event's {@code DeadLetterConfig} asks for. */
final class DeadLetters {

  /**
   * What an event's configuration comes to.
   *
   * @param arns the queue's ARN, none if the event has no dead-letter queue
   * @param resources the queue and its policy if they had to be made
   */
  record Result(List<Node> arns, List<Generated> resources) {
    Optional<Node> arn() {
      return arns.stream().findFirst();
    }
  }

  private DeadLetters() {}

  /** Makes the queue of an EventBridge rule with the policy that lets the rule send to it. */
  static Result ofRule(SamEvent event, EventTarget target, Generated rule) {
    var found = of(event, target);
    if (found.resources().isEmpty()) {
      return found;
    }
    var queue = found.resources().getFirst();
    var make = event.makeFor("DeadLetterConfig");
    var statement =
        make.map()
            .put("Action", "sqs:SendMessage")
            .put("Effect", "Allow")
            .put("Principal", make.map().put("Service", "events.amazonaws.com").build())
            .put("Resource", queue.getAtt("Arn"))
            .put("Condition", sourceIs(rule.getAtt("Arn"), make))
            .build();
    var policy =
        new Generated(event.logicalId() + "QueuePolicy", "AWS::SQS::QueuePolicy", make)
            .attributes(target.passThroughAttributes())
            .put("PolicyDocument", document(statement, make))
            .put("Queues", make.list(queue.ref()));
    return new Result(found.arns(), List.of(queue, policy));
  }

  /** Makes the queue alone. */
  static Result of(SamEvent event, EventTarget target) {
    var written = event.get("DeadLetterConfig");
    if (written.isEmpty()) {
      return new Result(List.of(), List.of());
    }
    if (!(written.get() instanceof Node.Mapping config)) {
      throw event.invalid("DeadLetterConfig", "`DeadLetterConfig` should be a map");
    }
    check(event, config);
    var arn = Trees.get(config, "Arn");
    if (arn.isPresent()) {
      return new Result(List.of(arn.get()), List.of());
    }
    var given = Trees.getTruthy(config, "QueueLogicalId");
    if (given.isPresent() && !(given.get() instanceof Node.Text)) {
      throw event.invalid("DeadLetterConfig", "`QueueLogicalId` must be a string");
    }
    var queue =
        new Generated(
                Trees.text(given).orElse(event.logicalId() + "Queue"),
                "AWS::SQS::Queue",
                event.makeFor("DeadLetterConfig"))
            .attributes(target.passThroughAttributes());
    return new Result(List.of(queue.getAtt("Arn")), List.of(queue));
  }

  static Node.Mapping sourceIs(Node arn, Make make) {
    return make.map().put("ArnEquals", make.map().put("aws:SourceArn", arn).build()).build();
  }

  static Node.Mapping document(Node.Mapping statement, Make make) {
    return make.map().put("Version", "2012-10-17").put("Statement", make.list(statement)).build();
  }

  private static void check(SamEvent event, Node.Mapping config) {
    boolean hasArn = config.has("Arn");
    boolean hasType = config.has("Type");
    if (hasArn == hasType) {
      throw event.invalid(
          "DeadLetterConfig",
          hasArn
              ? "`DeadLetterConfig` takes either `Arn` or `Type`"
              : "`DeadLetterConfig` needs `Arn` or `Type`");
    }
    if (hasType && config.text("Type").filter("SQS"::equals).isEmpty()) {
      throw event.invalid("DeadLetterConfig", "`DeadLetterConfig.Type` must be `SQS`");
    }
  }
}
