package dev.martello.iam;

import dev.martello.know.Action;
import dev.martello.know.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the patterns of the ARNs of resource types, which every policy is held against. */
final class ResourceForms {
  private static final class Standard {
    static final ResourceForms INSTANCE = new ResourceForms();
  }

  private final Map<ResourceType, List<ResourcePattern>> forms = new ConcurrentHashMap<>();

  static ResourceForms standard() {
    return Standard.INSTANCE;
  }

  List<ResourcePattern> of(ResourceType type) {
    return forms.computeIfAbsent(
        type, wanted -> wanted.arns().stream().map(ResourcePattern::ofType).toList());
  }

  /** Says whether a pattern may name a resource on which an action can be called. */
  boolean mayApply(Action action, ResourcePattern pattern) {
    return pattern.isEverything()
        || action.types().stream().anyMatch(type -> mayName(pattern, type));
  }

  boolean mayName(ResourcePattern pattern, ResourceType type) {
    return of(type).stream().anyMatch(form -> !pattern.overlaps(form).isNo());
  }
}
