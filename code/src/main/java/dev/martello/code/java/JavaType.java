package dev.martello.code.java;

import java.util.List;
import java.util.Map;

/**
 * What is known of a type without compiling.
 *
 * @param name with dots, nested ones by {@code $}; empty text where unknown
 * @param arguments what stands in angle brackets
 */
record JavaType(String name, List<JavaType> arguments) {
  static final JavaType UNKNOWN = new JavaType("", List.of());
  static final JavaType TEXT = of("java.lang.String");
  static final JavaType TRUTH = of("boolean");
  static final JavaType WHOLE = of("int");

  JavaType {
    arguments = List.copyOf(arguments);
  }

  static JavaType of(String name) {
    return new JavaType(name, List.of());
  }

  boolean isKnown() {
    return !name.isEmpty();
  }

  boolean isText() {
    return name.equals(TEXT.name);
  }

  JavaType array() {
    return isKnown() ? of(name + "[]") : UNKNOWN;
  }

  /** Returns the type of elements: of an array, a collection, or the values of a map. */
  JavaType element() {
    if (name.endsWith("[]")) {
      return of(name.substring(0, name.length() - 2));
    }
    return arguments.isEmpty() ? UNKNOWN : arguments.getLast();
  }

  /** Returns what is known of elements, for the intermediate form. */
  Map<String, String> attributes() {
    boolean isKnown = !arguments.isEmpty() && arguments.stream().allMatch(JavaType::isKnown);
    if (!isKnown || arguments.size() > 2) {
      return Map.of();
    }
    return arguments.size() == 1
        ? Map.of("element", arguments.getLast().name())
        : Map.of("key", arguments.getFirst().name(), "element", arguments.getLast().name());
  }
}
