package dev.martello.code.analysis;

import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;

/** Finds the data in a query that is an object, where the data may be an object itself. */
final class Filters {
  /** What stands under it is compared as a whole, whatever it is. */
  private static final String EQUAL = "$eq";

  private static final int DEEP = 6;

  private Filters() {}

  /** Returns everything inside a query that can change what it asks for. */
  static Value in(Value query, Interpreter interpreter) {
    return in(query, interpreter, DEEP);
  }

  private static Value in(Value query, Interpreter interpreter, int depth) {
    var found = Value.unknown().tainted(query.taints());
    var names = interpreter.names();
    for (var atom : query.atoms()) {
      if (depth > 0
          && atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.kind() != HeapObject.Kind.MODULE) {
        var inside = new Value[] {held.any()};
        held.members()
            .forEach(
                (name, member) ->
                    inside[0] =
                        names.name(name).equals(EQUAL) ? inside[0] : inside[0].join(member));
        found = found.tainted(in(inside[0], interpreter, depth - 1).taints());
      }
    }
    return found;
  }
}
