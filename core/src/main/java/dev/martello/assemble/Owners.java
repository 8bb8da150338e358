package dev.martello.assemble;

import dev.martello.stack.Resource;
import dev.martello.stack.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups resources by the resource of some type that they say they belong to. */
final class Owners {
  /** The group of those whose owner is not declared in what was read. */
  static final String ELSEWHERE = "";

  private final References references;
  private final String ownerType;

  Owners(References references, String ownerType) {
    this.references = references;
    this.ownerType = ownerType;
  }

  /** Groups the resources of a type by what a property refers to. */
  Map<String, List<Resource>> of(String type, String property) {
    var groups = new HashMap<String, List<Resource>>();
    for (var resource : references.inventory().ofType(type)) {
      add(resource, resource.get(property), groups);
    }
    return groups;
  }

  /** Groups the resources of a type by what a property of each item of a list refers to. */
  Map<String, List<Resource>> ofItems(String type, String list, String property) {
    var groups = new HashMap<String, List<Resource>>();
    for (var resource : references.inventory().ofType(type)) {
      for (var item : resource.get(list).items()) {
        add(resource, item.get(property), groups);
      }
    }
    return groups;
  }

  private void add(Resource resource, View owner, Map<String, List<Resource>> groups) {
    var owners = references.find(owner, resource, ownerType).resources();
    for (var found : owners) {
      add(resource, Inventory.key(found), groups);
    }
    if (owners.isEmpty()) {
      add(resource, ELSEWHERE, groups);
    }
  }

  private static void add(Resource resource, String key, Map<String, List<Resource>> groups) {
    var group = groups.computeIfAbsent(key, _ -> new ArrayList<>());
    if (group.isEmpty() || group.getLast() != resource) {
      group.add(resource);
    }
  }
}
