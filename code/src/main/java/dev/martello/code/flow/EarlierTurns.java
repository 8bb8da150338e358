package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Value;
import java.util.HashSet;
import java.util.Set;

/** What functions that are called for each of many elements made, and whether it is still there. */
final class EarlierTurns {
  private final CallStack stack;

  /** What such functions gave; what called them keeps it beside the heap. */
  private final Set<Integer> given = new HashSet<>();

  EarlierTurns(CallStack stack) {
    this.stack = stack;
  }

  /** Takes note of what a function gave for one element. */
  void give(Value result) {
    for (var atom : result.atoms()) {
      if (atom instanceof Atom.Reference reference) {
        given.add(reference.object());
      }
    }
  }

  /** Returns whether an object that is made again was returned, stored, or is in a variable. */
  boolean isLeft(int object, IntMap<HeapObject> heap) {
    return given.contains(object) || stack.holds(object) || isStored(object, heap);
  }

  private static boolean isStored(int object, IntMap<HeapObject> heap) {
    var found =
        new Object() {
          boolean is;
        };
    heap.forEach(
        (holder, held) -> {
          if (holder != object && !found.is) {
            found.is = isIn(object, held.any()) || isIn(object, held.classes());
            held.members().forEach((_, member) -> found.is |= isIn(object, member));
          }
        });
    return found.is;
  }

  /** Returns whether a value leads to an object. */
  static boolean isIn(int object, Value value) {
    for (var atom : value.atoms()) {
      boolean isThere =
          switch (atom) {
            case Atom.Reference reference -> reference.object() == object;
            case Atom.Function(_, var scope, var self, var first) ->
                scope == object
                    || isIn(object, self)
                    || first.stream().anyMatch(each -> isIn(object, each));
            case Atom.Method method -> isIn(object, method.receiver());
            default -> false;
          };
      if (isThere) {
        return true;
      }
    }
    return false;
  }
}
