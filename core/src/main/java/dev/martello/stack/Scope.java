package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.value.HoleName;
import dev.martello.value.Tri;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All that decides what an expression of one template means. */
final class Scope {
  private final String stackId;
  private final Map<String, Parameter> parameters;
  private final Node.Mapping mappings;
  private final Node.Mapping conditions;
  private final Set<String> resources;
  private final Setting setting;
  private final Links links;
  private final Map<String, Tri> assumptions;
  private final boolean isForeign;
  private final Map<String, Decision> decided = new ConcurrentHashMap<>();

  Scope(
      String stackId,
      Map<String, Parameter> parameters,
      Node.Mapping mappings,
      Node.Mapping conditions,
      Set<String> resources,
      Setting setting,
      Links links) {
    this(stackId, parameters, mappings, conditions, resources, setting, links, Map.of(), false);
  }

  private Scope(
      String stackId,
      Map<String, Parameter> parameters,
      Node.Mapping mappings,
      Node.Mapping conditions,
      Set<String> resources,
      Setting setting,
      Links links,
      Map<String, Tri> assumptions,
      boolean isForeign) {
    this.stackId = stackId;
    this.parameters = parameters;
    this.mappings = mappings;
    this.conditions = conditions;
    this.resources = resources;
    this.setting = setting;
    this.links = links;
    this.assumptions = assumptions;
    this.isForeign = isForeign;
  }

  /** Returns this scope on the assumption that a condition has a value. */
  Scope assuming(String condition, Tri value) {
    if (assumptions.get(condition) == value) {
      return this;
    }
    var copy = new HashMap<>(assumptions);
    copy.put(condition, value);
    return with(Map.copyOf(copy), isForeign);
  }

  /** Returns this scope as other stacks see it: names of resources carry the stack. */
  Scope foreign() {
    return isForeign ? this : with(assumptions, true);
  }

  private Scope with(Map<String, Tri> newAssumptions, boolean foreign) {
    return new Scope(
        stackId,
        parameters,
        mappings,
        conditions,
        resources,
        setting,
        links,
        newAssumptions,
        foreign);
  }

  /** Returns the name of the hole that stands for a resource or one of its attributes. */
  String hole(String target) {
    return isForeign ? HoleName.of(stackId, target) : target;
  }

  String stackId() {
    return stackId;
  }

  Map<String, Parameter> parameters() {
    return parameters;
  }

  Optional<Parameter> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  Node.Mapping mappings() {
    return mappings;
  }

  Node.Mapping conditions() {
    return conditions;
  }

  boolean hasResource(String logicalId) {
    return resources.contains(logicalId);
  }

  Setting setting() {
    return setting;
  }

  Links links() {
    return links;
  }

  /** Returns what a condition was decided to be, or is assumed to be. */
  Optional<Decision> decided(String condition) {
    var assumed = Optional.ofNullable(assumptions.get(condition)).map(Decision::of);
    return assumed.or(() -> Optional.ofNullable(decided.get(condition)));
  }

  /** Keeps the answer for a condition. */
  void decide(String condition, Decision answer) {
    decided.put(condition, answer);
  }
}
