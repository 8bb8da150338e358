package dev.martello.code.python;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of the programs of the tests; numbers, texts, lists and maps are those of Java. */
final class Values {
  private Values() {}

  record Builtin(String name) {}

  record Tuple(List<Object> elements) {}

  record None() {}

  static final None NONE = new None();

  /** A class, an object or a module. */
  static final class Thing {
    final String name;
    final Optional<Thing> type;
    final List<Object> bases = new ArrayList<>();
    final Map<String, Object> members = new LinkedHashMap<>();

    Thing(String name, Optional<Thing> type) {
      this.name = name;
      this.type = type;
    }

    @Nullable Object find(String member) {
      var found = members.get(member);
      for (var base : bases) {
        found = found == null && base instanceof Thing thing ? thing.find(member) : found;
      }
      return found;
    }

    boolean isA(Object other) {
      return equals(other)
          || bases.stream()
              .anyMatch(base -> base instanceof Thing thing ? thing.isA(other) : isA(base, other));
    }

    private static boolean isA(Object base, Object other) {
      return base.equals(other) || other.equals(new Builtin("Exception"));
    }
  }

  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Object value;

    Thrown(Object value) {
      super("thrown: " + value);
      this.value = value;
    }
  }

  static List<Object> elements(Object value) {
    return switch (value) {
      case Tuple(var elements) -> List.copyOf(elements);
      case List<?> list -> List.copyOf(list);
      case LinkedHashSet<?> set -> List.copyOf(set);
      case Map<?, ?> map -> List.copyOf(map.keySet());
      case String text -> text.chars().<Object>mapToObj(Character::toString).toList();
      default -> throw new Thrown(new Builtin("TypeError"));
    };
  }

  static Object element(Object object, Object index) {
    if (object instanceof Map<?, ?> map) {
      return Optional.<Object>ofNullable(map.get(index))
          .orElseThrow(() -> new Thrown(new Builtin("KeyError")));
    }
    var elements = elements(object);
    int at = ((Long) index).intValue();
    at = at < 0 ? at + elements.size() : at;
    if (at < 0 || at >= elements.size()) {
      throw new Thrown(new Builtin("IndexError"));
    }
    return elements.get(at);
  }

  static boolean isTrue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean truth -> truth;
      case Long number -> number != 0;
      case String text -> !text.isEmpty();
      case Tuple(var elements) -> !elements.isEmpty();
      case Collection<?> elements -> !elements.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      case None() -> false;
      default -> true;
    };
  }

  static boolean isNothing(@Nullable Object value) {
    return value instanceof None;
  }

  /** Writes a value as Python does. */
  static String text(Object value) {
    return value instanceof String text ? text : shown(value);
  }

  static String shown(Object value) {
    return switch (value) {
      case String text -> "'" + text.replace("\n", "\\n") + "'";
      case Boolean truth -> truth ? "True" : "False";
      case None() -> "None";
      case Tuple(var elements) when elements.size() == 1 -> "(" + shown(elements.getFirst()) + ",)";
      case Tuple(var elements) -> "(" + shownAll(elements) + ")";
      case List<?> list -> "[" + shownAll(list) + "]";
      case LinkedHashSet<?> set -> "{" + shownAll(set) + "}";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> shown(entry.getKey()) + ": " + shown(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Thing thing -> thing.name;
      case Builtin(var name) -> name;
      default -> value.toString();
    };
  }

  private static String shownAll(Collection<?> values) {
    return values.stream().map(Values::shown).collect(Collectors.joining(", "));
  }
}
