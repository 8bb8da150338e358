package dev.martello.code.flow;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Stands for what nobody knows who made it, by the class of the code that an annotation of Python
 * or TypeScript names: its methods are followed.
 */
final class DeclaredObjects {
  /*
   * One object stands for all of a class, as it is when its constructor ran with unknown arguments.
   * The unknown value stays beside it: it may be missing, or of another class that is used alike.
   */
  private static final Span NOWHERE = new Span(0, 0);

  /** Where the objects' numbers begin among those that handlers are handed. */
  private static final int NUMBERS = 2_000_000;

  private static final Value UNKNOWN = Value.unknown().join(Value.of(new Atom.Absent()));

  private final Interpreter interpreter;

  DeclaredObjects(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Returns a value with the object that it may be by its declared type. */
  Value with(Value value, String type, int unit) {
    if (type.isEmpty() || !isUnknown(value) || !isTelling(unit)) {
      return value;
    }
    return of(type, unit).map(object -> value.join(Value.of(object))).orElse(value);
  }

  private boolean isTelling(int unit) {
    var language = interpreter.program().unit(unit).language();
    return language == Language.PYTHON || language.isScript();
  }

  private static boolean isUnknown(Value value) {
    boolean isKnown = value.isNone();
    for (var atom : value.atoms()) {
      isKnown |=
          !(atom instanceof Atom.Opaque
              || atom instanceof Atom.External
              || atom instanceof Atom.Method);
    }
    return !isKnown;
  }

  private Optional<Atom> of(String type, int unit) {
    if (!(named(type, unit).only().orElse(null) instanceof Atom.Reference reference)
        || !(interpreter.get(reference.object()) instanceof HeapObject held)
        || held.kind() != HeapObject.Kind.CLASS
        || Calls.isEnumeration(held)
        || isAbstract(held)) {
      return Optional.empty();
    }
    int object = interpreter.sites().handed(NUMBERS + reference.object());
    if (interpreter.get(object) == null) {
      make(object, held, reference);
    }
    return Optional.of(new Atom.Reference(object));
  }

  /** Returns what the last part of a type's name stands for in the unit that names it. */
  private Value named(String type, int unit) {
    var module = interpreter.get(interpreter.sites().module(unit));
    int name = interpreter.names().of(type.substring(type.lastIndexOf('.') + 1));
    return module != null && module.member(name) instanceof Value found ? found : Value.none();
  }

  /** A class whose methods only say that others have them tells nothing of what they do. */
  private boolean isAbstract(HeapObject type) {
    var throwing = new ArrayList<Atom>();
    type.members()
        .forEach((_, member) -> member.only().filter(this::isThrowing).ifPresent(throwing::add));
    return !throwing.isEmpty();
  }

  private boolean isThrowing(Atom member) {
    return member instanceof Atom.Function function
        && !interpreter.program().procedure(function.id()).blocks().isEmpty()
        && interpreter.program().procedure(function.id()).blocks().getFirst().exit()
            instanceof Exit.Throw;
  }

  private void make(int object, HeapObject type, Atom.Reference reference) {
    var made =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(type.type())
            .withClasses(Value.of(reference));
    interpreter.put(object, made);
    var self = Value.of(new Atom.Reference(object));
    boolean isOfPython = interpreter.language() == Language.PYTHON;
    var name = isOfPython ? "__init__" : "constructor";
    Optional.ofNullable(type.member(interpreter.names().of(name)))
        .or(() -> interpreter.objects().classes().inherited(type, name))
        .flatMap(Value::only)
        .filter(Atom.Function.class::isInstance)
        .map(Atom.Function.class::cast)
        .ifPresent(
            constructor -> interpreter.beforehand(() -> construct(constructor, self, isOfPython)));
  }

  private void construct(Atom.Function constructor, Value self, boolean isOfPython) {
    int count = interpreter.program().procedure(constructor.id()).parameters().size();
    var values = Collections.nCopies(isOfPython ? Math.max(0, count - 1) : count, UNKNOWN);
    var given = Arguments.of(values.toArray(new Value[0]));
    interpreter.call(constructor, self, isOfPython ? given.after(List.of(self)) : given, NOWHERE);
  }
}
