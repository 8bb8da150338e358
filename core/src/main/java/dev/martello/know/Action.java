package dev.martello.know;

import java.util.List;

/**
 * An action that a policy can grant (Service Authorization Reference).
 *
 * @param index the number of the action among all actions of the catalogue; stable within a version
 * @param service the prefix, for instance {@code dynamodb}
 * @param name the name as AWS spells it, for instance {@code PutItem}
 * @param types sorts of resources that a grant can name; empty if it must name {@code *}
 * @param isScopable whether a grant can sensibly be limited to certain resources; false also where
 *     the only type is one that a call may go without
 * @param conditionKeys keys that the action or its resources supply, beside the global ones
 */
public record Action(
    int index,
    String service,
    String name,
    AccessLevel level,
    List<ResourceType> types,
    boolean isScopable,
    List<String> conditionKeys) {
  public Action {
    types = List.copyOf(types);
    conditionKeys = List.copyOf(conditionKeys);
  }

  /** Returns the text that stands in policies: {@code dynamodb:PutItem}. */
  public String id() {
    return service + ":" + name;
  }

  @Override
  public String toString() {
    return id();
  }
}
