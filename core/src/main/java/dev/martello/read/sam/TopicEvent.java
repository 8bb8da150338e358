package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expands {@code SNS}: a subscription of the function, or of a queue that the function reads. */
final class TopicEvent implements EventExpansion {
  private static final int BATCH_SIZE = 10;

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var queue = event.getTruthy("SqsSubscription");
    return switch (queue.orElse(null)) {
      case null -> direct(event, target);
      case Node.Mapping existing -> overExistingQueue(event, target, existing, run);
      default -> overNewQueue(event, target, run);
    };
  }

  private static List<Generated> direct(SamEvent event, EventTarget target) {
    var permission =
        InvokePermission.of(event, target, "sns.amazonaws.com")
            .put("SourceArn", event.get("Topic"));
    return List.of(permission, subscription(event, target, "lambda", target.arn(event.make())));
  }

  private static List<Generated> overNewQueue(
      SamEvent event, EventTarget target, Transformation run) {
    var make = event.makeFor("SqsSubscription");
    var queue =
        new Generated(event.logicalId() + "Queue", "AWS::SQS::Queue", make)
            .attributes(target.passThroughAttributes());
    queue.put("FifoQueue", fifo(event, run));
    var made = new ArrayList<Generated>();
    made.add(mapping(event, target, queue.getAtt("Arn"), Optional.empty(), run));
    made.add(queue);
    made.add(
        policy(event, target, queue.getAtt("Arn"), queue.ref(), event.logicalId() + "QueuePolicy"));
    made.add(subscription(event, target, "sqs", queue.getAtt("Arn")));
    return made;
  }

  private static List<Generated> overExistingQueue(
      SamEvent event, EventTarget target, Node.Mapping queue, Transformation run) {
    var arn = Trees.getTruthy(queue, "QueueArn");
    var url = Trees.getTruthy(queue, "QueueUrl");
    if (arn.isEmpty() || url.isEmpty()) {
      throw event.invalid("SqsSubscription", "`SqsSubscription` needs `QueueArn` and `QueueUrl`");
    }
    var policyId = Trees.getTruthy(queue, "QueuePolicyLogicalId");
    if (policyId.isPresent() && !(policyId.get() instanceof Node.Text)) {
      throw event.invalid(
          "SqsSubscription", "`SqsSubscription.QueuePolicyLogicalId` must be a string");
    }
    return List.of(
        mapping(event, target, arn.get(), Trees.getTruthy(queue, "BatchSize"), run),
        policy(
            event,
            target,
            arn.get(),
            url.get(),
            policyId.flatMap(Trees::text).orElse(event.logicalId() + "QueuePolicy")),
        subscription(event, target, "sqs", arn.get()));
  }

  private static Generated subscription(
      SamEvent event, EventTarget target, String protocol, Node endpoint) {
    return new Generated(event.logicalId(), "AWS::SNS::Subscription", event.make())
        .attributes(target.passThroughAttributes())
        .put("Protocol", protocol)
        .put("Endpoint", endpoint)
        .put("TopicArn", event.get("Topic"))
        .copy(event.properties(), "Region", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy");
  }

  private static Generated policy(
      SamEvent event, EventTarget target, Node queueArn, Node queueUrl, String logicalId) {
    var make = event.makeFor("SqsSubscription");
    var source = make.map().put("aws:SourceArn", event.get("Topic").orElseThrow()).build();
    var statement =
        make.map()
            .put("Action", "sqs:SendMessage")
            .put("Effect", "Allow")
            .put("Principal", "*")
            .put("Resource", queueArn)
            .put("Condition", make.map().put("ArnEquals", source).build())
            .build();
    var document =
        make.map().put("Version", "2012-10-17").put("Statement", make.list(statement)).build();
    return new Generated(logicalId, "AWS::SQS::QueuePolicy", make)
        .attributes(target.passThroughAttributes())
        .put("PolicyDocument", document)
        .put("Queues", make.list(queueUrl));
  }

  private static Generated mapping(
      SamEvent event,
      EventTarget target,
      Node queueArn,
      Optional<Node> batchSize,
      Transformation run) {
    var make = event.makeFor("SqsSubscription");
    var policy =
        ManagedPolicyArns.of(
            run.context().partition(), "service-role/AWSLambdaSQSQueueExecutionRole");
    ExecutionRole.attach(target.role(), make.text(policy));
    return new Generated(
            event.logicalId() + "EventSourceMapping", "AWS::Lambda::EventSourceMapping", make)
        .attributes(target.passThroughAttributes())
        .put("FunctionName", target.nameOrArn(make))
        .put("EventSourceArn", queueArn)
        .put("BatchSize", batchSize.orElseGet(() -> make.number(BATCH_SIZE)))
        .put("Enabled", true);
  }

  private static Optional<Node> fifo(SamEvent event, Transformation run) {
    return event
        .get("Topic")
        .flatMap(Intrinsics::logicalId)
        .flatMap(run::source)
        .flatMap(topic -> topic.mapping("Properties"))
        .flatMap(properties -> properties.get("FifoTopic"))
        .map(run.parameters()::resolve)
        .filter(Trees::isTruthy);
  }
}
