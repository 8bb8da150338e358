package dev.martello.code.flow;

import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Set;

/** Members of Go's objects where they differ from those of other languages. */
public final class GoObjects {
  private final Interpreter interpreter;
  private final Frame frame;
  private final Objects objects;

  public GoObjects(Interpreter interpreter, Frame frame, Objects objects) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.objects = objects;
  }

  /** Returns the data that stands in the JSON of a value: that of exported fields alone. */
  public static Map<Label, Taint> shown(Interpreter interpreter, Value value, int unit) {
    return Objects.deep(
        interpreter,
        value,
        (held, member) -> !isHidden(held, interpreter.names().name(member), interpreter, unit));
  }

  private static boolean isHidden(HeapObject held, String name, Interpreter run, int unit) {
    boolean isOfStruct =
        held.kind() == HeapObject.Kind.INSTANCE
            && run.program()
                .type(held.type(), unit)
                .filter(type -> type.fieldTypes().containsKey(name))
                .filter(
                    type ->
                        type.supertypes().stream()
                            .noneMatch(
                                embedded -> embedded.equals(name) || embedded.endsWith("." + name)))
                .isPresent();
    return isOfStruct
        && Character.isLowerCase(name.charAt(0))
        && run.program().method(held.type(), "MarshalJSON", "", -1, unit).isEmpty();
  }

  /**
   * Returns one of several results; of what is not known, the first is what a call is called for.
   */
  public Value result(Value all, String place) {
    var result = Value.none();
    for (var atom : all.atoms()) {
      boolean isTuple =
          atom instanceof Atom.Reference reference
              && interpreter.get(reference.object()) instanceof HeapObject held
              && held.kind() == HeapObject.Kind.TUPLE;
      result =
          result.join(
              isTuple
                  ? objects.element(Value.of(atom), place)
                  : place.equals("0") ? Value.of(atom) : Value.unknown());
    }
    return result.tainted(all.taints());
  }

  /** Returns a method as a value, a member of an embedded value, or a field that was not set. */
  Value member(String name, Atom.Reference reference) {
    var held = interpreter.get(reference.object());
    var type = held == null ? "" : held.type();
    int from = frame.id.unit();
    var method = interpreter.program().method(type, name, "", -1, from);
    if (method.isPresent()) {
      return Value.of(Atom.Function.of(method.get(), -1).on(Value.of(reference)));
    }
    var declared = interpreter.program().type(type, from);
    if (held == null || declared.isEmpty()) {
      return Value.unknown();
    }
    var field = declared.get().fieldTypes().get(name);
    if (field != null) {
      return unset(name, field, reference);
    }
    for (var embedded : declared.get().supertypes()) {
      var simple = embedded.substring(embedded.lastIndexOf('.') + 1);
      var inside = held.member(interpreter.names().of(simple));
      var whole = inside == null ? unset(simple, embedded, reference) : inside;
      var found =
          whole.equals(Value.unknown())
              ? whole
              : objects.load(whole, new Key.Member(name), interpreter.place());
      if (!found.equals(Value.unknown())) {
        return found;
      }
    }
    return Value.unknown();
  }

  /**
   * Returns a field of a library's struct that the code made and left to the library to fill: it is
   * known by its name.
   */
  static Value filled(Value object, Key.Member field, Interpreter interpreter) {
    return GoPointers.followed(object, interpreter).only().orElse(null)
                instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && isFilled(held, field.name(), interpreter)
        ? Value.external(held.type() + "." + field.name())
        : Value.unknown();
  }

  private static boolean isFilled(HeapObject held, String field, Interpreter interpreter) {
    return held.kind() == HeapObject.Kind.INSTANCE
        && held.type().indexOf('/') > 0
        && !held.type().startsWith(GoEvents.TYPES)
        && Character.isUpperCase(field.charAt(0))
        && interpreter.program().type(held.type(), interpreter.frame().id.unit()).isEmpty();
  }

  /** Types of libraries whose zero values are used as they are. */
  private static final Set<String> BUFFERS =
      Set.of(
          "strings.Builder",
          "bytes.Buffer",
          "sync.Map",
          "sync.Pool",
          "sync/atomic.Value",
          "sync/atomic.Pointer",
          "container/list.List");

  private Value unset(String name, String type, Atom.Reference reference) {
    var pointed = GoType.pointedAt(type);
    if (!GoType.isNamed(pointed)) {
      return Value.unknown();
    }
    var struct =
        interpreter
            .program()
            .type(pointed, frame.id.unit())
            .filter(known -> !known.isAbstract())
            .filter(known -> !known.fieldTypes().containsKey(GoType.UNDERLYING));
    if (struct.isEmpty() && !BUFFERS.contains(type)) {
      boolean isForeign = interpreter.program().type(pointed, frame.id.unit()).isEmpty();
      return isForeign ? interpreter.semantics().typed(pointed, Language.GO) : Value.unknown();
    }
    if (type.startsWith("*")) {
      return Value.unknown();
    }
    var zero = HeapObject.of(HeapObject.Kind.INSTANCE).withType(pointed);
    var made =
        interpreter.allocate(
            frame, interpreter.place().start(), 2_000 + interpreter.names().of(name), zero);
    objects.stores().store(reference, new Key.Member(name), made, false);
    return made;
  }

  /** A function may call another with each of its elements. */
  Value elements(Atom.Function function) {
    var all =
        interpreter.allocate(
            frame, interpreter.place().start(), 7, HeapObject.of(HeapObject.Kind.LIST));
    var push = Value.of(new Atom.Method(all, "push"));
    interpreter.call(function, Value.none(), Arguments.of(push), interpreter.place());
    frame.isAlive = true;
    return objects.elements(all, false);
  }

  /** Libraries are configured by fields of their structs. */
  void configured(Atom.Reference reference, String field, Value value, CallEvent event) {
    if (interpreter.get(reference.object()) instanceof HeapObject held && !held.type().isEmpty()) {
      interpreter.watch().stored(held.type() + "." + field, value, event, interpreter);
    }
  }
}
