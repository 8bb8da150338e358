package dev.martello.code.library;

import static dev.martello.code.library.Behaviour.named;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Containers;
import dev.martello.code.flow.Contents;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Masks;
import dev.martello.code.flow.Membership;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.State;
import dev.martello.code.ir.Key;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Guards;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Value;
import dev.martello.code.value.WholeSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What lists, sets and streams do: their elements, and functions that are called with these. */
final class Lists {
  /** Longer lists are texts of nobody knows which pieces. */
  private static final int MOST_ELEMENTS = 32;

  /** Functions that give one of the elements. */
  private static final Set<String> CHOOSING = Set.of("next", "anext", "min", "max");

  /** Functions that make another list of the same elements. */
  private static final Set<String> COPYING =
      Set.of("list", "tuple", "set", "frozenset", "sorted", "new Set");

  static final Map<String, Behaviour> METHODS =
      Behaviour.table(
          named(
              Lists::append,
              "append",
              "push",
              "add",
              "insert",
              "unshift",
              "addLast",
              "addFirst",
              "appendleft",
              "offer"),
          named(Lists::extend, "extend", "addAll"),
          named(
              Lists::elements,
              "shift",
              "popleft",
              "poll",
              "peek",
              "getFirst",
              "getLast",
              "next",
              "iterator",
              "listIterator",
              "popitem",
              "removeFirst"),
          named(
              Lists::receiverItself,
              "copy",
              "slice",
              "reverse",
              "sort",
              "toReversed",
              "toSorted",
              "union",
              "intersection",
              "difference",
              "flat",
              "splice",
              "subList",
              "stream",
              "parallelStream",
              "toList",
              "toArray",
              "distinct",
              "sorted",
              "limit",
              "skip",
              "collect",
              "boxed",
              "fill",
              "valueOf",
              "clone",
              "unmodifiableList"),
          named(Lists::concatenated, "concat"),
          named(Lists::emptied, "clear"),
          named(Lists::eachElement, "map", "flatMap", "mapToObj", "mapToInt", "mapToLong"),
          named(Lists::chosenElements, "filter", "peekEach"),
          named(Lists::visited, "forEach", "forEachOrdered"),
          named(Callbacks.handing(Lists::elements), "find", "findLast"),
          named(
              (event, run) ->
                  tried(
                      event,
                      run,
                      test -> new Condition(others(test.whenTrue(), event, run), test.whenFalse())),
              "some",
              "anyMatch"),
          named(
              (event, run) -> tried(event, run, test -> new Condition(test.whenTrue(), List.of())),
              "every",
              "allMatch"),
          named(
              (event, run) ->
                  tried(
                      event,
                      run,
                      test -> new Condition(test.whenFalse(), others(test.whenTrue(), event, run))),
              "noneMatch"),
          named(Callbacks.handing(Behaviour.UNKNOWN), "findIndex", "removeIf"),
          named(Lists::reduced, "reduce", "reduceRight"),
          named(Lists::contained, "has", "includes", "contains", "__contains__", "containsKey"),
          named(Lists::entered, "__enter__", "__aenter__"));

  static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.table(
          named(
              Lists::first,
              "iter",
              "aiter",
              "reversed",
              "sorted",
              "list",
              "tuple",
              "set",
              "frozenset",
              "Array.from",
              "new Set",
              "Promise.resolve",
              "Promise.all",
              "Promise.allSettled",
              "Promise.race",
              "Promise.any",
              "Object.freeze",
              "Object.seal",
              "structuredClone",
              "copy.copy",
              "copy.deepcopy",
              "asyncio.run",
              "asyncio.create_task",
              "asyncio.wait_for",
              "memoryview",
              "vars",
              "java.util.Objects.requireNonNull",
              "java.util.Optional.ofNullable",
              "java.util.Optional.of",
              "java.util.Collections.unmodifiableList",
              "asyncio.shield",
              "next",
              "anext",
              "min",
              "max"),
          named(
              Lists::ofArguments,
              "Array.of",
              "asyncio.gather",
              "java.util.List.of",
              "java.util.Arrays.asList",
              "java.util.Set.of",
              "new Array",
              "Array"),
          named(
              (event, run) ->
                  ofTruths(
                      event, run, test -> new Condition(others(test.whenTrue()), test.whenFalse())),
              "any"),
          named(
              (event, run) ->
                  ofTruths(event, run, test -> new Condition(test.whenTrue(), List.of())),
              "all"),
          named(Lists::enumerated, "enumerate"),
          named(Lists::zipped, "zip"),
          named(
              Lists::mapped,
              "map",
              "concurrent.futures.ThreadPoolExecutor().map",
              "concurrent.futures.ProcessPoolExecutor().map",
              "multiprocessing.Pool().map",
              "multiprocessing.pool.ThreadPool().map"),
          named(Lists::filtered, "filter"));

