package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Optional;

/** What is special about one kind of source that Lambda polls. */
interface PolledSource {

  /** Returns the ARN of what is polled, if the source has one. */
  Optional<Node> arn(SamEvent event);

  /** Returns the path and name of AWS's managed policy that the function's role needs. */
  default Optional<String> managedPolicy() {
    return Optional.empty();
  }

  /** Returns the inline policies that the function's role needs. */
  default List<Node.Mapping> policies(SamEvent event, Transformation run) {
    return List.of();
  }

  /** Returns the property of the mapping that holds what only Kafka has, if this is Kafka. */
  default Optional<String> kafkaProperty() {
    return Optional.empty();
  }

  /** Adds properties that only this kind of source has. */
  default void complete(Generated mapping, SamEvent event) {}
}
