package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Part;
import dev.martello.code.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists of Python that loops go through: a new list has as many elements as the list of the event
 * whose elements its own are made of, be they numbers by now.
 */
final class IteratedLists {
  private static final Set<String> EACH = Set.of("value.each", "map");

  private static final Set<HeapObject.Kind> LISTS =
      Set.of(HeapObject.Kind.LIST, HeapObject.Kind.SET, HeapObject.Kind.TUPLE);

  private IteratedLists() {}

  /** Returns what a call is made on, and for a loop what the elements are made of. */
  static Usage.Argument receiver(CallEvent call, Interpreter interpreter) {
    var told = Analysis.argument(call.receiver(), interpreter, 2);
    return call.language() == Language.PYTHON && EACH.contains(call.name())
        ? iterated(call, told, interpreter)
        : told;
  }

  private static Usage.Argument iterated(
      CallEvent call, Usage.Argument told, Interpreter interpreter) {
    var elements = told.members().get(Analysis.ELEMENTS);
    if (elements != null && !elements.texts().isEmpty()) {
      return told;
    }
    var list = call.name().equals("map") ? call.arguments().at(1) : call.receiver();
    var texts = made(list, interpreter).distinct().toList();
    if (texts.isEmpty()) {
      return told;
    }
    var members = new LinkedHashMap<>(told.members());
    var before = elements == null ? told : elements;
    members.put(
        Analysis.ELEMENTS,
        new Usage.Argument(texts, before.members(), before.constant(), before.isDrawn()));
    return new Usage.Argument(told.texts(), members, told.constant(), told.isDrawn());
  }

  private static Stream<List<Part>> made(Value list, Interpreter interpreter) {
    return list.atoms().stream()
        .filter(Atom.Reference.class::isInstance)
        .map(atom -> interpreter.get(((Atom.Reference) atom).object()))
        .filter(held -> held != null && LISTS.contains(held.kind()))
        .flatMap(held -> Objects.deep(interpreter, held.any()).keySet().stream())
        .filter(label -> label.source() >= 0)
        .map(label -> List.of(new Part.Field(label.source(), label.path())));
  }
}
