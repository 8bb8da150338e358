package dev.martello.code.flow;

import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;

/** Finds what classes and those above them have, and binds methods to objects. */
final class ClassMembers {
  private static final int MOST_ABOVE = 8;

  private final Interpreter interpreter;
  private final Language language;

  ClassMembers(Interpreter interpreter, Language language) {
    this.interpreter = interpreter;
    this.language = language;
  }

  /** Finds what a class or its superclasses have under a name. */
  Optional<Value> inherited(HeapObject held, String name) {
    return inherited(held, name, 0);
  }

  private Optional<Value> inherited(HeapObject held, String name, int depth) {
    if (depth > MOST_ABOVE) {
      return Optional.empty();
    }
    for (var above : held.classes().atoms()) {
      switch (above) {
        case Atom.Reference reference -> {
          var type = interpreter.get(reference.object());
          if (type == null) {
            continue;
          }
          var own = type.member(interpreter.names().of(name));
          if (own != null) {
            return Optional.of(own);
          }
          var more = inherited(type, name, depth + 1);
          if (more.isPresent()) {
            return more;
          }
        }
        case Atom.External external -> {
          return Optional.of(Value.external(external.name() + "." + name));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  /** Returns what was found in an object or its class, with methods bound to the object. */
  Value bound(Value found, HeapObject held, Atom.Reference reference, Span place) {
    var result = Value.none().tainted(found.taints());
    for (var atom : found.atoms()) {
      result =
          result.join(
              atom instanceof Atom.Function function
                  ? bound(function, held, reference, place)
                  : Value.of(atom));
    }
    return result;
  }

  private Value bound(
      Atom.Function function, HeapObject held, Atom.Reference reference, Span place) {
    var procedure = interpreter.program().procedure(function.id());
    var self = Value.of(reference);
    boolean isInstance = held.kind() == HeapObject.Kind.INSTANCE;
    boolean isOfClass =
        language.isScript()
            && held.kind() == HeapObject.Kind.CLASS
            && procedure.is(Procedure.Trait.STATIC);
    if (procedure.is(Procedure.Trait.GETTER) && (isInstance || isOfClass)) {
      var getter = language == Language.PYTHON ? function.with(List.of(self)) : function.on(self);
      var result = interpreter.call(getter, self, Arguments.none(), place);
      if (procedure.is(Procedure.Trait.KEPT)) {
        interpreter.objects().store(self, new Key.Member(procedure.name()), result, place);
      }
      return result;
    }
    if (language != Language.PYTHON) {
      return Value.of(isInstance ? function.on(self) : function);
    }
    if (procedure.is(Procedure.Trait.STATIC) || held.kind() == HeapObject.Kind.MODULE) {
      return Value.of(function);
    }
    if (procedure.is(Procedure.Trait.CLASS_METHOD)) {
      return Value.of(function.with(List.of(isInstance ? held.classes() : self)));
    }
    return Value.of(
        isInstance && function.first().isEmpty() ? function.with(List.of(self)) : function);
  }
}
