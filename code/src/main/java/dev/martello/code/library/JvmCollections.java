package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Key;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Optional;

/** Methods of collections, maps, streams and futures of Java. */
final class JvmCollections {
  /** Under this name a map has the part of the event that was copied into it. */
  private static final String COPIED = "\0of";

  private JvmCollections() {}

  /** Returns whether one of the objects that a value may be is a collection of Java. */
  static boolean isAmong(Value value, Interpreter run) {
    for (var atom : value.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.INSTANCE
          && held.type().startsWith("java.util.")
          && isCollection(held.type())) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a class of {@code java.util} has elements. */
  static boolean isCollection(String type) {
    return type.endsWith("List")
        || type.endsWith("Set")
        || type.endsWith("Queue")
        || type.endsWith("Deque")
        || type.endsWith("Vector")
        || type.endsWith("Stack");
  }

  /** Returns what a method of a collection gives; empty for one that nothing is known of. */
  static Optional<Value> call(CallEvent event, String method, Interpreter run) {
    if (method.equals("get") || method.equals("getOrDefault")) {
      var copy = ofCopy(event, run);
      if (copy.isPresent()) {
        return copy;
      }
    }
    if (method.equals("contains") || method.equals("containsKey")) {
      run.comparisons().contained(event.arguments().at(0), event.receiver(), event.where().span());
    }
    return switch (method) {
      case "load", "loadFromXML" -> {
        var all = Value.unknown().tainted(Objects.deep(run, event.arguments().at(0)));
        run.objects().store(event.receiver(), new Key.Any(), all, event.where().span());
        yield Optional.of(Interpreter.NOTHING);
      }
      case "putAll" -> {
        var merged = Maps.update(event, run);
        copied(event.receiver(), event.arguments().at(0), run);
        yield Optional.of(merged);
      }
      case "iterator",
          "listIterator",
          "descendingIterator",
          "elements",
          "boxed",
          "parallel",
          "sequential",
          "asSequence",
          "spliterator",
          "of",
          "subList",
          "headSet",
          "tailSet" ->
          Optional.of(event.receiver());
      case "hasNext", "hasMoreElements", "isPresent", "isEmpty", "size", "count", "hashCode" ->
          Optional.of(Value.unknown());
      case "next",
          "nextElement",
          "previous",
          "firstElement",
          "lastElement",
          "removeLast",
          "peekFirst",
          "peekLast",
          "pollFirst",
          "pollLast",
          "getFirst",
          "getLast",
          "element",
          "take",
          "first",
          "last",
          "findFirst",
          "findAny",
          "elementAt",
          "max",
          "min",
          "pop",
          "poll",
          "peek",
          "removeFirst" ->
          Optional.of(run.objects().elements(event.receiver(), false));
      case "join", "getNow", "resultNow" -> Optional.of(event.receiver());
      case "get" ->
          event.arguments().count() == 0
              ? Optional.of(event.receiver())
              : Optional.of(Maps.get(event, run));
      case "orElse", "orElseGet" ->
          Optional.of(
              event
                  .receiver()
                  .join(event.arguments().at(0).without(Atom.Function.class))
                  .join(
                      method.equals("orElseGet")
                          ? Callbacks.callback(
                              event.arguments().at(0), event, run, Arguments.none())
                          : Value.none()));
      case "addElement", "offerFirst", "offerLast", "addFirst", "addLast", "offer", "push", "add" ->
          grown(event, run);
      case "setProperty", "setAttribute", "putIfAbsent", "replace", "merge" ->
          Optional.of(Maps.put(event, run));
      case "getProperty", "getAttribute" -> Optional.of(Maps.get(event, run));
      case "ifPresentOrElse" -> CoreMethods.call("ifPresent", event, run);
      case "thenApply", "thenApplyAsync", "thenAccept", "thenAcceptAsync", "thenCompose" ->
          Optional.of(
              Callbacks.callback(
                  event.arguments().at(0), event, run, Arguments.of(event.receiver())));
      case "collect" ->
          JvmJoining.collected(event, run)
              .or(
                  () ->
                      Optional.of(
                          event.receiver().join(Value.unknown().tainted(joined(event, run)))));
      case "computeIfAbsent" -> {
        var key = Arguments.of(event.arguments().at(0));
        var made = Callbacks.callback(event.arguments().at(1), event, run, key);
        Maps.add(event.arguments().at(0), made, event, run);
        var found = Maps.get(event, run);
        boolean isFunction = made.atoms().stream().anyMatch(Atom.Function.class::isInstance);
        yield Optional.of(isFunction ? found : found.without(Atom.Function.class));
      }
      default -> CoreMethods.call(method, event, run);
    };
  }

  private static Optional<Value> grown(CallEvent event, Interpreter run) {
    int last = event.arguments().count() - 1;
    var given = event.arguments().at(last);
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        boolean isLasting = run.lasting().has(reference.object()) && !run.isInitialising();
        var more = isLasting ? run.lasting().added(given) : given;
        if (isLasting) {
          run.watch().kept(more, event, run);
          run.fates().kept(more, run);
        }
        run.put(reference.object(), held.withAny(more));
      }
    }
    return Optional.of(Value.unknown());
  }

  /** Collecting may join everything into one text. */
  private static Map<Label, Taint> joined(CallEvent event, Interpreter run) {
    return Objects.deep(run, event.receiver());
  }

  /** Takes note that a part of the event is copied into a map. */
  static void copied(Value map, Value given, Interpreter run) {
    for (var atom : map.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && given.only().orElse(null) instanceof Atom.Event) {
        run.put(reference.object(), held.with(run.names().of(COPIED), given));
      }
    }
  }

  /** What stands under a key in a map that a part of the event was copied into. */
  static Optional<Value> ofCopy(CallEvent event, Interpreter run) {
    var name = Objects.constantKey(event.arguments().at(0)).orElse("");
    return event.receiver().only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.member(run.names().of(COPIED)) instanceof Value copied
            && held.member(run.names().of(name)) == null
            && !name.isEmpty()
        ? Optional.of(run.objects().element(copied, name).join(event.arguments().at(1)))
        : Optional.empty();
  }
}
