package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Optional;

/**
 * A source for which a managed policy of AWS is enough: Kinesis, DynamoDB, SQS.
 *
 * @param property the event's property that names the source
 * @param policy path and name of the managed policy
 */
record StreamSource(String property, String policy) implements PolledSource {

  @Override
  public Optional<Node> arn(SamEvent event) {
    return event.get(property);
  }

  @Override
  public Optional<String> managedPolicy() {
    return Optional.of(policy);
  }
}
