package dev.martello.code.python;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.value.Span;

/** Reads and writes variables by name. */
final class Names {
  /*
   * Where a name lives follows the language reference, 4.2.2: a function sees its own variables and
   * those of the functions around it, never those of classes around it; then those of the module,
   * then the built-in ones. Code that runs when the unit is loaded sees a variable of the module
   * only below the first statement that writes it; so `input = raw_input or input` reads both
   * built-in functions.
   */
  private final Lowering to;
  private int module = -1;
  private int moduleBlock = -1;

  Names(Lowering to) {
    this.to = to;
  }

  private sealed interface Home {
    record Register(ProcedureBuilder procedure, int register) implements Home {}

    record OfType(ProcedureBuilder procedure, int type) implements Home {}

    record OfModule() implements Home {}

    record Nowhere() implements Home {}
  }

  int load(String name, Span place) {
    return switch (home(name, false)) {
      case Home.Register(var owner, var register) -> read(owner, register, place);
      case Home.OfType(var owner, var type) ->
          to.load(read(owner, type, place), new Key.Member(name), place);
      case Home.OfModule() -> to.load(module(place), new Key.Member(name), place);
      case Home.Nowhere() -> unbound(name, place);
    };
  }

  void store(String name, int value, Span place) {
    switch (home(name, true)) {
      case Home.Register(var owner, var register) -> write(owner, register, value, place);
      case Home.OfType(var owner, var type) -> {
        to.store(read(owner, type, place), new Key.Member(name), value, place);
        to.frame().write(name);
      }
      case Home.OfModule() -> {
        to.store(module(place), new Key.Member(name), value, place);
        top().write(name);
      }
      case Home.Nowhere() -> {}
    }
  }

  /** Returns whether a name means what every module sees by it. */
  boolean isBuiltin(String name) {
    return home(name, false) instanceof Home.Nowhere && Builtins.has(name);
  }

  /** Returns whether a name means something of the module that is neither class nor module. */
  boolean isVariable(String name) {
    return home(name, false) instanceof Home.OfModule && type(name).isEmpty();
  }

  /** Returns the dotted name of the class or module that a name stands for; empty if unknown. */
  String type(String name) {
    var frame = to.frame();
    while (true) {
      if (frame.scope().binds(name)) {
        return frame.scope().type(name);
      }
      if (frame.outer() == frame) {
        break;
      }
      frame = frame.outer();
    }
    var starred = to.unit().scopes().starred();
    return Builtins.has(name) ? name : starred.size() == 1 ? starred.getFirst() + "." + name : "";
  }

  /** Returns the unit's own module. */
  int module(Span place) {
    if (moduleBlock != to.procedure().here()) {
      module = to.register();
      moduleBlock = to.procedure().here();
      to.add(new Instruction.ThisModule(module, place));
    }
    return module;
  }

  /** Reads a variable of this procedure or of one around it. */
  int read(ProcedureBuilder owner, int register, Span place) {
    int depth = to.unit().depth(to.procedure(), owner);
    if (depth == 0) {
      return register;
    }
    owner.share(register);
    int target = to.register();
    to.add(new Instruction.LoadOuter(target, depth, register, place));
    return target;
  }

  private void write(ProcedureBuilder owner, int register, int value, Span place) {
    int depth = to.unit().depth(to.procedure(), owner);
    if (depth == 0) {
      to.copy(register, value, place);
    } else {
      owner.share(register);
      to.add(new Instruction.StoreOuter(depth, register, value, place));
    }
  }

  private Home home(String name, boolean isWritten) {
    var here = to.frame();
    for (var frame = here; ; frame = frame.outer()) {
      var scope = frame.scope();
      boolean isOwn = scope.binds(name);
      switch (scope.kind()) {
        case FUNCTION, COMPREHENSION -> {
          if (isOwn) {
            return new Home.Register(frame.procedure(), frame.register(name));
          }
        }
        case CLASS -> {
          if (isOwn && frame == here && (isWritten || frame.isWritten(name))) {
            return new Home.OfType(frame.procedure(), frame.object());
          }
        }
        case MODULE -> {
          return isOwn && (isWritten || isVisible(frame, name))
              ? new Home.OfModule()
              : new Home.Nowhere();
        }
      }
      if (scope.kind() != Scope.Kind.MODULE && scope.isGlobal(name)) {
        return new Home.OfModule();
      }
    }
  }

  private boolean isVisible(Frame module, String name) {
    return to.procedure().number() != module.procedure().number()
        || module.isWritten(name)
        || module.scope().isGlobal(name);
  }

  private Frame top() {
    var frame = to.frame();
    while (frame.outer() != frame) {
      frame = frame.outer();
    }
    return frame;
  }

  /** A name that the unit does not bind may come from a module of which everything is imported. */
  private int unbound(String name, Span place) {
    var starred = to.unit().scopes().starred();
    if (starred.isEmpty() || Builtins.has(name)) {
      return to.builtin(name, place);
    }
    int target = to.register();
    int after = starred.size() == 1 ? -1 : to.block();
    for (int at = 0; at < starred.size(); at++) {
      boolean isLast = at == starred.size() - 1;
      int next = isLast ? -1 : to.block();
      if (!isLast) {
        int here = to.block();
        to.either(here, next);
        to.at(here);
      }
      to.add(new Instruction.Import(target, starred.get(at), name, place));
      if (after >= 0) {
        to.jump(after);
        to.at(isLast ? after : next);
      }
    }
    return target;
  }
}
