package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Copies of what outlives the event: what is written into them is of this event alone. Other
 * objects stand for their copies themselves.
 */
final class Copies {
  private static final int DEEPEST = 4;
  private static final int MOST = 40;
  private static final int FIRST = 100;

  private final CallEvent event;
  private final Interpreter run;
  private final boolean isOfStructs;
  private final Map<Integer, Value> made = new HashMap<>();

  private Copies(CallEvent event, Interpreter run, boolean isOfStructs) {
    this.event = event;
    this.run = run;
    this.isOfStructs = isOfStructs;
  }

  private static final Set<String> DEEP = Set.of("structuredClone", "copy.deepcopy");

  private static final Set<String> SHALLOW =
      Set.of("copy.copy", "copy", "slice", "toSorted", "toReversed", "concat", "clone", "flat");

  private static final String ARRAY = "Array.from";

  /** Returns whether a function makes a copy of what it is given. */
  static boolean isCopying(String function) {
    return DEEP.contains(function) || function.equals("copy.copy") || function.equals(ARRAY);
  }

  /** Returns what a call makes of a value: a copy, or the same if it copies nothing. */
  static Value of(Value value, String call, CallEvent event, Interpreter run) {
    boolean isDeep = DEEP.contains(call);
    boolean isShallow =
        call.equals(ARRAY) || SHALLOW.contains(call.substring(call.lastIndexOf('.') + 1));
    return isDeep || isShallow
        ? new Copies(event, run, false).of(value, isDeep ? DEEPEST : 0)
        : value;
  }

  /** Returns a copy of a value, which has what the value has. */
  static Value shallow(Value value, CallEvent event, Interpreter run) {
    return new Copies(event, run, false).of(value, 0);
  }

  /** Returns a copy of what is copied where it is assigned; maps and lists are not. */
  static Value assigned(Value value, CallEvent event, Interpreter run) {
    return new Copies(event, run, true).of(value, 0);
  }

  private Value of(Value value, int depth) {
    var result = Value.none().tainted(value.taints());
    for (var atom : value.atoms()) {
      result = result.join(atom instanceof Atom.Reference one ? of(one, depth) : Value.of(atom));
    }
    return result;
  }

  private Value of(Atom.Reference one, int depth) {
    if (!(run.get(one.object()) instanceof HeapObject held) || isSame(one, held)) {
      return Value.of(one);
    }
    var before = made.get(one.object());
    if (before != null || made.size() >= MOST) {
      return before == null ? Value.unknown() : before;
    }
    // INVARIANT: it is known before what it holds is copied, which may hold it.
    int number = FIRST + made.size();
    made.put(one.object(), Value.unknown());
    var copy =
        depth == 0
            ? held
            : held.withMembers(held.members().each((_, member) -> of(member, depth - 1)))
                .withAny(held.keys(), of(held.any(), depth - 1));
    var result = run.make(event, number, copy);
    made.put(one.object(), result);
    return result;
  }

  private boolean isSame(Atom.Reference one, HeapObject held) {
    return !run.lasting().has(one.object())
        || run.isInitialising()
        || (isOfStructs && held.kind() != HeapObject.Kind.INSTANCE)
        || held.kind() == HeapObject.Kind.CLASS
        || held.kind() == HeapObject.Kind.MODULE
        || held.kind() == HeapObject.Kind.SCOPE;
  }
}
