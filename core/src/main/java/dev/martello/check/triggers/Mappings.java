package dev.martello.check.triggers;

import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.Set;
import java.util.stream.Stream;

/** Goes through the event source mappings of functions, for the checks on polled events. */
final class Mappings {
  private static final Set<EventSource> STREAMS = Set.of(EventSource.KINESIS, EventSource.DYNAMODB);

  private Mappings() {}

  /** A mapping with the trigger that it makes. */
  record Mapped(
      LambdaFunction function, Trigger.FromEvent trigger, Trigger.EventSourceMapping mapping) {}

  /** Returns the mappings of all functions that may be enabled. */
  static Stream<Mapped> all(App app) {
    return app.functions().stream()
        .flatMap(
            function ->
                function.triggers().stream()
                    .filter(Trigger.FromEvent.class::isInstance)
                    .map(Trigger.FromEvent.class::cast)
                    .flatMap(
                        trigger ->
                            trigger.mapping().stream()
                                .filter(mapping -> !mapping.enabled().isEqualTo(false).isYes())
                                .map(mapping -> new Mapped(function, trigger, mapping))));
  }

  /** Returns the mappings of Kinesis and DynamoDB streams. */
  static Stream<Mapped> ofStreams(App app) {
    return all(app).filter(mapped -> STREAMS.contains(mapped.trigger().source()));
  }
}
