package dev.martello.fix;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** Finds what became of the items of a list; those that stay are the same objects. */
@SuppressWarnings("ReferenceEquality") // equal items are common, `Null` above all
final class Alignment {

  /** One difference; indexes are those of the list before. */
  sealed interface Difference {}

  record Changed(int index, Node value) implements Difference {}

  record Removed(int index) implements Difference {}

  /** Items that stand before the item of an index now, or at the end. */
  record Added(int index, List<Node> values) implements Difference {
    Added {
      values = List.copyOf(values);
    }
  }

  private Alignment() {}

  /** Compares two lists from their start; an item that only one of them has was added or taken. */
  static List<Difference> of(List<Node> before, List<Node> after) {
    var differences = new ArrayList<Difference>();
    var added = new ArrayList<Node>();
    int old = 0;
    for (int index = 0; index < after.size(); index++) {
      var item = after.get(index);
      if (old < before.size() && before.get(old) == item) {
        old = flush(added, old, differences) + 1;
        continue;
      }
      int later = indexOf(item, before, old + 1);
      if (later >= 0) {
        flush(added, old, differences);
        for (; old < later; old++) {
          differences.add(new Removed(old));
        }
        old++;
      } else if (old < before.size() && indexOf(before.get(old), after, index + 1) < 0) {
        flush(added, old, differences);
        differences.add(new Changed(old, item));
        old++;
      } else {
        added.add(item);
      }
    }
    flush(added, old, differences);
    for (; old < before.size(); old++) {
      differences.add(new Removed(old));
    }
    return differences;
  }

  private static int flush(List<Node> added, int old, List<Difference> differences) {
    if (!added.isEmpty()) {
      differences.add(new Added(old, added));
      added.clear();
    }
    return old;
  }

  private static int indexOf(Node node, List<Node> nodes, int from) {
    for (int index = from; index < nodes.size(); index++) {
      if (node == nodes.get(index)) {
        return index;
      }
    }
    return -1;
  }
}
