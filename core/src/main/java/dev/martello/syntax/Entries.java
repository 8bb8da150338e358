package dev.martello.syntax;

import dev.martello.syntax.Node.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a mapping in their order, each key once, found by their keys. Immutable. */
final class Entries {
  /*
   * Most mappings of templates have a handful of entries: looking at each takes no longer than a
   * hash table does, and the table would be larger than the entries.
   */
  private static final int HANDFUL = 8;

  private final List<Entry> all;
  private final Map<String, Integer> positions;

  private Entries(List<Entry> all, Map<String, Integer> positions) {
    this.all = all;
    this.positions = positions;
  }

  /** Takes entries of which a later one with the same key takes the earlier one's place. */
  static Entries of(Iterable<Entry> entries) {
    var all = new ArrayList<Entry>();
    Map<String, Integer> positions = Map.of();
    for (var entry : entries) {
      int before = position(entry.key(), all, positions);
      if (before >= 0) {
        all.set(before, entry);
        continue;
      }
      all.add(entry);
      if (all.size() == HANDFUL + 1) {
        positions = new HashMap<>();
        for (int at = 0; at < HANDFUL; at++) {
          positions.put(all.get(at).key(), at);
        }
      }
      if (all.size() > HANDFUL) {
        positions.put(entry.key(), all.size() - 1);
      }
    }
    return new Entries(List.copyOf(all), positions);
  }

  private static int position(String key, List<Entry> all, Map<String, Integer> positions) {
    if (all.size() > HANDFUL) {
      return positions.getOrDefault(key, -1);
    }
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).key().equals(key)) {
        return at;
      }
    }
    return -1;
  }

  List<Entry> all() {
    return all;
  }

  /** Returns the entry of a key; null if there is none. */
  @Nullable Entry find(String key) {
    int at = position(key, all, positions);
    return at < 0 ? null : all.get(at);
  }
}
