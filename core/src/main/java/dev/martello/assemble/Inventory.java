package dev.martello.assemble;

import dev.martello.model.Identity;
import dev.martello.stack.Resource;
import dev.martello.stack.Setting;
import dev.martello.stack.Stack;
import dev.martello.stack.StackSet;
import dev.martello.value.HoleName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All resources of all stacks, found by key and by type. */
final class Inventory {
  /** The host of an address is taken out of it by splitting at slashes. */
  private static final Pattern PART_OF_ADDRESS =
      Pattern.compile("Fn::Select \\d+ Fn::Split (\\S+\\.(?:FunctionUrl|ApiEndpoint|GraphQLUrl))");

  private final StackSet stacks;
  private final List<Resource> all = new ArrayList<>();
  private final Map<String, List<Resource>> byType = new HashMap<>();
  private final Map<String, Resource> byKey = new HashMap<>();
  private final Map<String, Identity> identities = new HashMap<>();
  private final Map<String, Setting> settings = new HashMap<>();

  Inventory(StackSet stacks) {
    this.stacks = stacks;
    for (var stack : stacks.stacks()) {
      settings.put(stack.id(), stack.setting());
      all.addAll(stack.resources());
    }
    all.sort(Comparator.comparing(Resource::stackId).thenComparing(Resource::logicalId));
    for (var resource : all) {
      byKey.put(key(resource), resource);
      byType.computeIfAbsent(resource.type(), _ -> new ArrayList<>()).add(resource);
      identities.put(key(resource), identityOf(resource));
    }
  }

  /** Returns the key that names a resource in the whole application, as its identity does. */
  static String key(Resource resource) {
    return resource.key();
  }

  List<Stack> stacks() {
    return stacks.stacks();
  }

  /** Returns every resource, by stack and logical id. */
  List<Resource> all() {
    return all;
  }

  /** Returns the resources of some types, by type in the order asked for, then stack and id. */
  List<Resource> ofType(String... types) {
    if (types.length == 1) {
      return byType.getOrDefault(types[0], List.of());
    }
    var found = new ArrayList<Resource>();
    for (var type : types) {
      found.addAll(byType.getOrDefault(type, List.of()));
    }
    return found;
  }

  /** Returns the types of which there is at least one resource. */
  List<String> types() {
    return byType.keySet().stream().sorted().toList();
  }

  Optional<Resource> resource(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Returns the resource that a hole names, whichever attribute it asks for. */
  Optional<Resource> resourceOf(String hole, String stackId) {
    var written = HoleName.of(hole);
    var part = PART_OF_ADDRESS.matcher(written.local());
    var name = new HoleName(written.stack(), part.matches() ? part.group(1) : written.local());
    if (name.local().contains("::")) {
      return Optional.empty();
    }
    return resource(name.stack().isEmpty() ? HoleName.of(stackId, name.id()) : name.key());
  }

  Identity identity(Resource resource) {
    return identities.computeIfAbsent(key(resource), _ -> identityOf(resource));
  }

  Setting setting(String stackId) {
    return settings.getOrDefault(stackId, Setting.none());
  }

  /** Returns where code lies that is uploaded under a name, relative to the template's folder. */
  Optional<String> asset(String stackId, String name) {
    return stacks.stack(stackId).flatMap(stack -> stack.asset(name));
  }

  private static Identity identityOf(Resource resource) {
    return new Identity(
        resource.stackId(),
        resource.logicalId(),
        resource.key(),
        resource.type(),
        resource.written().logicalId(),
        resource.written().type(),
        resource.origin(),
        resource.exists(),
        resource.construct().path(),
        resource.construct().isSupplied());
  }
}
