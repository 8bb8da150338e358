package dev.martello.assemble;

import dev.martello.model.EventSource;
import dev.martello.model.Trigger;
import dev.martello.stack.Resource;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The triggers that were found so far, by function. */
final class Wirings {
  static final Comparator<Trigger> BY_PLACE =
      Comparator.comparing((Trigger trigger) -> path(trigger.origin()))
          .thenComparingInt(trigger -> start(trigger.origin()))
          .thenComparing(Trigger::source)
          .thenComparing(Wirings::detail);

  private final Map<String, Map<Key, Trigger>> byFunction = new HashMap<>();

  /**
   * What makes two triggers the same. Triggers hold the APIs and buckets that they come from with
   * all that belongs to them: comparing those whole costs as much as the application is large.
   */
  record Key(EventSource source, String detail, Origin origin, Tri exists) {
    static Key of(Trigger trigger) {
      return new Key(trigger.source(), Wirings.detail(trigger), trigger.origin(), trigger.exists());
    }
  }

  void add(Resource function, Trigger trigger) {
    add(Inventory.key(function), trigger);
  }

  /** Adds a trigger of the function with a key. */
  void add(String function, Trigger trigger) {
    byFunction
        .computeIfAbsent(function, _ -> new LinkedHashMap<>())
        .putIfAbsent(Key.of(trigger), trigger);
  }

  /** Returns the triggers that the function with a key has so far, in no order. */
  Collection<Trigger> soFar(String function) {
    return byFunction.getOrDefault(function, Map.of()).values();
  }

  /** Returns the triggers of the function with a key, sorted by place. */
  List<Trigger> of(String function) {
    return byFunction.getOrDefault(function, Map.of()).values().stream().sorted(BY_PLACE).toList();
  }

  private static String path(Origin origin) {
    return origin.written().map(written -> written.file().path()).orElse("");
  }

  private static int start(Origin origin) {
    return origin.written().map(written -> written.span().start()).orElse(0);
  }

  private static String detail(Trigger trigger) {
    return switch (trigger) {
      case Trigger.FromRoute(var route) -> route.show() + " of " + route.api().key();
      case Trigger.FromUrl(var url) -> url.identity().key();
      case Trigger.FromEvent event ->
          event.from().written().show()
              + event.from().known().map(entity -> " " + entity.identity().key()).toList()
              + event.mapping().stream().map(mapping -> mapping.identity().key()).toList();
    };
  }
}
