package dev.martello.code.ir;

import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variables and types that code in braces declares, by their names: the innermost block counts,
 * then those around it, then the code around a function literal.
 *
 * @param <V> what a front end knows of a variable's type
 * @param <T> what the name of a type stands for
 */
public final class Locals<V, T> {
  /** A variable and where its value is kept. */
  public record Variable<V>(int register, V type) {}

  private final ProcedureBuilder builder;
  private final @Nullable Locals<V, T> outer;
  private final Deque<Map<String, Variable<V>>> blocks = new ArrayDeque<>();
  private final Map<String, T> types = new HashMap<>();

  /**
   * Begins a procedure, in its outermost block.
   *
   * @param outer of the code around a function literal
   */
  public Locals(ProcedureBuilder builder, @Nullable Locals<V, T> outer) {
    this.builder = builder;
    this.outer = outer;
    open();
  }

  /** Begins a block. */
  public void open() {
    blocks.push(new HashMap<>());
  }

  /** Ends a block. */
  public void close() {
    blocks.pop();
  }

  public void declare(String name, int register, V type) {
    blocks.element().put(name, new Variable<>(register, type));
  }

  public void declareType(String name, T type) {
    types.put(name, type);
  }

  /** Finds a type that is declared in this code or in the code around it. */
  public Optional<T> type(String name) {
    for (@Nullable Locals<V, T> here = this; here != null; here = here.outer) {
      var found = here.types.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Returns a variable of the innermost block. */
  public Optional<Variable<V>> inBlock(String name) {
    return Optional.ofNullable(blocks.element().get(name));
  }

  private Optional<Variable<V>> own(String name) {
    for (var block : blocks) {
      var found = block.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Returns a variable of this code or of the code around it; its register may be of either. */
  public Optional<Variable<V>> find(String name) {
    for (@Nullable Locals<V, T> here = this; here != null; here = here.outer) {
      var found = here.own(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Loads a variable of this code or of the code around it into a register of this code. */
  public Optional<Variable<V>> load(String name, Span place) {
    int depth = 0;
    for (@Nullable Locals<V, T> here = this; here != null; here = here.outer, depth++) {
      var found = here.own(name);
      if (found.isPresent()) {
        int register = captured(here.builder, depth, found.get().register(), place);
        return Optional.of(new Variable<>(register, found.get().type()));
      }
    }
    return Optional.empty();
  }

  /** Loads a register of the code that stands a number of function literals further out. */
  public int captured(ProcedureBuilder owner, int depth, int register, Span place) {
    if (depth == 0) {
      return register;
    }
    owner.share(register);
    int target = builder.register();
    builder.add(new Instruction.LoadOuter(target, depth, register, place));
    return target;
  }

  /** Stores into a variable of this code or of the code around it; false if there is none. */
  public boolean store(String name, int value, Span place) {
    int depth = 0;
    for (@Nullable Locals<V, T> here = this; here != null; here = here.outer, depth++) {
      var found = here.own(name);
      if (found.isPresent()) {
        store(here.builder, depth, found.get().register(), value, place);
        return true;
      }
    }
    return false;
  }

  private void store(ProcedureBuilder owner, int depth, int register, int value, Span place) {
    if (depth == 0) {
      builder.add(new Instruction.Copy(register, value, place));
    } else {
      owner.share(register);
      builder.add(new Instruction.StoreOuter(depth, register, value, place));
    }
  }
}
