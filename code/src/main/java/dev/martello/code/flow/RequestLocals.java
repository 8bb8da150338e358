package dev.martello.code.flow;

import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;

/** What middleware of a framework leaves to the handlers of the same request. */
final class RequestLocals {
  private static final String OF_EXPRESS = "express.Response.locals";

  private final Interpreter interpreter;

  RequestLocals(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Returns whether a library has them there. */
  static boolean are(String holder) {
    return holder.equals(OF_EXPRESS);
  }

  /** Returns what was left under a name. */
  Optional<Value> get(String name) {
    return Optional.ofNullable(all().member(interpreter.names().of(name)));
  }

  /** Leaves something under a name. */
  void put(String name, Value value) {
    var changed = all().with(interpreter.names().of(name), value);
    interpreter.put(interpreter.sites().request(), changed);
  }

  private HeapObject all() {
    var held = interpreter.get(interpreter.sites().request());
    return held == null ? HeapObject.of(HeapObject.Kind.MAP) : held;
  }
}
