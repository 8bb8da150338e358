package dev.martello.code.flow;

import dev.martello.code.ir.Instruction;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Span;

/**
 * Parameters for which a framework calls a function of the code, each time that it needs a value.
 * https://fastapi.tiangolo.com/tutorial/dependencies/
 */
public final class Provided {
  private static final String TYPE = "fastapi.Depends";
  private static final String BY = "dependency";
  private static final Span NOWHERE = new Span(0, 0);

  private Provided() {}

  /** Makes what stands for the value that one of the functions will give. */
  public static HeapObject by(Value functions, Interpreter run) {
    return HeapObject.of(HeapObject.Kind.INSTANCE)
        .withType(TYPE)
        .with(run.names().of(BY), functions);
  }

  /** Returns the part of a value that stands for what a function will give. */
  public static Value in(Value value, Interpreter run) {
    return value.atoms().stream()
        .filter(atom -> !provider(atom, run).isNone())
        .map(Value::of)
        .reduce(Value.none(), Value::join);
  }

  /** Returns what gives the value that something stands for; nothing if it stands for none. */
  public static Value provider(Atom atom, Interpreter run) {
    return atom instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.type().equals(TYPE)
            && held.member(run.names().of(BY)) instanceof Value provider
        ? provider
        : Value.none();
  }

  /** Returns an argument as it is now, with what functions give in place of what stands for it. */
  static Value filled(Value argument, Interpreter run) {
    if (in(argument, run).isNone()) {
      return argument.labelled(label -> run.semantics().served(label, run));
    }
    var result = Value.none();
    for (var atom : argument.atoms()) {
      for (var provider : provider(atom, run).atoms()) {
        result =
            result.join(
                provider instanceof Atom.Function function
                    ? called(function, run)
                    : Value.unknown());
      }
    }
    return result.isNone() ? Value.unknown() : result;
  }

  private static Value called(Atom.Function function, Interpreter run) {
    var first = function.first().stream().map(each -> filled(each, run)).toList();
    var complete = new Atom.Function(function.id(), function.scope(), function.self(), first);
    var given = run.call(complete, Value.none(), Arguments.none(), NOWHERE);
    boolean isGenerator =
        run.program()
            .procedure(function.id())
            .instructions()
            .anyMatch(Instruction.Yield.class::isInstance);
    return isGenerator ? elements(given, run) : given;
  }

  private static Value elements(Value lists, Interpreter run) {
    var result = Value.none();
    for (var atom : lists.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        result = result.join(Objects.all(held, run));
      }
    }
    return result;
  }
}
