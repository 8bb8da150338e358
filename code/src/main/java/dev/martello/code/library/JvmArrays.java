package dev.martello.code.library;

import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.List;

/** Arrays of bytecode: what is at each place, as far as that is known. */
final class JvmArrays {
  private static final int MOST = 64;

  private JvmArrays() {}

  /** Returns arguments of variable number, which stand in an array or one by one. */
  static List<Value> variable(Arguments arguments, int from, Interpreter run) {
    var placed = arguments.placed();
    boolean isArray =
        placed.size() == from + 1
            && placed.get(from).only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST;
    return isArray
        ? elements(placed.get(from), run)
        : placed.subList(Math.min(from, placed.size()), placed.size());
  }

  /** Returns the elements of an array, one by one where their places are known. */
  static List<Value> elements(Value array, Interpreter run) {
    if (array.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.any().isNone()) {
      var all = new java.util.ArrayList<Value>();
      for (int place = 0; place < MOST; place++) {
        var element = held.member(run.names().of(Integer.toString(place)));
        if (element == null) {
          return all;
        }
        all.add(element);
      }
    }
    return List.of(run.objects().elements(array, false));
  }
}
