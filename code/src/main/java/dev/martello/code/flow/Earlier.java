package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Label;
import dev.martello.code.value.Names;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the objects that one event left behind those that the next one finds: what does not
 * outlive the invocation is gone, and data of the event became data of an earlier one.
 *
 * <p>What was written into a map under a key that is not known is gone too: such maps are caches,
 * and whoever reads them asks for the key that it wrote. Only who reads all of them finds it.
 *
 * <p>What stands where it stood before the first event, as a request does that a module imports
 * from a framework, is of the present event at any time.
 */
public final class Earlier {
  /** The name under which a map has what earlier events left under keys of their own. */
  public static final String OTHERS = "(entries of earlier events)";

  /** Go's map for several goroutines. */
  private static final String OF_SYNC = "sync.Map";

  private static final int DEEP = 4;

  private final int others;
  private final boolean isOfKeys;
  private final IntMap<HeapObject> heap;
  private final IntMap<HeapObject> begun;
  private final IntUnaryOperator older;
  private final IntUnaryOperator renamed;
  private final Predicate<Label> isMixed;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final Set<Integer> seen = new HashSet<>();
  private IntMap<HeapObject> kept = IntMap.empty();
  private boolean isTouched;

  /**
   * Looks at what is there.
   *
   * @param older gives for an object the one that it is from now on
   * @param renamed gives for the number of a source that of its earlier events
   * @param isMixed tells data of which even what was looked up by it is no one else's
   * @param others the name under which a map has what stands under keys that are not known;
   *     negative if nothing is told of that
   * @param isOfKeys whether a map's keys may be all that it is for
   * @param begun what was there before the first event
   */
  Earlier(
      int others,
      boolean isOfKeys,
      IntMap<HeapObject> heap,
      IntMap<HeapObject> begun,
      IntPredicate isLasting,
      IntUnaryOperator older,
      IntUnaryOperator renamed,
      Predicate<Label> isMixed) {
    this.others = others;
    this.isOfKeys = isOfKeys;
    this.heap = heap;
    this.begun = begun;
    this.isMixed = isMixed;
    this.older = older;
    this.renamed = renamed;
    heap.forEach(
        (object, _) -> {
          if (isLasting.test(object)) {
            reach(object);
          }
        });
    while (!waiting.isEmpty()) {
      int object = waiting.poll();
      var held = heap.get(object);
      if (held != null) {
        kept = kept.with(older.applyAsInt(object), earlier(held, begun.get(object)));
      }
    }
  }

  /** Returns what earlier events left in a map: whoever goes through all of it finds that. */
  public static Map<Label, Taint> left(HeapObject map, Names names) {
    return map.member(names.of(OTHERS)) instanceof Value others ? others.taints() : Map.of();
  }

  /** Returns the objects that are left. */
  IntMap<HeapObject> heap() {
    return kept;
  }

  /** Returns whether any of them has data of the event. */
  boolean isTouched() {
    return isTouched;
  }

  private void reach(int object) {
    if (seen.add(object)) {
      waiting.add(object);
    }
  }

  private HeapObject earlier(HeapObject held, @Nullable HeapObject before) {
    var members =
        new Object() {
          IntMap<Value> all = IntMap.empty();
        };
    held.members()
        .forEach(
            (name, value) -> {
              boolean isBegun =
                  before != null && before.member(name) instanceof Value own && own.equals(value);
              members.all = members.all.with(name, earlier(value, isBegun));
            });
    boolean isCache =
        (held.kind() == HeapObject.Kind.MAP || held.type().equals(OF_SYNC))
            && !held.any().isNone()
            && held.any().taints().keySet().stream().noneMatch(isMixed);
    if (isCache && others >= 0) {
      var all = Value.unknown().tainted(earlier(held.any(), new HashSet<>(), DEEP));
      members.all = all.isTainted() ? members.all.with(others, all) : members.all;
    }
    var any = isCache ? Value.unknown() : earlier(held.any());
    var keys = isCache && isOfKeys ? earlier(held.keys().taints()) : Map.<Label, Taint>of();
    return new HeapObject(
        held.kind(),
        held.type(),
        earlier(held.classes()),
        members.all,
        any,
        keys.isEmpty() ? Value.none() : Value.unknown().tainted(keys),
        held.isMany());
  }

  /** Returns the data of earlier events in a value and in whatever it holds. */
  private Map<Label, Taint> earlier(Value value, Set<Integer> looked, int depth) {
    var found = new HashMap<>(earlier(value.taints()));
    for (var atom : value.atoms()) {
      if (depth > 0
          && atom instanceof Atom.Reference reference
          && looked.add(reference.object())
          && heap.get(reference.object()) instanceof HeapObject held) {
        found.putAll(earlier(held.any(), looked, depth - 1));
        held.members().forEach((_, member) -> found.putAll(earlier(member, looked, depth - 1)));
      }
    }
    return found;
  }

  private Map<Label, Taint> earlier(Map<Label, Taint> before) {
    var taints = new HashMap<Label, Taint>();
    before.forEach(
        (label, taint) -> {
          boolean isKept = !taint.isGuess() || isMixed.test(label) || Rights.isOfSomebody(label);
          if (isKept && label.source() >= 0) {
            isTouched = true;
            taints.put(new Label(renamed.applyAsInt(label.source()), label.path()), taint);
          }
        });
    return taints;
  }

  private Value earlier(Value value) {
    return earlier(value, false);
  }

  /** What is as it was before the first event only leads to other objects. */
  private Value earlier(Value value, boolean isBegun) {
    var result = Value.none();
    for (var atom : value.atoms()) {
      result = result.join(Value.of(earlier(atom, isBegun)));
    }
    return result.tainted(isBegun ? value.taints() : earlier(value.taints()));
  }

  private Atom earlier(Atom atom, boolean isBegun) {
    return switch (atom) {
      case Atom.Reference reference -> {
        reach(reference.object());
        yield new Atom.Reference(older.applyAsInt(reference.object()));
      }
      case Atom.Function function -> {
        if (function.scope() >= 0) {
          reach(function.scope());
        }
        yield new Atom.Function(
            function.id(),
            function.scope() < 0 ? function.scope() : older.applyAsInt(function.scope()),
            earlier(function.self(), isBegun),
            function.first().stream().map(value -> earlier(value, isBegun)).toList());
      }
      case Atom.Method method ->
          new Atom.Method(earlier(method.receiver(), isBegun), method.name());
      case Atom.Event event when isBegun -> event;
      case Atom.Event event -> new Atom.Event(renamed.applyAsInt(event.source()), event.path());
      case Atom.Test _ -> new Atom.Opaque();
      case Atom.Words _, Atom.Fixed _, Atom.External _, Atom.Opaque _, Atom.Absent _ -> atom;
    };
  }
}
