package dev.martello.code.flow;

import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Label;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What is the case at a point of the program: all objects, and which data was tested.
 *
 * @param guards the kinds of sinks that data from outside is harmless for since a test said so
 */
public record State(IntMap<HeapObject> heap, Map<Label, Long> guards) {

  public static State initial() {
    return new State(IntMap.empty(), Map.of());
  }

  public State with(IntMap<HeapObject> other) {
    return other == heap ? this : new State(other, guards);
  }

  /** Returns the state after a test. */
  public State after(List<Condition.Checked> tests) {
    if (tests.isEmpty()) {
      return this;
    }
    var more = new HashMap<>(guards);
    for (var test : tests) {
      more.merge(test.label(), test.kinds(), (left, right) -> left | right);
    }
    return new State(heap, Map.copyOf(more));
  }

  /** Returns the same where nothing was tested so far. */
  State untested() {
    return new State(heap, Map.of());
  }

  State join(State other) {
    return join(other, HeapObject::join);
  }

  /**
   * Returns what is the case after either; itself if the other tells nothing new.
   *
   * @param join how the two states of an object are joined
   */
  State join(State other, BinaryOperator<HeapObject> join) {
    if (this == other) {
      return this;
    }
    var all = heap.join(other.heap, join);
    var both = guards.equals(other.guards) ? guards : both(guards, other.guards);
    return all == heap && both == guards ? this : new State(all, both);
  }

  private static Map<Label, Long> both(Map<Label, Long> left, Map<Label, Long> right) {
    var both = new HashMap<Label, Long>();
    left.forEach(
        (label, kinds) -> {
          long shared = kinds & right.getOrDefault(label, 0L);
          if (shared != 0) {
            both.put(label, shared);
          }
        });
    return both.size() == left.size() && both.equals(left) ? left : Map.copyOf(both);
  }
}
