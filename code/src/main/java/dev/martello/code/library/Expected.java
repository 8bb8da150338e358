package dev.martello.code.library;

import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a schema says that data is like, whatever library the schema is written for.
 *
 * @param kinds the kinds of sinks that values are harmless for, as bits
 * @param fields what the fields of an object are like, by their names
 * @param elements what elements of a list are like; none for what is no list
 */
record Expected(long kinds, SortedMap<String, Expected> fields, List<Expected> elements) {
  private static final Expected ANYTHING = new Expected(0, new TreeMap<>(), List.of());
  private static final int MOST_DEEP = 8;

  /** The member of a class that has what decorators say of its fields. */
  static final String OF_CLASS = "$decorated";

  private static final Set<String> HARMLESS_TYPES = Set.of("integer", "number", "boolean", "null");

  private static final Set<String> HARMLESS_FORMATS =
      Set.of("uuid", "date", "date-time", "time", "ipv4", "ipv6", "duration");

  Expected {
    fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    elements = List.copyOf(elements);
  }

  /** Reads a schema: one of a library, a JSON schema, or a class whose fields are decorated. */
  static Expected of(Value schema, Interpreter run) {
    return of(schema, run, MOST_DEEP);
  }

  private static Expected of(Value schema, Interpreter run, int depth) {
    if (depth > 0
        && schema.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held) {
      if (Schemas.isSchema(held)) {
        return ofLibrary(held, run, depth);
      }
      return switch (held.kind()) {
        case MAP -> json(held, run, depth);
        case CLASS -> decorated(held, run, depth);
        case LIST, TUPLE, SET, INSTANCE, MODULE, SCOPE -> ANYTHING;
      };
    }
    return ANYTHING;
  }

  private static Expected ofLibrary(HeapObject held, Interpreter run, int depth) {
    var elements = member(held, Schemas.ELEMENT, run);
    return new Expected(
        Schemas.kinds(held, run),
        fields(member(held, Schemas.FIELDS, run), run, depth),
        elements.isNone() ? List.of() : List.of(of(elements, run, depth - 1)));
  }

  private static Expected json(HeapObject held, Interpreter run, int depth) {
    long kinds = 0;
    var type = member(held, "type", run).constantText().orElse("");
    boolean isOneOfFew =
        !member(held, "enum", run).isNone() || !member(held, "const", run).isNone();
    if (isOneOfFew || HARMLESS_TYPES.contains(type)) {
      kinds = SinkKind.ALL;
    } else if (type.equals("string")) {
      boolean isHarmless =
          member(held, "format", run).constantText().filter(HARMLESS_FORMATS::contains).isPresent();
      kinds = isHarmless ? SinkKind.ALL : SinkKind.FILTER.bit();
    }
    var pattern = member(held, "pattern", run).constantText();
    if (pattern.isPresent()) {
      kinds |= Patterns.cleared(pattern.get(), false);
    }
    var items = member(held, "items", run);
    return new Expected(
        kinds,
        fields(member(held, "properties", run), run, depth),
        items.isNone() ? List.of() : List.of(of(items, run, depth - 1)));
  }

  private static Expected decorated(HeapObject type, Interpreter run, int depth) {
    var all = new TreeMap<String, Expected>();
    for (var above : type.classes().atoms()) {
      all.putAll(of(Value.of(above), run, depth - 1).fields());
    }
    all.putAll(fields(member(type, OF_CLASS, run), run, depth));
    return new Expected(0, all, List.of());
  }

  private static SortedMap<String, Expected> fields(Value map, Interpreter run, int depth) {
    var all = new TreeMap<String, Expected>();
    for (var atom : map.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        held.members()
            .forEach((name, field) -> all.put(run.names().name(name), of(field, run, depth - 1)));
      }
    }
    return all;
  }

  private static Value member(HeapObject held, String name, Interpreter run) {
    var own = held.member(run.names().of(name));
    return own == null ? Value.none() : own;
  }

  /** Returns what may be relied on where a value is as expected. */
  List<Condition.Checked> checked(Value value, Interpreter run) {
    var all = new ArrayList<Condition.Checked>();
    check(value, Set.of(), run, all);
    return List.copyOf(all);
  }

  /** What is only known as part of a whole was not looked at by itself. */
  private void check(Value value, Set<Label> wholes, Interpreter run, List<Condition.Checked> all) {
    if (kinds != 0) {
      // What is one of a few ranks is still what the caller says.
      Conditions.checked(value, kinds & ~SinkKind.AUTHORIZATION.bit()).stream()
          .filter(each -> !wholes.contains(each.label()))
          .forEach(all::add);
    }
    var more = new HashSet<>(wholes);
    more.addAll(value.taints().keySet());
    fields.forEach(
        (name, field) -> field.check(run.objects().element(value, name), more, run, all));
    for (var element : elements) {
      element.check(run.objects().elements(value, false), more, run, all);
    }
  }

  /** Adds for each path below one the kinds that the data there is harmless for. */
  void paths(String path, Map<String, Long> found) {
    if (kinds != 0 && !path.isEmpty()) {
      found.merge(path, kinds, (left, right) -> left & right);
    }
    var start = path.isEmpty() ? "" : path + ".";
    fields.forEach((name, field) -> field.paths(start + name, found));
    elements.forEach(element -> element.paths(start + "*", found));
  }

  /** Returns what is harmless for some kinds, as a schema's value. */
  static Value bits(long kinds) {
    return Value.of(new Literal.Whole(kinds));
  }
}