  private Lists() {}

  /** Makes a list of elements that are alike. */
  static Value list(CallEvent event, Interpreter interpreter, Value elements) {
    return interpreter.make(event, 1, HeapObject.of(HeapObject.Kind.LIST).withAny(elements));
  }

  /** Makes a list of what a text was cut into, the first of which may be no secret. */
  static Value pieces(CallEvent event, Interpreter run, Value piece, Value separator) {
    return Masks.isLabelled(piece, separator)
        ? run.make(
            event,
            1,
            HeapObject.of(HeapObject.Kind.LIST)
                .withType(Objects.PIECES)
                .with(run.names().of("0"), Masks.shown(piece))
                .withAny(piece))
        : list(event, run, piece);
  }

  /** Returns what the elements of the receiver may be. */
  static Value elements(CallEvent event, Interpreter run) {
    return run.objects().elements(event.receiver(), false);
  }

  private static Value append(CallEvent event, Interpreter run) {
    grow(event.receiver(), all(event.arguments()), event, run);
    return event.language().isScript() && !event.name().endsWith("add")
        ? Value.unknown()
        : event.receiver();
  }

  static Value extend(CallEvent event, Interpreter run) {
    grow(event.receiver(), run.objects().elements(event.arguments().at(0), false), event, run);
    return event.receiver();
  }

  private static void grow(Value receiver, Value more, CallEvent event, Interpreter run) {
    run.objects().store(receiver, new Key.Any(), more, event.where().span());
  }

  private static Value receiverItself(CallEvent event, Interpreter run) {
    boolean isText = event.receiver().atoms().stream().noneMatch(Atom.Reference.class::isInstance);
    var more = all(event.arguments());
    return isText
        ? event
            .receiver()
            .without(Atom.Words.class)
            .join(Value.unknown())
            .tainted(Objects.deep(run, more))
        : Copies.of(event.receiver(), event.name(), event, run)
            .join(more.without(Atom.Fixed.class).without(Atom.Function.class));
  }

  private static Value concatenated(CallEvent event, Interpreter run) {
    boolean isList = event.receiver().atoms().stream().anyMatch(Atom.Reference.class::isInstance);
    if (isList) {
      return receiverItself(event, run);
    }
    var all = new ArrayList<Value>();
    all.add(event.receiver());
    all.addAll(event.arguments().placed());
    return Concatenation.of(all);
  }

  /** Python: nothing is left in a list or map, if it is known which one it is. */
  private static Value emptied(CallEvent event, Interpreter run) {
    Containers.empty(event.receiver(), run);
    return Value.unknown();
  }

  private static Value eachElement(CallEvent event, Interpreter run) {
    return list(
        event, run, run.repeatedly(() -> Callbacks.callback(event.arguments().at(0), event, run)));
  }

  private static Value chosenElements(CallEvent event, Interpreter run) {
    var elements = elements(event, run);
    var before = run.state();
    var answer = Callbacks.callback(event.arguments().at(0), event, run);
    run.state(before.with(run.state().heap()));
    var kept = Conditions.of(answer).map(Condition::whenTrue).orElse(List.of());
    return list(event, run, kept.isEmpty() ? elements : kept(elements, kept, event, run));
  }

  /** Elements that passed a test; what is in pairs passed it as well. */
  private static Value kept(
      Value elements, List<Condition.Checked> tests, CallEvent event, Interpreter run) {
    long kinds = tests.getFirst().kinds();
    var passed = State.initial().after(tests).guards();
    var result = Value.none();
    for (var atom : elements.atoms()) {
      boolean isPair =
          atom instanceof Atom.Reference reference
              && run.get(reference.object()) instanceof HeapObject held
              && held.kind() == HeapObject.Kind.TUPLE;
      result =
          result.join(
              isPair
                  ? run.make(event, 22, passed((Atom.Reference) atom, kinds, passed, event, run))
                  : Value.of(atom));
    }
    return result.tainted(elements.taints()).each(taint -> taint.clear(kinds));
  }

