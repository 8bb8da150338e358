package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;

/**
 * Calls what classes of Python say of reading and writing their objects like maps and lists, and of
 * attributes that these do not have.
 *
 * <p>https://docs.python.org/3/reference/datamodel.html#special-method-names
 */
final class SpecialMethods {
  private final Interpreter interpreter;
  private final ClassMembers classes;
  private final boolean isOfPython;

  SpecialMethods(Interpreter interpreter, Language language) {
    this.interpreter = interpreter;
    this.classes = new ClassMembers(interpreter, language);
    this.isOfPython = language == Language.PYTHON;
  }

  /** Returns {@code object[key]}, if the class says what that is. */
  Optional<Value> item(Atom.Reference object, HeapObject held, Value key, Span place) {
    return call("__getitem__", object, held, List.of(key), place);
  }

  /** Writes {@code object[key] = value}; false if the class does not say how. */
  boolean stored(Atom.Reference object, HeapObject held, Value key, Value value, Span place) {
    return call("__setitem__", object, held, List.of(key, value), place).isPresent();
  }

  /** Returns an attribute that the object does not have, if the class says what that is. */
  Optional<Value> attribute(Atom.Reference object, HeapObject held, String name, Span place) {
    return call("__getattr__", object, held, List.of(Value.text(name)), place);
  }

  /** Returns what goes through the elements of an object, if the class says what that is. */
  Optional<Value> iterator(Atom.Reference object, HeapObject held, Span place) {
    return call("__iter__", object, held, List.of(), place);
  }

  /** Returns the next element of an object that goes through something itself. */
  Optional<Value> next(Atom.Reference object, HeapObject held, Span place) {
    return call("__next__", object, held, List.of(), place);
  }

  private Optional<Value> call(
      String name, Atom.Reference object, HeapObject held, List<Value> arguments, Span place) {
    if (!isOfPython || held.kind() != HeapObject.Kind.INSTANCE) {
      return Optional.empty();
    }
    var self = Value.of(object);
    return classes
        .inherited(held, name)
        .flatMap(
            found ->
                found.atoms().stream()
                    .filter(Atom.Function.class::isInstance)
                    .map(
                        function ->
                            interpreter.call(
                                ((Atom.Function) function).with(List.of(self)),
                                self,
                                Arguments.of(arguments.toArray(new Value[0])),
                                place))
                    .reduce(Value::join));
  }
}
