package dev.martello.assemble;

import dev.martello.model.Trigger;
import dev.martello.stack.Resource;
import dev.martello.value.Origin;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The triggers that were found so far, by function. */
final class Wirings {
  static final Comparator<Trigger> BY_PLACE =
      Comparator.comparing((Trigger trigger) -> path(trigger.origin()))
          .thenComparingInt(trigger -> start(trigger.origin()))
          .thenComparing(Trigger::source)
          .thenComparing(Wirings::detail);

  private final Map<String, Set<Trigger>> byFunction = new HashMap<>();

  void add(Resource function, Trigger trigger) {
    add(Inventory.key(function), trigger);
  }

  /** Adds a trigger of the function with a key. */
  void add(String function, Trigger trigger) {
    byFunction.computeIfAbsent(function, _ -> new LinkedHashSet<>()).add(trigger);
  }

  /** Returns the triggers that the function with a key has so far, in no order. */
  Collection<Trigger> soFar(String function) {
    return byFunction.getOrDefault(function, Set.of());
  }

  /** Returns the triggers of the function with a key, sorted by place. */
  List<Trigger> of(String function) {
    return byFunction.getOrDefault(function, Set.of()).stream().sorted(BY_PLACE).toList();
  }

  private static String path(Origin origin) {
    return origin.written().map(written -> written.file().path()).orElse("");
  }

  private static int start(Origin origin) {
    return origin.written().map(written -> written.span().start()).orElse(0);
  }

  private static String detail(Trigger trigger) {
    return switch (trigger) {
      case Trigger.FromRoute(var route) -> route.show();
      case Trigger.FromUrl(var url) -> url.identity().key();
      case Trigger.FromEvent event -> event.from().written().show();
    };
  }
}
