package dev.martello.code.python;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A region of the source with names of its own: what it binds, and what it leaves to others. */
final class Scope {
  enum Kind {
    MODULE,
    FUNCTION,
    CLASS,
    COMPREHENSION
  }

  private final Kind kind;
  private final @Nullable Scope outer;
  private final Set<String> bound = new HashSet<>();
  private final Set<String> globals = new HashSet<>();
  private final Set<String> nonlocals = new HashSet<>();
  private final Map<String, String> types = new HashMap<>();
  private boolean isGenerator;

  private Scope(Kind kind, @Nullable Scope outer) {
    this.kind = kind;
    this.outer = outer;
  }

  static Scope module() {
    return new Scope(Kind.MODULE, null);
  }

  Scope inner(Kind of) {
    return new Scope(of, this);
  }

  Kind kind() {
    return kind;
  }

  void bind(String name) {
    bound.add(name);
  }

  /** Binds a name that stands for a class or module known by a dotted name. */
  void bind(String name, String dotted) {
    bind(name);
    types.put(name, dotted);
  }

  /** Binds a name where {@code :=} does: comprehensions leave it to what is around them. */
  void bindOutside(String name) {
    beyondComprehensions().bind(name);
  }

  void global(String name) {
    globals.add(name);
    var module = this;
    while (module.outer != null) {
      module = module.outer;
    }
    module.bind(name);
    module.globals.add(name);
  }

  void nonlocal(String name) {
    nonlocals.add(name);
  }

  void generator() {
    beyondComprehensions().isGenerator = true;
  }

  private Scope beyondComprehensions() {
    var scope = this;
    while (scope.kind == Kind.COMPREHENSION && scope.outer != null) {
      scope = scope.outer;
    }
    return scope;
  }

  /** Returns whether the name is a variable of this scope. */
  boolean binds(String name) {
    return bound.contains(name)
        && !nonlocals.contains(name)
        && (kind == Kind.MODULE || !globals.contains(name));
  }

  /** Returns whether the name is declared global here; in a module: by any function. */
  boolean isGlobal(String name) {
    return globals.contains(name);
  }

  boolean isGenerator() {
    return isGenerator;
  }

  /** Returns the dotted name of the class or module that a name stands for; empty if unknown. */
  String type(String name) {
    return types.getOrDefault(name, "");
  }
}
