package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the methods that a method means by {@code super}: those above the class it stands in. */
final class Superclasses {
  private static final int MOST_ABOVE = 8;

  private final Interpreter interpreter;
  private final Frame frame;
  private final Objects objects;

  Superclasses(Interpreter interpreter, Frame frame, Objects objects) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.objects = objects;
  }

  /** Returns what the classes above the present method's have under a name. */
  Optional<Value> above(HeapObject held, String name) {
    var lowest = held.kind() == HeapObject.Kind.INSTANCE ? superclasses(held) : held;
    var above = ofMethod(lowest, 0).orElse(lowest);
    return objects.classes().inherited(above, name);
  }

  /** Returns the class that the method that runs stands in, among a class and those above it. */
  private Optional<HeapObject> ofMethod(HeapObject type, int depth) {
    var owner = frame.procedure.owner();
    if (owner.isEmpty() || depth > MOST_ABOVE) {
      return Optional.empty();
    }
    return type.type().equals(owner)
        ? Optional.of(type)
        : type.classes().atoms().stream()
            .filter(Atom.Reference.class::isInstance)
            .map(atom -> interpreter.get(((Atom.Reference) atom).object()))
            .flatMap(above -> above == null ? Stream.empty() : ofMethod(above, depth + 1).stream())
            .findFirst();
  }

  /** Returns the class of the method that runs, as far as it is known: the instance's own. */
  private HeapObject superclasses(HeapObject held) {
    return held.classes().only().orElse(null) instanceof Atom.Reference type
            && interpreter.get(type.object()) instanceof HeapObject found
        ? found
        : held;
  }
}
