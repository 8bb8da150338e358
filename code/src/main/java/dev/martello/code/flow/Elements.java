package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.value.Alternatives;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.code.value.WholeSecrets;
import java.util.Map;
import java.util.Optional;

/** Gives what iterating gives: elements, keys, characters, records of an event. */
final class Elements {
  /** More characters than these are not told apart. */
  private static final int FEW = 8;

  private static final int OF_ENTRY = 24;

  private final Interpreter interpreter;
  private final Frame frame;
  private final Objects objects;
  private final Language language;

  Elements(Interpreter interpreter, Frame frame, Objects objects, Language language) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.objects = objects;
    this.language = language;
  }

  /** Returns what iterating gives. */
  Value of(Value iterable, boolean isKey) {
    var result = Value.none();
    for (var atom : iterable.atoms()) {
      result = result.join(of(atom, isKey));
    }
    boolean isOfPython = language == Language.PYTHON;
    var named = isKey || isOfPython ? WholeSecrets.without(iterable) : iterable;
    var own = Alternatives.own(isKey ? WholeSecrets.withoutAny(named) : named);
    boolean isText = iterable.only().orElse(null) instanceof Atom.Words && !isKey;
    return result
        .tainted(
            isText ? Contents.ofCharacter(own) : isOfPython ? Pieces.elements(iterable, own) : own)
        .tainted(isKey ? Masks.keys(named.taints()) : Map.of());
  }

  private Value of(Atom atom, boolean isKey) {
    return switch (atom) {
      case Atom.Reference reference -> {
        var held = interpreter.get(reference.object());
        if (held == null) {
          yield Value.unknown();
        }
        var own = own(reference, held);
        if (own.isPresent()) {
          yield own.get();
        }
        if (!isKey && Containers.hasEntries(held)) {
          yield entry(held);
        }
        boolean givesKeys =
            isKey || (language == Language.PYTHON && held.kind() == HeapObject.Kind.MAP);
        yield givesKeys ? keys(held, interpreter) : Objects.all(held, interpreter);
      }
      case Atom.Event event ->
          isKey
              ? Value.unknown()
                  .tainted(
                      keyTaints(
                          interpreter
                              .semantics()
                              .field(event.source(), Objects.path(event, "*"), interpreter)
                              .taints()))
                  .each(taint -> taint.clear(ofKeys(event.path())))
              : interpreter
                  .semantics()
                  .field(event.source(), Objects.path(event, "*"), interpreter);
      case Atom.External external -> {
        interpreter.fates().read(external, "[]");
        yield Value.of(external.step(external.name() + "[]", "[]"));
      }
      case Atom.Function function when language == Language.GO ->
          new GoObjects(interpreter, frame, objects).elements(function);
      case Atom.Words words -> characters(words);
      default -> Value.unknown();
    };
  }

  /** Going through a map of scripts gives pairs of a key and a value. */
  private Value entry(HeapObject held) {
    var names = interpreter.names();
    var pair =
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(names.of("0"), keys(held, interpreter))
            .with(names.of("1"), Objects.all(held, interpreter).tainted(Earlier.left(held, names)));
    return interpreter.make(interpreter.place(), OF_ENTRY, pair);
  }

  /** Returns the elements that a class of Python says its objects have. */
  private Optional<Value> own(Atom.Reference reference, HeapObject held) {
    var place = interpreter.place();
    return objects
        .special()
        .iterator(reference, held, place)
        .map(
            iterator ->
                iterator.only().filter(reference::equals).isPresent()
                    ? objects.special().next(reference, held, place).orElseGet(Value::unknown)
                    : of(iterator, false));
  }

  /** A test of a key tells nothing of what stands under it. */
  private Map<Label, Taint> keyTaints(Map<Label, Taint> taints) {
    return Pieces.of(taints);
  }

  private static Value characters(Atom.Words words) {
    return Value.textOf(words)
        .filter(text -> !text.isEmpty() && text.length() <= FEW)
        .map(
            text ->
                text.chars()
                    .mapToObj(character -> Value.text(Character.toString(character)))
                    .reduce(Value.none(), Value::join))
        .orElseGet(Value::unknown);
  }

  /** Names of headers have neither ends of lines nor brackets. */
  private static long ofKeys(String path) {
    return path.endsWith("eaders")
        ? SinkKind.LOG.bit() | SinkKind.HEADER.bit() | SinkKind.HTML.bit()
        : 0;
  }

  /** Returns the known keys as texts, as long as they are few. */
  static Value keys(HeapObject held, Interpreter interpreter) {
    var result =
        new Object() {
          Value value = held.any().isNone() ? held.keys() : held.keys().join(Value.unknown());
        };
    held.members()
        .forEach(
            (name, _) ->
                result.value = result.value.join(Value.text(interpreter.names().name(name))));
    return result.value.isNone() ? Value.unknown() : result.value;
  }
}
