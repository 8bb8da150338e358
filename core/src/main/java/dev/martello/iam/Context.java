package dev.martello.iam;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The context keys of a request as far as they are known (IAM User Guide, "AWS global condition
 * context keys"). A key is there with its values, surely absent, or not known. Immutable.
 */
public final class Context {
  private final Map<String, List<String>> known;
  private final Set<String> absent;
  private final boolean isComplete;

  private Context(Map<String, List<String>> known, Set<String> absent, boolean isComplete) {
    this.known = Map.copyOf(known);
    this.absent = Set.copyOf(absent);
    this.isComplete = isComplete;
  }

  /** Returns a context of which no key is known. */
  public static Context unknown() {
    return new Context(Map.of(), Set.of(), false);
  }

  /** Returns a context that has no key at all. */
  public static Context empty() {
    return new Context(Map.of(), Set.of(), true);
  }

  /** Returns this with a key that has the given values; no values is the same as an absent key. */
  public Context with(String key, String... values) {
    if (values.length == 0) {
      return without(key);
    }
    var name = key.toLowerCase(Locale.ROOT);
    var more = new HashMap<>(known);
    more.put(name, List.of(values));
    var fewer = new HashSet<>(absent);
    fewer.remove(name);
    return new Context(more, fewer, isComplete);
  }

  /** Returns this with a key that the request surely lacks. */
  public Context without(String key) {
    var name = key.toLowerCase(Locale.ROOT);
    var fewer = new HashMap<>(known);
    fewer.remove(name);
    var more = new HashSet<>(absent);
    more.add(name);
    return new Context(fewer, more, isComplete);
  }

  /** Returns the values of a key; empty if it is absent or not known. */
  List<String> values(String key) {
    return known.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
  }

  boolean isKnown(String key) {
    var name = key.toLowerCase(Locale.ROOT);
    return isComplete || known.containsKey(name) || absent.contains(name);
  }

  /** Returns the keys that have values. */
  public Collection<String> keys() {
    return known.keySet();
  }
}
