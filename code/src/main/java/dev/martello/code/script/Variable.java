package dev.martello.code.script;

import java.util.ArrayList;
import java.util.List;

/** A name that the source binds, and where its value lives. */
final class Variable {
  /** What bound the name. */
  enum Kind {
    /** {@code var}: there from the start of the function, without a value. */
    VAR,
    PARAMETER,
    /** {@code let}, {@code const}, {@code class}, {@code function}, and all else. */
    OTHER
  }

  /**
   * A name under which others see the variable.
   *
   * @param container the module or namespace that exports it
   */
  record Export(Scope container, String name) {}

  /**
   * What an import names.
   *
   * @param member empty text for the module itself
   */
  record Origin(String module, String member) {}

  private static final int NONE = -1;
  private static final Origin NOWHERE = new Origin("", "");

  private final String name;
  private final Kind kind;
  private final Scope scope;
  private final Scope home;
  private final int offset;
  private final List<Export> exports = new ArrayList<>(0);
  private Origin origin = NOWHERE;
  private int register = NONE;

  /**
   * Binds a name.
   *
   * @param home the function or module whose procedure runs the binding
   */
  Variable(String name, Kind kind, Scope scope, Scope home, int offset) {
    this.name = name;
    this.kind = kind;
    this.scope = scope;
    this.home = home;
    this.offset = offset;
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  Scope home() {
    return home;
  }

  List<Export> exports() {
    return exports;
  }

  void exportAs(Scope container, String as) {
    exports.add(new Export(container, as));
  }

  void comesFrom(Origin where) {
    origin = where;
  }

  /** Returns where an imported name comes from; an empty module for all other names. */
  Origin origin() {
    return origin;
  }

  /**
   * Returns whether it is a member of the unit's module object. So are the top-level names, and
   * names of blocks at top level that functions inside may use.
   */
  boolean isMember() {
    return home.isModule() && (scope.isProcedure() || scope.hasFunctions());
  }

  /** Returns whether it is the name of a function expression, known in the function alone. */
  boolean isNameOf(Scope function) {
    return scope == function && home != function;
  }

  /** Returns the name of its member; those of blocks must not meet others of the same name. */
  String member() {
    return scope.isModule() ? name : name + "@" + offset;
  }

  /** Returns its register in its home's procedure. */
  int register(Emitter code) {
    if (register == NONE) {
      register = code.frameOf(home).builder().register();
      code.frameOf(home).builder().named(register, name);
    }
    return register;
  }

  void isIn(int parameter) {
    register = parameter;
  }
}
