package dev.martello.code.python;

import dev.martello.code.ir.ProcedureBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a scope while code in it is lowered: registers for functions and comprehensions,
 * members of an object for classes and modules.
 */
final class Frame {
  private final Scope scope;
  private final @Nullable Frame outer;
  private final ProcedureBuilder procedure;
  private final int object;
  private final String type;
  private final Map<String, Integer> registers = new HashMap<>();
  private final Set<Integer> variables = new HashSet<>();
  private final Set<String> written = new HashSet<>();

  private Frame(
      Scope scope, @Nullable Frame outer, ProcedureBuilder procedure, int object, String type) {
    this.scope = scope;
    this.outer = outer;
    this.procedure = procedure;
    this.object = object;
    this.type = type;
  }

  /** Begins the top-level code. */
  static Frame module(Scope scope, ProcedureBuilder procedure) {
    return new Frame(scope, null, procedure, -1, "");
  }

  /** Begins a function or comprehension, whose variables are registers of a procedure. */
  Frame inner(Scope of, ProcedureBuilder in) {
    return new Frame(of, this, in, -1, "");
  }

  /** Begins the body of a class, whose variables are members of the class. */
  Frame inner(Scope of, ProcedureBuilder in, int register, String name) {
    return new Frame(of, this, in, register, type.isEmpty() ? name : type + "." + name);
  }

  Scope scope() {
    return scope;
  }

  /** Returns the frame around; a module is its own. */
  Frame outer() {
    return outer == null ? this : outer;
  }

  ProcedureBuilder procedure() {
    return procedure;
  }

  /** Returns the register with the class whose body this is. */
  int object() {
    return object;
  }

  /** Returns the name of the class whose body this is, after those around it; or empty text. */
  String type() {
    return type;
  }

  /** Keeps a variable where its argument arrives. */
  void put(String name, int register) {
    registers.putIfAbsent(name, register);
    variables.add(register);
    procedure.named(register, name);
  }

  int register(String name) {
    var known = registers.get(name);
    if (known != null) {
      return known;
    }
    int register = procedure.register();
    put(name, register);
    return register;
  }

  /** Returns whether a register is a variable of this frame or of those around it. */
  boolean isVariable(int register) {
    for (var frame = this; ; frame = frame.outer()) {
      if (frame.procedure.number() != procedure.number() || frame.outer() == frame) {
        return false;
      }
      if (frame.variables.contains(register)) {
        return true;
      }
    }
  }

  /** Remembers that the code so far has given the name a value. */
  void write(String name) {
    written.add(name);
  }

  boolean isWritten(String name) {
    return written.contains(name);
  }
}
