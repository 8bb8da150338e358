package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/** The properties that a SAM resource or event may have, and what their values may be. */
final class PropertyTable {
  /** A table that lets every property pass. */
  static final PropertyTable OPEN = new PropertyTable(Map.of());

  private record Rule(boolean isRequired, PropertyKind kind, boolean allowsIntrinsics) {}

  private final Map<String, Rule> rules;

  private PropertyTable(Map<String, Rule> rules) {
    this.rules = rules;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Collects the rules of a table. */
  static final class Builder {
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private Builder() {}

    /** Adds properties that must be there; an intrinsic function call may stand for the value. */
    Builder required(PropertyKind kind, String... names) {
      return add(new Rule(true, kind, true), names);
    }

    /** Adds properties that may be there; an intrinsic function call may stand for the value. */
    Builder optional(PropertyKind kind, String... names) {
      return add(new Rule(false, kind, true), names);
    }

    /** Adds properties that must be there and literally of the kind. */
    Builder requiredLiteral(PropertyKind kind, String... names) {
      return add(new Rule(true, kind, false), names);
    }

    /** Adds properties that, where they are there, must be literally of the kind. */
    Builder literal(PropertyKind kind, String... names) {
      return add(new Rule(false, kind, false), names);
    }

    /** Adds properties that are passed on whatever they are. */
    Builder passed(String... names) {
      return literal(PropertyKind.ANY, names);
    }

    /** Adds properties that must be there and are passed on whatever they are. */
    Builder passedRequired(String... names) {
      return requiredLiteral(PropertyKind.ANY, names);
    }

    PropertyTable build() {
      return new PropertyTable(new LinkedHashMap<>(rules));
    }

    private Builder add(Rule rule, String... names) {
      for (var name : names) {
        rules.put(name, rule);
      }
      return this;
    }
  }

  boolean has(String property) {
    return rules.containsKey(property);
  }

  /** Throws if properties are unknown, missing or of the wrong kind. */
  void check(String logicalId, String type, Node.Mapping properties, Origin origin) {
    if (rules.isEmpty()) {
      return;
    }
    for (var entry : properties.entries()) {
      if (!rules.containsKey(entry.key())) {
        throw SamInvalid.resource(
            logicalId,
            "property `%s` is not defined for resources of type `%s`".formatted(entry.key(), type),
            entry.keyOrigin());
      }
    }
    rules.forEach((name, rule) -> check(logicalId, name, rule, properties, origin));
  }

  private static void check(
      String logicalId, String name, Rule rule, Node.Mapping properties, Origin origin) {
    var value = Trees.get(properties, name).orElse(null);
    if (value == null) {
      if (rule.isRequired()) {
        throw SamInvalid.resource(
            logicalId, "required property `%s` is missing".formatted(name), origin);
      }
      return;
    }
    boolean isLeftToCloudFormation = rule.allowsIntrinsics() && Intrinsics.mayBeIntrinsic(value);
    if (!isLeftToCloudFormation && !rule.kind().accepts(value)) {
      throw SamInvalid.resource(
          logicalId,
          "property `%s` should be a %s".formatted(name, rule.kind().words()),
          value.origin());
    }
  }
}
