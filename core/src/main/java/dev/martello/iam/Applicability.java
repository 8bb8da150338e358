package dev.martello.iam;

import dev.martello.know.ResourceType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds which actions can work on a resource at all: {@code s3:PutObject} works on no bucket. */
final class Applicability {
  private Applicability() {}

  /**
   * Returns the actions of a set that can be called on a resource that one of the choices names.
   */
  static ActionSet of(ActionSet actions, List<ResourcePattern> choices) {
    Map<ResourceType, Boolean> known = new HashMap<>();
    var bits = new BitSet();
    actions
        .actions()
        .filter(
            action ->
                action.types().stream()
                    .anyMatch(
                        type -> known.computeIfAbsent(type, wanted -> mayName(choices, wanted))))
        .forEach(action -> bits.set(action.index()));
    return actions.intersectKnown(bits);
  }

  private static boolean mayName(List<ResourcePattern> choices, ResourceType type) {
    return choices.stream().anyMatch(pattern -> ResourceForms.standard().mayName(pattern, type));
  }
}
