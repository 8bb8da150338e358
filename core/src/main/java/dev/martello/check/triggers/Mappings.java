package dev.martello.check.triggers;

import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Goes through the event source mappings of functions, for the checks on polled events. */
final class Mappings {
  private static final Set<EventSource> STREAMS = Set.of(EventSource.KINESIS, EventSource.DYNAMODB);

  private Mappings() {}

  /**
   * A mapping with the trigger that it makes.
   *
   * @param functions its function; empty if that is not declared in what was read
   */
  record Mapped(
      List<LambdaFunction> functions,
      Trigger.FromEvent trigger,
      Trigger.EventSourceMapping mapping) {
    Mapped {
      functions = List.copyOf(functions);
    }
  }

  /** Returns all mappings that may be enabled. */
  static Stream<Mapped> all(App app) {
    var declared =
        app.functions().stream()
            .flatMap(
                function ->
                    function.triggers().stream()
                        .filter(Trigger.FromEvent.class::isInstance)
                        .map(Trigger.FromEvent.class::cast)
                        .flatMap(trigger -> mapped(List.of(function), trigger)));
    var elsewhere = app.mappingsElsewhere().stream().flatMap(trigger -> mapped(List.of(), trigger));
    return Stream.concat(declared, elsewhere);
  }

  private static Stream<Mapped> mapped(List<LambdaFunction> functions, Trigger.FromEvent trigger) {
    return trigger.mapping().stream()
        .filter(mapping -> !mapping.enabled().isEqualTo(false).isYes())
        .map(mapping -> new Mapped(functions, trigger, mapping));
  }

  /** Returns the mappings of Kinesis and DynamoDB streams. */
  static Stream<Mapped> ofStreams(App app) {
    return all(app).filter(mapped -> STREAMS.contains(mapped.trigger().source()));
  }
}
