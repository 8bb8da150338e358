package dev.martello.code.script;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of the source in which names are bound. */
final class Scope {
  /** What makes the scope. */
  enum Kind {
    MODULE,
    FUNCTION,
    /** A function without a receiver of its own. */
    ARROW,
    CLASS,
    /** A namespace of TypeScript, or a block that {@code var} does not leave. */
    NAMESPACE,
    BLOCK
  }

  private static final String ARGUMENTS = "arguments";

  private final Kind kind;
  private final @Nullable Scope parent;
  private Map<String, Variable> names = Map.of();
  private List<Node> functions = List.of();
  private boolean hasFunctions;
  private boolean borrowsReceiver;
  private @Nullable Frame receiver;
  private @Nullable Variable object;

  private Scope(Kind kind, @Nullable Scope parent) {
    this.kind = kind;
    this.parent = parent;
    borrowsReceiver = kind == Kind.ARROW;
  }

  static Scope module() {
    return new Scope(Kind.MODULE, null);
  }

  Scope inner(Kind of) {
    return new Scope(of, this);
  }

  boolean isModule() {
    return kind == Kind.MODULE;
  }

  /** Returns whether the scope has a procedure of its own. */
  boolean isProcedure() {
    return switch (kind) {
      case MODULE, FUNCTION, ARROW -> true;
      case CLASS, NAMESPACE, BLOCK -> false;
    };
  }

  boolean isNamespace() {
    return kind == Kind.NAMESPACE;
  }

  boolean isClass() {
    return kind == Kind.CLASS;
  }

  /** Returns the scope around it; only the module has none. */
  Optional<Scope> parent() {
    return Optional.ofNullable(parent);
  }

  private Scope outside() {
    return Objects.requireNonNull(parent);
  }

  /** Returns the innermost scope with a procedure. */
  Scope procedure() {
    var at = this;
    while (!at.isProcedure()) {
      at = at.outside();
    }
    return at;
  }

  /** Returns the scope that {@code var} binds in. */
  Scope ofVar() {
    var at = this;
    while (!at.isProcedure() && !at.isNamespace()) {
      at = at.outside();
    }
    return at;
  }

  /** Binds a name; a name that is bound here already stays. */
  Variable bind(String name, Variable.Kind how, Scope home, int offset) {
    if (names.isEmpty()) {
      names = new LinkedHashMap<>();
    }
    return names.computeIfAbsent(name, key -> new Variable(key, how, this, home, offset));
  }

  /** Finds what a name means here. */
  Optional<Variable> find(String name) {
    for (var at = this; at != null; at = at.parent) {
      var found = at.names.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  Collection<Variable> variables() {
    return names.values();
  }

  /** Adds a declaration of a function, which is there from the scope's start. */
  void addFunction(Node declaration) {
    if (functions.isEmpty()) {
      functions = new ArrayList<>();
    }
    functions.add(declaration);
  }

  List<Node> functions() {
    return functions;
  }

  /** Says that a function or class stands in this scope. */
  void markFunctions() {
    for (var at = this; at != null && !at.hasFunctions; at = at.parent) {
      at.hasFunctions = true;
    }
  }

  boolean hasFunctions() {
    return hasFunctions;
  }

  /** Says that {@code arguments} is used here: a variable of the function around. */
  void bindArguments(int offset) {
    for (var at = this; at != null; at = at.parent) {
      if (at.kind == Kind.FUNCTION) {
        at.bind(ARGUMENTS, Variable.Kind.OTHER, at, offset);
        return;
      }
    }
  }

  /** Returns the variable {@code arguments} that the function has without binding it. */
  Optional<Variable> arguments() {
    return Optional.ofNullable(names.get(ARGUMENTS))
        .filter(variable -> variable.kind() == Variable.Kind.OTHER);
  }

  /** Returns whether {@code this} is that of the code around. */
  boolean borrowsReceiver() {
    return borrowsReceiver;
  }

  /** Says that {@code this} is that of the code around, though it is written as a function. */
  void borrowReceiver() {
    borrowsReceiver = true;
  }

  /** Returns the procedure whose receiver {@code this} means directly in this scope, if it is. */
  Optional<Frame> receiver() {
    return Optional.ofNullable(receiver);
  }

  void receiveBy(@Nullable Frame frame) {
    receiver = frame;
  }

  /**
   * Returns the object that the scope stands for: what a namespace exports into, or the class that
   * {@code this} means while its static members are made.
   */
  Optional<Variable> object() {
    return Optional.ofNullable(object);
  }

  void standFor(@Nullable Variable variable) {
    object = variable;
  }
}
