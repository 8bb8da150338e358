package dev.martello.code.script;

import dev.martello.code.ir.Instruction;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;

/** Reads and writes variables and {@code this}, wherever they live. */
final class Variables {
  /*
   * In sources with faults a name can be bound by a function that does not stand around its use;
   * nothing is known of such a name.
   */
  private final Lowering lowering;
  private final Emitter code;

  Variables(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  /** Reads what a name means here. */
  int read(Node identifier) {
    return read(identifier.text(), identifier.span());
  }

  int read(String name, Span place) {
    var variable = lowering.scope().find(name);
    return variable.isPresent() ? read(variable.get(), place) : readFree(name, place);
  }

  private int readFree(String name, Span place) {
    return switch (name) {
      case "undefined" -> code.nothing(place);
      case "module" -> code.module(place);
      case Emitter.EXPORTS -> code.exports(place);
      default -> code.builtin(name, place);
    };
  }

  int read(Variable variable, Span place) {
    if (variable.isMember()) {
      return code.load(code.module(place), variable.member(), place);
    }
    if (!code.isAround(variable.home())) {
      return code.unknown(place);
    }
    return readOuter(code.frameOf(variable.home()), variable.register(code), place);
  }

  private int readOuter(Frame home, int register, Span place) {
    int depth = code.depthOf(home);
    if (depth == 0) {
      return register;
    }
    home.builder().share(register);
    int target = code.fresh();
    code.add(new Instruction.LoadOuter(target, depth, register, place));
    return target;
  }

  /** Gives a name a value; a name that nothing binds becomes a member of the global object. */
  void write(String name, int value, Span place) {
    var variable = lowering.scope().find(name);
    if (variable.isPresent()) {
      write(variable.get(), value, place);
    } else if (name.equals(Emitter.EXPORTS)) {
      code.store(code.module(place), name, value, place);
    } else {
      code.store(code.builtin("globalThis", place), name, value, place);
    }
  }

  void write(Variable variable, int value, Span place) {
    if (variable.isMember()) {
      code.store(code.module(place), variable.member(), value, place);
    } else if (code.isAround(variable.home())) {
      writeOuter(variable, value, place);
    }
    for (var export : variable.exports()) {
      code.store(container(export.container(), place), export.name(), value, place);
    }
  }

  private void writeOuter(Variable variable, int value, Span place) {
    var home = code.frameOf(variable.home());
    int register = variable.register(code);
    int depth = code.depthOf(home);
    if (depth == 0) {
      code.copy(register, value, place);
    } else {
      home.builder().share(register);
      code.add(new Instruction.StoreOuter(depth, register, value, place));
    }
  }

  /** Returns the object that a module or namespace exports into. */
  int container(Scope scope, Span place) {
    return scope.object().map(object -> read(object, place)).orElseGet(() -> code.exports(place));
  }

  /** Returns the receiver: {@code this}. */
  int receiver(Span place) {
    for (var at = lowering.scope(); ; at = at.parent().orElseThrow()) {
      if (at.isModule()) {
        return code.exports(place);
      }
      if (at.receiver().isPresent() && !at.borrowsReceiver()) {
        var frame = at.receiver().get();
        return readOuter(frame, frame.builder().receiver(), place);
      }
      if (at.isClass() && at.object().isPresent()) {
        return read(at.object().get(), place);
      }
    }
  }
}