  private static HeapObject passed(
      Atom.Reference pair, long kinds, Map<Label, Long> passed, CallEvent event, Interpreter run) {
    var held = java.util.Objects.requireNonNull(run.get(pair.object()));
    int key = run.names().of("0");
    return held.withMembers(
        held.members()
            .each(
                (name, member) ->
                    event.language().isOfJvm() && name == key
                        ? member.each(taint -> taint.clear(kinds))
                        : Guards.now(member, passed)));
  }

  private static Value visited(CallEvent event, Interpreter run) {
    if (event.language().isOfJvm() && takesPairs(event.arguments().at(0), run)) {
      var pair = run.objects().elements(Maps.pairs(event, run), false);
      var both = Arguments.of(run.objects().element(pair, "0"), run.objects().element(pair, "1"));
      run.repeatedly(() -> Callbacks.callback(event.arguments().at(0), event, run, both));
    } else if (isSingle(event.receiver(), run)) {
      Callbacks.callback(event.arguments().at(0), event, run);
    } else {
      run.repeatedly(() -> Callbacks.callback(event.arguments().at(0), event, run));
    }
    return Interpreter.NOTHING;
  }

  /** Java: {@code map.forEach((key, value) -> ...)}. */
  private static boolean takesPairs(Value function, Interpreter run) {
    return function.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Function each
                    && run.program().procedure(each.id()).parameters().size() - each.first().size()
                        == 2);
  }

  /** Notifications come one by one. */
  private static boolean isSingle(Value list, Interpreter run) {
    return !list.isNone()
        && list.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Event(var source, var path)
                        && run.semantics().isSingle(source, path));
  }

  /** What is tested by each of the code's own words is no element: one of them has let it pass. */
  private static List<Condition.Checked> others(
      List<Condition.Checked> tests, CallEvent event, Interpreter run) {
    var elements = elements(event, run);
    return elements.isNone() || elements.isTainted() ? List.of() : others(tests);
  }

  private static List<Condition.Checked> others(List<Condition.Checked> tests) {
    return tests.stream().filter(test -> test.label().path().indexOf('*') < 0).toList();
  }

  /** What a test tells of the elements, where it is true of some, of all or of none of them. */
  private static Value tried(
      CallEvent event, Interpreter run, UnaryOperator<Condition> quantified) {
    var before = run.state();
    var answer = Callbacks.callback(event.arguments().at(0), event, run);
    run.state(before.with(run.state().heap()));
    return Conditions.of(answer)
        .map(quantified)
        .map(Contents::ofWhole)
        .filter(found -> !found.whenTrue().isEmpty() || !found.whenFalse().isEmpty())
        .map(found -> Value.of(new Atom.Test(found)))
        .orElseGet(Value::unknown);
  }

  /** Python: {@code any(x in text for x in "<>")}, whose elements are truth values. */
  private static Value ofTruths(
      CallEvent event, Interpreter run, UnaryOperator<Condition> quantified) {
    return Conditions.of(run.objects().elements(event.arguments().at(0), false))
        .map(quantified)
        .map(Contents::ofWhole)
        .filter(found -> !found.whenTrue().isEmpty() || !found.whenFalse().isEmpty())
        .map(found -> Value.of(new Atom.Test(found)))
        .orElseGet(Value::unknown);
  }

  private static Value reduced(CallEvent event, Interpreter run) {
    var start = event.arguments().at(1);
    var element = elements(event, run);
    var function = event.arguments().at(0);
    var first = start.isNone() ? element : start;
    var second =
        run.repeatedly(
            () -> Callbacks.callback(function, event, run, Arguments.of(first, element)));
    var all = first.join(second);
    return all.equals(first)
        ? all
        : all.join(
            run.repeatedly(
                () -> Callbacks.callback(function, event, run, Arguments.of(all, element))));
  }

  /** {@code xs.includes(x)}: a value that is one of a known few is harmless. */
  private static Value contained(CallEvent event, Interpreter run) {
    run.comparisons().contained(event.arguments().at(0), event.receiver(), event.where().span());
    return new Membership(run, event.language()).in(event.arguments().at(0), event.receiver());
  }

  /** Python: what a generator gives is what a context manager that is made of it has. */
  private static Value entered(CallEvent event, Interpreter run) {
    var result = Value.none();
    for (var atom : event.receiver().atoms()) {
      boolean isGenerator =
          atom instanceof Atom.Reference reference
              && run.get(reference.object()) instanceof HeapObject held
              && held.kind() == HeapObject.Kind.LIST;
      result =
          result.join(isGenerator ? run.objects().elements(Value.of(atom), false) : Value.of(atom));
    }
    return result.tainted(event.receiver().taints());
  }

  /** What has the elements of what it is given, or is one of them. */
  private static Value first(CallEvent event, Interpreter run) {
    var value = event.arguments().at(0);
    var name = event.name();
    if (!WholeSecrets.in(value).isEmpty() && !name.startsWith("copy.")) {
      return list(event, run, Value.unknown());
    }
    int count = event.arguments().count();
    var change = event.arguments().at(1);
    if (name.equals("Array.from") && count > 1 && !change.isNone()) {
      var element = Arguments.of(run.objects().elements(value, false));
      return list(event, run, Callbacks.callback(change, event, run, element));
    }
    if (CHOOSING.contains(name) && count == 1) {
      return run.objects().elements(value, false);
    }
    if (value.isNone()) {
      return list(event, run, Value.none());
    }
    if (Copies.isCopying(name)) {
      return Copies.of(value, name, event, run);
    }
    return COPYING.contains(name)
            && value.atoms().stream().anyMatch(Atom.Reference.class::isInstance)
        ? list(event, run, run.objects().elements(value, false)).tainted(value.taints())
        : all(event.arguments()).without(Atom.Function.class);
  }

  /** What gives one element for each argument. */
  private static final Set<String> IN_ORDER = Set.of("asyncio.gather", "Array.of");

  private static Value ofArguments(CallEvent event, Interpreter run) {
    var placed = event.arguments().placed();
    boolean isInOrder = event.language().isOfJvm() || IN_ORDER.contains(event.name());
    if (!isInOrder
        || placed.isEmpty()
        || placed.size() > MOST_ELEMENTS
        || !event.arguments().elements().isNone()) {
      return list(event, run, all(event.arguments()));
    }
    var list = HeapObject.of(HeapObject.Kind.LIST);
    for (int place = 0; place < placed.size(); place++) {
      list = list.with(run.names().of(Integer.toString(place)), placed.get(place));
    }
    return run.make(event, 1, list);
  }

  private static Value all(Arguments arguments) {
    return arguments.all().reduce(Value.none(), Value::join);
  }

  private static Value enumerated(CallEvent event, Interpreter run) {
    var pair =
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(run.names().of("0"), Value.unknown())
            .with(run.names().of("1"), run.objects().elements(event.arguments().at(0), false));
    return list(event, run, run.make(event, 6, pair));
  }

  private static Value zipped(CallEvent event, Interpreter run) {
    var tuple = HeapObject.of(HeapObject.Kind.TUPLE);
    for (int at = 0; at < event.arguments().count(); at++) {
      tuple =
          tuple.with(
              run.names().of(Integer.toString(at)),
              run.objects().elements(event.arguments().at(at), false));
    }
    return list(event, run, run.make(event, 7, tuple));
  }

  private static Value mapped(CallEvent event, Interpreter run) {
    var element = run.objects().elements(event.arguments().at(1), false);
    return list(
        event,
        run,
        run.repeatedly(
            () -> Callbacks.callback(event.arguments().at(0), event, run, Arguments.of(element))));
  }

  private static Value filtered(CallEvent event, Interpreter run) {
    var element = run.objects().elements(event.arguments().at(1), false);
    Callbacks.callback(event.arguments().at(0), event, run, Arguments.of(element));
    return list(event, run, element);
  }

  /** Returns whether a value may be a list that the program made. */
  static boolean isAmong(Value value, Interpreter run) {
    return value.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Reference reference
                    && run.get(reference.object()) instanceof HeapObject held
                    && held.kind() == HeapObject.Kind.LIST);
  }
}
