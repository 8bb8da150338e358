package dev.martello.code.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a call hands over.
 *
 * @param placed in their order
 * @param named by name
 * @param elements what further arguments may be, of lists whose length is not known
 * @param entries what named arguments may be, of maps whose keys are not known
 */
public record Arguments(
    List<Value> placed, Map<String, Value> named, Value elements, Value entries) {
  private static final Arguments EMPTY =
      new Arguments(List.of(), Map.of(), Value.none(), Value.none());

  public static Arguments none() {
    return EMPTY;
  }

  public static Arguments of(Value... placed) {
    return of(List.of(placed));
  }

  public static Arguments of(List<Value> placed) {
    return new Arguments(placed, Map.of(), Value.none(), Value.none());
  }

  /** Returns the argument at a place; {@link Value#none()} where nothing was given. */
  public Value at(int place) {
    return place < placed.size() ? placed.get(place) : elements;
  }

  /** Returns the argument of a name, or at a place if the name was not used. */
  public Value get(int place, String name) {
    var byName = named.get(name);
    return byName != null ? byName : at(place).join(entries);
  }

  public Value named(String name) {
    return named.getOrDefault(name, entries);
  }

  public int count() {
    return placed.size();
  }

  /** Returns the same with more arguments in front. */
  public Arguments after(List<Value> first) {
    if (first.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(first);
    all.addAll(placed);
    return new Arguments(List.copyOf(all), named, elements, entries);
  }

  /** Returns everything that is handed over. */
  public Stream<Value> all() {
    return Stream.concat(
        Stream.concat(placed.stream(), named.values().stream()), Stream.of(elements, entries));
  }

  private boolean covers(Arguments other) {
    if (other.count() > count()
        || elements.join(other.elements) != elements
        || entries.join(other.entries) != entries
        || !named.keySet().containsAll(other.named.keySet())) {
      return false;
    }
    for (int place = 0; place < other.count(); place++) {
      var ours = placed.get(place);
      if (ours.join(other.placed.get(place)) != ours) {
        return false;
      }
    }
    for (var entry : other.named.entrySet()) {
      var ours = java.util.Objects.requireNonNull(named.get(entry.getKey()));
      if (ours.join(entry.getValue()) != ours) {
        return false;
      }
    }
    return true;
  }

  /** Returns what either of two calls hands over; itself if the other hands over nothing new. */
  public Arguments join(Arguments other) {
    if (this == other || covers(other)) {
      return this;
    }
    var all = new ArrayList<Value>();
    for (int place = 0; place < Math.max(count(), other.count()); place++) {
      all.add(at(place).join(other.at(place)));
    }
    var names = new HashMap<>(named);
    other.named.forEach((name, value) -> names.merge(name, value, Value::join));
    return new Arguments(
        List.copyOf(all),
        Map.copyOf(names),
        elements.join(other.elements),
        entries.join(other.entries));
  }
}
