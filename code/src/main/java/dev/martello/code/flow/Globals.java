package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;

/** What there is once: attributes of functions, members of the global object of scripts. */
final class Globals {
  private final Interpreter interpreter;

  Globals(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Returns what was written to an attribute of a function. */
  Optional<Value> attribute(Atom.Function function, String name) {
    return get(nameOf(function, name));
  }

  /** Writes an attribute of a function; one that is made anew in each call stands for all. */
  void attribute(Atom.Function function, String name, Value value, CallEvent at) {
    boolean isOne = interpreter.program().procedure(function.id()).parent() <= 0;
    var before = isOne ? Optional.<Value>empty() : attribute(function, name);
    put(nameOf(function, name), before.map(value::join).orElse(value), at);
  }

  private static String nameOf(Atom.Function function, String attribute) {
    return "function " + function.id().unit() + " " + function.id().procedure() + "." + attribute;
  }

  /** Returns the name of a member of the global object, which is a variable everywhere. */
  static String member(String name) {
    return "globalThis." + name;
  }

  /** Returns the name of a member of what there is once for each request. */
  static String ofRequest(String name) {
    return "request " + name;
  }

  /** Returns what was written under a name. */
  Optional<Value> get(String name) {
    return Optional.ofNullable(all().member(interpreter.names().of(name)));
  }

  /** Writes something under a name. */
  void put(String name, Value value, CallEvent at) {
    if (!interpreter.isInitialising()) {
      interpreter.watch().kept(value, at, interpreter);
      interpreter.fates().kept(value, interpreter);
    }
    note(name, value);
  }

  /** Writes something under a name that the code itself does not write. */
  void note(String name, Value value) {
    var changed = all().with(interpreter.names().of(name), value);
    interpreter.put(interpreter.sites().holder(), changed);
  }

  private HeapObject all() {
    int holder = interpreter.sites().holder();
    interpreter.lasting().add(holder);
    var held = interpreter.get(holder);
    return held == null ? HeapObject.of(HeapObject.Kind.MODULE) : held;
  }
}
