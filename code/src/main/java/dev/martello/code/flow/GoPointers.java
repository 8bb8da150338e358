package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pointers: one to an object is the object itself; others are boxes with the value under a name of
 * their own.
 */
public final class GoPointers {
  private static final String HELD = "*";
  private static final String BOX = "&";

  private GoPointers() {}

  /** Does what the front end calls {@code &}, {@code *} and {@code *=}. */
  public static Optional<Value> call(CallEvent event, Interpreter run) {
    var first = event.arguments().at(0);
    return switch (event.name()) {
      case "&" -> Optional.of(pointer(first, event.arguments().at(1), event, run));
      case "*" -> Optional.of(followed(first, run));
      case "*=" -> {
        store(first, event.arguments().at(1), run);
        yield Optional.of(Interpreter.NOTHING);
      }
      default -> Optional.empty();
    };
  }

  private static Value pointer(Value to, Value type, CallEvent event, Interpreter run) {
    boolean isObject =
        !to.isNone()
            && to.atoms().stream()
                .allMatch(
                    atom ->
                        atom instanceof Atom.Reference reference
                            && run.get(reference.object()) instanceof HeapObject held
                            && held.kind() == HeapObject.Kind.INSTANCE);
    return isObject
        ? to
        : run.make(
            event,
            30,
            HeapObject.of(HeapObject.Kind.INSTANCE)
                .withType(BOX + type.constantText().orElse(""))
                .with(run.names().of(HELD), to));
  }

  /** Returns what a pointer points at; other values themselves. */
  public static Value followed(Value pointer, Interpreter run) {
    var result = Value.none().tainted(pointer.taints());
    for (var atom : pointer.atoms()) {
      var held = box(atom, run);
      var inside = held == null ? null : held.member(run.names().of(HELD));
      result = result.join(inside == null ? Value.of(atom) : inside);
    }
    return result;
  }

  public static @Nullable HeapObject box(Atom atom, Interpreter run) {
    return atom instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.type().startsWith(BOX)
        ? held
        : null;
  }

  /** Returns the type of what a box holds. */
  public static String typeIn(HeapObject box) {
    return box.type().substring(BOX.length());
  }

  public static void fill(Atom.Reference box, HeapObject held, Value value, Interpreter run) {
    run.put(box.object(), held.with(run.names().of(HELD), value));
  }

  private static void store(Value pointer, Value value, Interpreter run) {
    for (var atom : pointer.atoms()) {
      if (!(atom instanceof Atom.Reference reference)
          || !(run.get(reference.object()) instanceof HeapObject held)) {
        continue;
      }
      if (held.type().startsWith(BOX)) {
        fill(reference, held, value, run);
        continue;
      }
      for (var other : value.atoms()) {
        if (other instanceof Atom.Reference from
            && run.get(from.object()) instanceof HeapObject source) {
          run.put(
              reference.object(),
              held.withMembers(held.members().join(source.members(), (_, last) -> last))
                  .withAny(source.any()));
        } else if (!(other instanceof Atom.Fixed(Literal.Nothing _))) {
          run.put(reference.object(), held.withAny(Value.of(other).tainted(value.taints())));
        }
      }
    }
  }
}
