package dev.martello.code.flow;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells objects whose classes say themselves how, or without what, they are shown. */
public final class OwnTexts {
  private static final Map<Language, Set<String>> SHOWING =
      Map.of(
          Language.PYTHON, Set.of("__repr__", "__str__"),
          Language.JAVA, Set.of("toString"),
          Language.JVM, Set.of("toString"),
          Language.GO,
              Set.of(
                  "String",
                  "GoString",
                  "Format",
                  "LogValue",
                  "MarshalJSON",
                  "MarshalText",
                  "MarshalLogObject",
                  "MarshalZerologObject"));

  private OwnTexts() {}

  /** Returns a value without the objects that show themselves. */
  public static Value without(Value value, Language language, Interpreter interpreter) {
    var names = SHOWING.getOrDefault(language, Set.of());
    if (names.isEmpty() || value.atoms().stream().noneMatch(Atom.Reference.class::isInstance)) {
      return value;
    }
    var rest = Value.none().tainted(value.taints());
    for (var atom : value.atoms()) {
      boolean isOwn =
          atom instanceof Atom.Reference reference
              && interpreter.get(reference.object()) instanceof HeapObject held
              && held.kind() == HeapObject.Kind.INSTANCE
              && names.stream().anyMatch(name -> has(held, name, interpreter));
      rest = isOwn ? rest : rest.join(Value.of(atom));
    }
    return shown(rest, interpreter);
  }

  /** Python: returns a value with the shown fields alone of objects that leave some out. */
  static Value shown(Value value, Interpreter interpreter) {
    if (value.atoms().stream().noneMatch(Atom.Reference.class::isInstance)) {
      return value;
    }
    var rest = Value.none().tainted(value.taints());
    for (var atom : value.atoms()) {
      var unshown = unshown(atom, interpreter);
      rest =
          unshown.isEmpty()
              ? rest.join(Value.of(atom))
              : rest.join(fields((Atom.Reference) atom, unshown, interpreter));
    }
    return rest;
  }

  private static Set<String> unshown(Atom atom, Interpreter interpreter) {
    return atom instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.INSTANCE
        ? interpreter
            .objects()
            .classes()
            .inherited(held, Instruction.MakeClass.UNSHOWN)
            .flatMap(Value::constantText)
            .map(names -> Set.of(names.split(" ")))
            .orElse(Set.of())
        : Set.of();
  }

  private static Value fields(Atom.Reference object, Set<String> unshown, Interpreter interpreter) {
    var shown = new ArrayList<Value>();
    if (interpreter.get(object.object()) instanceof HeapObject held) {
      held.members()
          .forEach(
              (name, value) -> {
                if (!unshown.contains(interpreter.names().name(name))) {
                  shown.add(value);
                }
              });
    }
    var all = Value.unknown();
    for (var value : shown) {
      all = all.tainted(Objects.deep(interpreter, value));
    }
    return all;
  }

  /** Returns whether a value is surely an object that has a method to show itself. */
  static boolean isShownByItself(Value value, String method, Interpreter interpreter) {
    return !value.isNone()
        && value.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Reference reference
                        && interpreter.get(reference.object()) instanceof HeapObject held
                        && held.kind() == HeapObject.Kind.INSTANCE
                        && has(held, method, interpreter));
  }

  private static boolean has(HeapObject held, String method, Interpreter interpreter) {
    var inherited = interpreter.objects().classes().inherited(held, method);
    if (inherited.isPresent()) {
      return inherited.get().atoms().stream().anyMatch(Atom.Function.class::isInstance);
    }
    return Optional.of(held.type())
        .filter(type -> !type.isEmpty())
        .flatMap(type -> interpreter.program().type(type, interpreter.frame().id.unit()))
        .stream()
        .anyMatch(
            type -> {
              var unit = interpreter.program().unit(interpreter.program().unitOf(type.name()));
              return type.methods().stream()
                  .anyMatch(number -> unit.procedures().get(number).name().equals(method));
            });
  }
}
