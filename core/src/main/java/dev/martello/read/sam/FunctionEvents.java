package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Expands the events of a function. */
final class FunctionEvents {
  private FunctionEvents() {}

  static List<Generated> expand(SamResource function, EventTarget target, Transformation run) {
    var events = function.mapping("Events");
    var made = new ArrayList<Generated>();
    if (events.isEmpty()) {
      return made;
    }
    for (var entry : inOrder(events.get())) {
      try {
        var event = event(function, entry);
        made.addAll(expansionOf(event).expand(event, target, run));
      } catch (SamInvalid invalid) {
        if (invalid.scope() == SamInvalid.Scope.TEMPLATE) {
          throw invalid;
        }
        run.report(invalid.of(function.logicalId()));
      }
    }
    return made;
  }

  private static EventExpansion expansionOf(SamEvent event) {
    var expansion = Expansions.functionEvents().get(event.type());
    if (expansion == null) {
      throw event.invalid("there is no event type `%s`".formatted(event.type()));
    }
    return expansion;
  }

  private static SamEvent event(SamResource function, Node.Entry entry) {
    if (!(entry.value() instanceof Node.Mapping definition)) {
      throw SamInvalid.event(entry.key(), "it should be a map", entry.keyOrigin());
    }
    var event = new SamEvent(function.logicalId(), entry.key(), entry.keyOrigin(), definition);
    if (!LogicalIds.isValid(event.logicalId())) {
      throw SamInvalid.resource(
          event.logicalId(), "logical ids must be alphanumeric", entry.keyOrigin());
    }
    return event;
  }

  /** Events come by path, so that the default route of an API comes before the others. */
  private static List<Node.Entry> inOrder(Node.Mapping events) {
    return events.stream().sorted(Comparator.comparing(FunctionEvents::rank)).toList();
  }

  private static String rank(Node.Entry event) {
    return event.value() instanceof Node.Mapping definition
        ? definition
            .mapping("Properties")
            .flatMap(properties -> properties.text("Path"))
            .orElse(event.key())
        : event.key();
  }
}
