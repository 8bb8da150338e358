package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Value;
import dev.martello.code.value.WholeSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists, sets and maps as the interpreter itself fills them, empties them and looks into them. */
public final class Containers {
  /** What has entries beside its methods: a {@code Map} of JavaScript. */
  public static final String OF_SCRIPTS = "Map";

  /** Returns whether something is a map of scripts, rather than an object. */
  public static boolean hasEntries(HeapObject held) {
    return held.kind() == HeapObject.Kind.MAP && held.type().equals(OF_SCRIPTS);
  }

  private static final int MOST_ELEMENTS = 32;
  private static final int OF_UNION = 23;

  private Containers() {}

  /** Returns the elements of a list of which all places are known; none of others. */
  public static List<Value> known(Value list, Interpreter run) {
    var found = new ArrayList<Value>();
    if (list.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.any().isNone()) {
      for (int index = 0; index < MOST_ELEMENTS; index++) {
        var element = held.member(run.names().of(Integer.toString(index)));
        if (element == null) {
          return found;
        }
        found.add(element);
      }
    }
    return List.of();
  }

  /** Takes everything out of a list, set or map, if it is surely this one. */
  public static void empty(Value container, Interpreter run) {
    if (container.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && !held.isMany()) {
      boolean isContainer =
          switch (held.kind()) {
            case LIST, SET, MAP -> true;
            case INSTANCE -> held.type().startsWith("java.util.");
            case TUPLE, CLASS, MODULE, SCOPE -> false;
          };
      if (isContainer) {
        run.put(
            reference.object(),
            HeapObject.of(held.kind()).withType(held.type()).withClasses(held.classes()));
      }
    }
  }

  /** A new map or set of what two have; of numbers nothing is known. */
  public static Value union(Value left, Value right, Interpreter run) {
    return Stream.of(left, right)
        .flatMap(value -> value.atoms().stream())
        .flatMap(atom -> kind(atom, run).stream())
        .findFirst()
        .map(
            kind -> {
              var made = run.make(run.place(), OF_UNION, HeapObject.of(kind));
              merge(made, left, run);
              merge(made, right, run);
              return made.tainted(WholeSecrets.in(left.join(right)));
            })
        .orElseGet(Value::unknown);
  }

  private static Optional<HeapObject.Kind> kind(Atom atom, Interpreter run) {
    return atom instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && (held.kind() == HeapObject.Kind.MAP || held.kind() == HeapObject.Kind.SET)
        ? Optional.of(held.kind())
        : Optional.empty();
  }

  /** What two sets share is in either; where the code wrote one of them it tells which. */
  static Value common(Value left, Value right, Interpreter run) {
    return Stream.of(left, right)
        .filter(value -> isOfWords(value, run))
        .filter(value -> value.atoms().stream().allMatch(Atom.Reference.class::isInstance))
        .findFirst()
        .orElseGet(Value::unknown);
  }

  /** Returns whether all that something holds is texts that the code names. */
  static boolean isOfWords(Value list, Interpreter run) {
    var elements = run.objects().elements(list.without(Atom.External.class), false);
    return !elements.isNone()
        && elements.atoms().stream().allMatch(atom -> Value.textOf(atom).isPresent());
  }

  /** Puts all that one object has into another one. */
  public static void merge(Value receiver, Value more, Interpreter run) {
    for (var atom : receiver.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        run.put(reference.object(), merged(held, more, run));
      }
    }
  }

  /** Returns an object with all that one of several has, and not with the last of all of them. */
  private static HeapObject merged(HeapObject held, Value more, Interpreter run) {
    @Nullable HeapObject result = null;
    for (var other : more.atoms()) {
      if (!Operations.isNothing(other)) {
        var with = with(held, other, more, run);
        result = result == null ? with : result.join(with);
      }
    }
    return result == null ? held : result;
  }

  private static HeapObject with(HeapObject held, Atom other, Value more, Interpreter run) {
    if (other instanceof Atom.Reference from
        && run.get(from.object()) instanceof HeapObject source) {
      return held.withMembers(
              overwritten(held, source, run).join(source.members(), (_, last) -> last))
          .withAny(source.keys(), source.any());
    }
    var value = Value.of(other).with(more.taints());
    return other instanceof Atom.Event
        ? withFields(held, value, run)
        : held.withAll(run.objects().elements(value, false));
  }

  /** Data under names that are not known may come in place of whatever is there. */
  static IntMap<Value> overwritten(HeapObject held, HeapObject source, Interpreter run) {
    return source.any().isTainted()
        ? held.members()
            .each(
                (number, own) ->
                    own.join(AskedNames.of(source.any(), run.names().name(number), run)))
        : held.members();
  }

  /** Of the event the field of the same name comes in place of what is there. */
  private static HeapObject withFields(HeapObject held, Value event, Interpreter run) {
    return held.withMembers(
            held.members()
                .each(
                    (number, own) ->
                        own.join(run.objects().element(event, run.names().name(number)))))
        .withAny(run.objects().elements(event, true), run.objects().elements(event, false));
  }
}
