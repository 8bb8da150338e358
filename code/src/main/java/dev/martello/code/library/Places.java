package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.GoPointers;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.Place;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what stands at the places of a call that entries of the knowledge name. */
public final class Places {
  private Places() {}

  /** Stands for an object and for all that it holds, however deep options nest. */
  public static final String ALL = "**";

  /** Stands for all elements of a list, or for all objects that are put into another one. */
  private static final String EACH = "*";

  private static final int NESTED = 5;
  private static final int MOST_NESTED = 60;

  /** Returns what stands at a place of a call. */
  public static Value at(Place place, CallEvent event, Interpreter interpreter) {
    var whole =
        switch (place.kind()) {
          case RECEIVER -> event.receiver();
          case CIRCUMSTANCE -> Circumstances.of(place.name(), event, interpreter);
          case ANY_ARGUMENT ->
              event
                  .arguments()
                  .all()
                  .skip(takesContext(event) ? 1 : 0)
                  .reduce(Value.none(), Value::join);
          case ARGUMENT ->
              place.index() < 0
                  ? event.arguments().named(place.name())
                  : place.name().isEmpty()
                      ? event.arguments().at(place.index())
                      : event.arguments().get(place.index(), place.name());
        };
    var found =
        place.member().isEmpty() || whole.isNone()
            ? whole
            : member(whole, place.member(), interpreter);
    return followed(found, event, interpreter);
  }

  private static Value followed(Value found, CallEvent event, Interpreter interpreter) {
    return event.language() == Language.GO ? GoPointers.followed(found, interpreter) : found;
  }

  /**
   * Returns what stands at one of several places of a call: of data that another of them takes
   * whole, nobody wrote down the members.
   */
  public static Value at(Place place, List<Place> all, CallEvent event, Interpreter interpreter) {
    var whole = new Place(place.kind(), place.index(), place.name(), "");
    return place.member().isEmpty() || !all.contains(whole)
        ? at(place, event, interpreter)
        : followed(
            member(own(at(whole, event, interpreter)), place.member(), interpreter),
            event,
            interpreter);
  }

  private static Value own(Value value) {
    return value.atoms().stream()
        .filter(atom -> !(atom instanceof Atom.Event))
        .map(Value::of)
        .reduce(Value.none(), Value::join);
  }

  /** Go: a call may be told first for how long it may take, which a request may say. */
  private static boolean takesContext(CallEvent event) {
    return event.language() == Language.GO && event.name().equals("os/exec.CommandContext");
  }

  private static Value member(Value whole, String path, Interpreter interpreter) {
    if (path.startsWith(ALL)) {
      var rest = path.equals(ALL) ? "" : path.substring(ALL.length() + 1);
      return nested(whole, interpreter)
          .map(each -> rest.isEmpty() ? each : member(each, rest, interpreter))
          .reduce(Value.none(), Value::join);
    }
    var value = whole;
    for (var step : path.split("\\.")) {
      value = member(value, interpreter, step);
    }
    return value;
  }

  private static Value member(Value whole, Interpreter interpreter, String name) {
    if (name.equals(EACH)) {
      return each(whole, interpreter);
    }
    var result = Value.none();
    for (var atom : whole.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        var own = held.member(interpreter.names().of(name));
        result = result.join(own == null ? held.any() : own);
      } else if (atom instanceof Atom.Event && interpreter.language().isOfJvm()) {
        // Requests of Java are objects of their own.
        result = result.join(Value.none());
      } else if (atom instanceof Atom.Event) {
        result =
            result.join(interpreter.objects().element(Value.of(atom).with(whole.taints()), name));
      } else if (atom instanceof Atom.Opaque || atom instanceof Atom.External) {
        result = result.join(Value.unknown());
      }
    }
    return result;
  }

  /** Returns what the code itself puts into lists and objects; of data it is nothing. */
  private static Value each(Value whole, Interpreter interpreter) {
    var result = Value.none();
    for (var atom : whole.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        var inside = interpreter.objects().elements(Value.of(atom), false);
        result =
            result.join(
                held.kind() == HeapObject.Kind.LIST
                    ? inside
                    : inside.atoms().stream()
                        .filter(Atom.Reference.class::isInstance)
                        .map(Value::of)
                        .reduce(Value.none(), Value::join));
      }
    }
    return result;
  }

  private static Stream<Value> nested(Value whole, Interpreter interpreter) {
    var all = new LinkedHashSet<Atom.Reference>();
    nested(whole, NESTED, all, interpreter);
    return all.stream().map(Value::of);
  }

  private static void nested(
      Value value, int depth, Set<Atom.Reference> all, Interpreter interpreter) {
    for (var atom : value.atoms()) {
      if (all.size() < MOST_NESTED
          && atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && (held.kind() == HeapObject.Kind.LIST
              || isEntry(held)
              || held.kind() == HeapObject.Kind.MAP && all.add(reference))
          && depth > 0) {
        nested(held.any(), depth - 1, all, interpreter);
        held.members().forEach((_, inside) -> nested(inside, depth - 1, all, interpreter));
      }
    }
  }

  /** Go: documents whose order matters are lists of their entries. */
  private static boolean isEntry(HeapObject held) {
    return held.kind() == HeapObject.Kind.INSTANCE && held.type().startsWith("go.mongodb.org/");
  }
}
