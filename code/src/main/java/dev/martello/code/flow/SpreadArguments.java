package dev.martello.code.flow;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what a call is given: one by one, and what lists and maps hold that are spread. */
final class SpreadArguments {
  private final Interpreter interpreter;
  private final Frame frame;
  private final Objects objects;
  private final Language language;

  SpreadArguments(Interpreter interpreter, Frame frame, Objects objects, Language language) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.objects = objects;
    this.language = language;
  }

  /** Returns what a call is given. */
  Arguments of(List<Argument> given) {
    var placed = new ArrayList<Value>();
    var named = new HashMap<String, Value>();
    var elements = Value.none();
    var entries = Value.none();
    for (var argument : given) {
      var value = frame.get(argument.register());
      switch (argument.kind()) {
        case PLAIN -> {
          if (!argument.name().isEmpty()) {
            named.put(argument.name(), value);
          } else if (elements.isNone()) {
            placed.add(value);
          } else {
            elements = elements.join(value);
          }
        }
        case ELEMENTS -> elements = spread(value, placed, elements);
        case ENTRIES -> entries = entries.join(spread(value, named));
      }
    }
    return new Arguments(several(placed), Map.copyOf(named), elements, entries);
  }

  /** Go: the results of one call may be the arguments of another. */
  private List<Value> several(List<Value> placed) {
    if (language == Language.GO
        && placed.size() == 1
        && placed.getFirst().only().orElse(null) instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held
        && held.kind() == HeapObject.Kind.TUPLE) {
      var all = new ArrayList<Value>();
      spread(placed.getFirst(), all, Value.none());
      return List.copyOf(all);
    }
    return List.copyOf(placed);
  }

  /** Adds the elements of a list: by their places where these are known. */
  private Value spread(Value value, List<Value> placed, Value elements) {
    if (elements.isNone()
        && value.only().orElse(null) instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held
        && held.any().isNone()) {
      for (int place = 0; ; place++) {
        var element = held.member(interpreter.names().of(Integer.toString(place)));
        if (element == null) {
          return elements;
        }
        placed.add(element);
      }
    }
    return elements.join(objects.elements(value, false));
  }

  private Value spread(Value value, Map<String, Value> named) {
    var held = maps(value);
    if (!held.isEmpty()) {
      var any = Value.none();
      for (var map : held) {
        map.members()
            .forEach(
                (name, each) -> named.merge(interpreter.names().name(name), each, Value::join));
        any = any.join(map.any());
      }
      return any;
    }
    return value.isTainted()
        ? objects.elements(value, false).tainted(value.taints())
        : Value.none();
  }

  /** Returns what a value may be if all of that is known; empty otherwise. */
  private List<HeapObject> maps(Value value) {
    var all = new ArrayList<HeapObject>();
    for (var atom : value.atoms()) {
      if (!(atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held)) {
        return List.of();
      }
      all.add(held);
    }
    return all;
  }
}
