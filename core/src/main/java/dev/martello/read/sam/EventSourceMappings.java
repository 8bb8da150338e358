package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the event source mappings of the result by the source and the function that they join. */
final class EventSourceMappings {
  private final Map<String, List<String>> byEnds = new HashMap<>();

  private EventSourceMappings(Transformation run) {
    run.outputs().forEach(this::add);
  }

  /** Returns those of a run in which functions were expanded. */
  static EventSourceMappings of(Transformation run) {
    return run.shared(EventSourceMappings.class, () -> new EventSourceMappings(run));
  }

  /** Returns the logical ids of the mappings from a source to a function. */
  List<String> between(String sourceId, String functionId) {
    return byEnds.getOrDefault(sourceId + " " + functionId, List.of());
  }

  private void add(String logicalId, Node.Mapping resource) {
    if (!resource.text("Type").orElse("").equals("AWS::Lambda::EventSourceMapping")) {
      return;
    }
    var source = end(resource, "EventSourceArn");
    var function = end(resource, "FunctionName");
    if (source.isPresent() && function.isPresent()) {
      byEnds
          .computeIfAbsent(source.get() + " " + function.get(), _ -> new ArrayList<>())
          .add(logicalId);
    }
  }

  private static Optional<String> end(Node.Mapping resource, String property) {
    return resource
        .mapping("Properties")
        .flatMap(properties -> properties.get(property))
        .flatMap(Intrinsics::logicalId);
  }
}
