package dev.martello.code.library;

import static dev.martello.code.library.Behaviour.named;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Containers;
import dev.martello.code.flow.Earlier;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.LookedUp;
import dev.martello.code.flow.Masks;
import dev.martello.code.flow.Membership;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.code.value.WholeSecrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What maps do, and objects that are used like maps: reading, writing and joining of entries. */
final class Maps {

  static final Map<String, Behaviour> METHODS =
      Behaviour.table(
          named(Maps::get, "get", "getOrDefault", "at", "charAt", "getItem"),
          named(Maps::setDefault, "setdefault"),
          named(Maps::pairs, "items", "entries", "entrySet"),
          named(Maps::keysOf, "keys", "keySet"),
          named(
              (event, run) ->
                  Lists.list(
                      event, run, valuesOf(event, run).tainted(ofEarlier(event.receiver(), run))),
              "values"),
          named(Maps::put, "set", "put", "setItem", "putIfAbsent"),
          named(Maps::update, "update", "putAll"),
          named(Maps::popped, "pop"),
          named(Maps::removed, "remove", "delete"),
          named(
              (event, run) -> owned(event.receiver(), event.arguments().at(0), event, run),
              "hasOwnProperty"),
          named(Maps::accessor, "data_as_text", "data_as_json", "data_as_bytes"),
          named((event, run) -> field("headers", event, run), "get_header_value"),
          named(
              (event, run) -> field("queryStringParameters", event, run),
              "get_query_string_value",
              "get_multi_value_query_string_values"));

  static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.table(
          named(
              Maps::dictionary,
              "dict",
              "collections.OrderedDict",
              "collections.defaultdict",
              "types.SimpleNamespace",
              "threading.local"),
          named(Maps::variables, "locals"),
          named(Maps::ofKeys, "dict.fromkeys", "collections.OrderedDict.fromkeys"),
          named(Maps::initialised, "dict.__init__", "collections.UserDict.__init__"),
          named(Maps::attribute, "getattr"),
          named(Maps::attributeSet, "setattr"),
          named(Maps::attributesSet, "vars().update"),
          named(Maps::ofPairs, "Object.fromEntries", "new Map"),
          named(Maps::cache, "new lru-cache", "lru-cache"),
          named(Maps::assigned, "Object.assign"),
          named(
              (event, run) -> owned(event.arguments().at(0), event.arguments().at(1), event, run),
              "Object.hasOwn",
              "Object.prototype.hasOwnProperty.call"),
          named(Maps::created, "Object.create"),
          named(
              (event, run) ->
                  Lists.list(
                      event,
                      run,
                      run.objects()
                          .elements(event.arguments().at(0), false)
                          .tainted(ofEarlier(event.arguments().at(0), run))),
              "Object.values"),
          named(
              (event, run) -> Lists.list(event, run, keysOf(event.arguments().at(0), run)),
              "Object.keys"),
          named((event, run) -> pairs(event.arguments().at(0), event, run), "Object.entries"));

  private Maps() {}

  static Value get(CallEvent event, Interpreter run) {
    var key = event.arguments().at(0);
    var name = Objects.constantKey(key);
    if (name.isEmpty()) {
      run.objects().ranked(event.receiver(), key, event.where().span());
    }
    if (event.language() == Language.PYTHON && isConverting(event.arguments().named("type"))) {
      return Value.unknown();
    }
    var found =
        name.isPresent()
            ? run.objects().element(event.receiver(), name.get())
            : run.objects().elements(values(event.receiver(), run), false);
    var given = event.arguments().at(1);
    boolean mayLack = name.isEmpty() && given.isNone() && !event.language().isStaticallyTyped();
    var otherwise = mayLack ? Interpreter.NOTHING : given;
    boolean isUnknown = found.isNone();
    boolean isAsked = mayLack && !isUnknown && event.language() == Language.PYTHON;
    return (isUnknown ? Value.unknown() : found)
        .join(otherwise)
        .without(Atom.Method.class)
        .join(isUnknown ? Value.unknown() : Value.none())
        .tainted(isAsked ? LookedUp.choices(event.receiver(), key, run) : Map.of());
  }

  /** Flask makes a number of what it finds, or nothing: {@code request.args.get("n", type=int)}. */
  private static boolean isConverting(Value type) {
    return type.constant().filter(CONVERTING::contains).isPresent();
  }

  private static final Set<String> CONVERTING =
      Set.of("int", "float", "bool", "uuid.UUID", "decimal.Decimal");

  /** Going through a map of Python itself gives its keys. */
  private static Value valuesOf(CallEvent event, Interpreter run) {
    return event.language() == Language.PYTHON || hasEntries(event.receiver(), run)
        ? run.objects()
            .elements(values(event.receiver(), run), false)
            .tainted(event.language().isScript() ? ofEarlier(event.receiver(), run) : Map.of())
        : Lists.elements(event, run);
  }

  /** Returns a map as the list of its values. */
  private static Value values(Value map, Interpreter run) {
    var result = Value.none();
    boolean isEnvironment = !WholeSecrets.in(map).isEmpty();
    if (isEnvironment) {
      var list = HeapObject.of(HeapObject.Kind.LIST).withAny(Value.unknown().tainted(map.taints()));
      return run.allocate(run.frame(), run.place().start(), 8, list);
    }
    var held = Value.none();
    boolean isHeld = false;
    for (var atom : map.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject one
          && one.kind() == HeapObject.Kind.MAP) {
        held = held.join(run.objects().all(one));
        isHeld = true;
      } else {
        result = result.join(Value.of(atom));
      }
    }
    if (isHeld) {
      var list = HeapObject.of(HeapObject.Kind.LIST).withAny(held);
      result = result.join(run.allocate(run.frame(), run.place().start(), 8, list));
    }
    return result.tainted(map.taints());
  }

  /** Returns whether something is a map of scripts, whose functions get a value and its key. */
  static boolean hasEntries(Value map, Interpreter run) {
    return map.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && Containers.hasEntries(held);
  }

  /** Returns a value of a map and its key. */
  static Arguments entry(Value map, Interpreter run) {
    var value = run.objects().elements(values(map, run), false).tainted(ofEarlier(map, run));
    return Arguments.of(List.of(value.isNone() ? Value.unknown() : value, keysOf(map, run), map));
  }

  static Value pairs(CallEvent event, Interpreter run) {
    boolean isArray =
        event.language().isScript() && event.receiver().only().orElse(null) instanceof Atom.Event;
    if (!isArray) {
      return pairs(event.receiver(), event, run);
    }
    var pair =
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(run.names().of("0"), Value.unknown())
            .with(run.names().of("1"), Lists.elements(event, run));
    return Lists.list(event, run, run.make(event, 2, pair));
  }

  private static Value pairs(Value map, CallEvent event, Interpreter run) {
    var objects = run.objects();
    var pair =
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(run.names().of("0"), keysOf(map, run))
            .with(
                run.names().of("1"),
                objects.elements(values(map, run), false).tainted(ofEarlier(map, run)));
    var made = run.make(event, 2, pair);
    return Lists.list(event, run, made);
  }

  private static Map<Label, Taint> ofEarlier(Value map, Interpreter run) {
    return map.only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
        ? Earlier.left(held, run.names())
        : Map.of();
  }

  private static Value keysOf(CallEvent event, Interpreter run) {
    return Lists.list(event, run, keysOf(event.receiver(), run));
  }

  private static Value keysOf(Value map, Interpreter run) {
    return run.objects().elements(map, true);
  }

  /** Puts a value under a key that has none yet. */
  private static Value setDefault(CallEvent event, Interpreter run) {
    var found = get(event, run);
    if (!event.arguments().at(1).isNone()) {
      add(event.arguments().at(0), event.arguments().at(1), event, run);
    }
    return found;
  }

  /** Puts a value under a key, beside what may stand there. */
  static void add(Value key, Value value, CallEvent event, Interpreter run) {
    var before =
        Objects.constantKey(key)
            .map(name -> run.objects().element(event.receiver(), name))
            .orElseGet(Value::none)
            .without(Atom.Method.class);
    put(key, before.join(value), event, run);
  }

  static Value put(CallEvent event, Interpreter run) {
    return put(event.arguments().at(0), event.arguments().at(1), event, run);
  }

  /** Python: what is taken out of a list, or from under a key. */
  private static Value popped(CallEvent event, Interpreter run) {
    var name = event.arguments().at(0).constantText();
    if (name.isEmpty()) {
      return Lists.elements(event, run);
    }
    var found = Masks.takenOut(get(event, run), name.get());
    remove(event.receiver(), name.get(), run);
    return found;
  }

  private static Value removed(CallEvent event, Interpreter run) {
    event.arguments().at(0).constantText().ifPresent(name -> remove(event.receiver(), name, run));
    return Value.unknown();
  }

  /** Nothing is left under a key. */
  static void remove(Value map, String name, Interpreter run) {
    Masks.replaced(map, name, Interpreter.NOTHING, run);
    for (var atom : map.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.MAP) {
        run.put(reference.object(), held.with(run.names().of(name), Interpreter.NOTHING));
      }
    }
  }

  /** Puts a value under a key. */
  static Value put(Value at, Value given, CallEvent event, Interpreter run) {
    var value =
        event.language().isOfJvm() ? Objects.step(given, event.where(), Objects.STORED) : given;
    boolean isOwn = OwnEntries.isOne(at, event, run);
    var kept = isOwn ? value.each(taint -> taint.clear(SinkKind.GLOBAL.bit())) : value;
    var key = Objects.constantKey(at);
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        if (!isOwn && run.lasting().has(reference.object()) && !run.isInitialising()) {
          run.watch().kept(value, event, run);
          run.fates().kept(value, run);
        }
        run.put(
            reference.object(),
            key.isPresent() ? held.with(run.names().of(key.get()), kept) : held.withAny(at, kept));
      }
    }
    return event.receiver();
  }

  static Value update(CallEvent event, Interpreter run) {
    boolean isKept =
        event.language() == Language.PYTHON
            && !run.isInitialising()
            && event.receiver().atoms().stream()
                .anyMatch(
                    atom ->
                        atom instanceof Atom.Reference reference
                            && run.get(reference.object()) instanceof HeapObject
                            && run.lasting().has(reference.object()));
    if (isKept) {
      event.arguments().all().forEach(value -> run.watch().kept(value, event, run));
    }
    Containers.merge(event.receiver(), event.arguments().at(0), run);
    event.arguments().named().forEach((name, value) -> into(event.receiver(), name, value, run));
    return event.receiver();
  }

  /** Puts a value under a name. */
  static void into(Value receiver, String name, Value value, Interpreter run) {
    for (var atom : receiver.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        run.put(reference.object(), held.with(run.names().of(name), value));
      }
    }
  }

  private static Value owned(Value object, Value name, CallEvent event, Interpreter run) {
    return new Membership(run, event.language()).own(name, object);
  }

  /** A method of Powertools' data classes that gives a field. */
  private static Value accessor(CallEvent event, Interpreter run) {
    var name = event.name().substring(event.name().lastIndexOf('.') + 1);
    var field =
        run.objects()
            .load(event.receiver(), new Key.Member(name), event.where().span())
            .without(Atom.Method.class);
    return field.isNone() ? Value.unknown() : field;
  }

  /** A method of Powertools' data classes that gives a header or a parameter by its name. */
  private static Value field(String fields, CallEvent event, Interpreter run) {
    var name = event.arguments().get(0, "name").constantText().orElse("*");
    var result = event.arguments().get(1, "default_value");
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Event(var source, var path) && path.isEmpty()) {
        result = result.join(run.semantics().field(source, fields + "." + name, run));
      }
    }
    return result.isNone() ? run.unknownResult(event.receiver(), event.arguments()) : result;
  }

  /** All variables of a function: what is secret of them stays so. */
  private static Value variables(CallEvent event, Interpreter run) {
    var secrets = new TreeMap<>(run.frame().everything());
    secrets.keySet().removeIf(label -> !WholeSecrets.isSingle(label));
    return Value.external("locals()").tainted(secrets);
  }

  /** A map with the same value under each key. */
  private static Value ofKeys(CallEvent event, Interpreter run) {
    var made = run.make(event, 5, HeapObject.of(HeapObject.Kind.MAP));
    var given = event.arguments().at(1);
    var value = given.isNone() ? Interpreter.NOTHING : given;
    for (var key : run.objects().elements(event.arguments().at(0), false).atoms()) {
      Objects.constantKey(Value.of(key))
          .ifPresentOrElse(name -> into(made, name, value, run), () -> putAny(made, value, run));
    }
    return made;
  }

  private static void putAny(Value receiver, Value value, Interpreter run) {
    for (var atom : receiver.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        run.put(reference.object(), held.withAny(value));
      }
    }
  }

  /** A class of the code that is a map itself fills itself like one. */
  private static Value initialised(CallEvent event, Interpreter run) {
    boolean isByClass =
        event.receiver().atoms().stream().noneMatch(Atom.Reference.class::isInstance);
    var self = isByClass ? event.arguments().at(0) : event.receiver();
    Containers.merge(self, event.arguments().at(isByClass ? 1 : 0), run);
    event
        .arguments()
        .named()
        .forEach(
            (name, value) ->
                into(self, name, Objects.step(value, event.where(), Objects.STORED), run));
    return Interpreter.NOTHING;
  }

  private static Value dictionary(CallEvent event, Interpreter run) {
    if (event.name().equals("collections.defaultdict")) {
      return defaults(event, run);
    }
    var made = run.make(event, 5, HeapObject.of(HeapObject.Kind.MAP));
    var given = event.arguments().at(0);
    Containers.merge(made, mapOf(given, event, run), run);
    event.arguments().named().forEach((name, value) -> into(made, name, value, run));
    return made.tainted(WholeSecrets.in(given));
  }

  /** Returns pairs of keys and values as a map, and anything else as it is. */
  private static Value mapOf(Value given, CallEvent event, Interpreter run) {
    boolean isList =
        given.only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST;
    return isList ? ofPairs(event, run) : given;
  }

  /** A map that makes a container for each key that is asked for. */
  private static Value defaults(CallEvent event, Interpreter run) {
    var factory = event.arguments().at(0).constant().orElse("");
    var kind =
        switch (factory) {
          case "list" -> Optional.of(HeapObject.Kind.LIST);
          case "set" -> Optional.of(HeapObject.Kind.SET);
          case "dict" -> Optional.of(HeapObject.Kind.MAP);
          default -> Optional.<HeapObject.Kind>empty();
        };
    var element =
        kind.map(each -> run.make(event, 9, HeapObject.of(each))).orElseGet(Value::unknown);
    return run.make(event, 5, HeapObject.of(HeapObject.Kind.MAP).withAny(element));
  }

  private static Value attribute(CallEvent event, Interpreter run) {
    var name = event.arguments().at(1).constantText();
    var object = event.arguments().at(0);
    return name.isPresent()
        ? run.objects().load(object, new Key.Member(name.get()), event.where().span())
        : run.objects().elements(object, false).tainted(Objects.deep(run, object));
  }

  private static Value attributeSet(CallEvent event, Interpreter run) {
    var arguments = event.arguments();
    var place = event.where().span();
    boolean isKnown =
        !arguments.at(1).isNone()
            && arguments.at(1).atoms().stream().allMatch(atom -> Value.textOf(atom).isPresent());
    if (!isKnown) {
      run.objects().store(arguments.at(0), new Key.Any(), arguments.at(2), place);
      return Interpreter.NOTHING;
    }
    boolean isOne = arguments.at(1).atoms().size() == 1;
    for (var atom : arguments.at(1).atoms()) {
      var key = new Key.Member(Value.textOf(atom).orElseThrow());
      // Of several names one is written, and the others keep what they have.
      var value =
          isOne
              ? arguments.at(2)
              : run.objects().load(arguments.at(0), key, place).join(arguments.at(2));
      run.objects().store(arguments.at(0), key, value, place);
    }
    return Interpreter.NOTHING;
  }

  /** Python: an object's attributes are written as the entries of its map. */
  private static Value attributesSet(CallEvent event, Interpreter run) {
    var object = event.arguments().at(0);
    var place = event.where().span();
    for (var atom : event.arguments().at(1).atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        held.members()
            .forEach(
                (name, value) ->
                    run.objects()
                        .store(object, new Key.Member(run.names().name(name)), value, place));
        if (!held.any().isNone()) {
          run.objects().store(object, new Key.Any(), held.any(), place);
        }
      } else {
        run.objects().store(object, new Key.Any(), Value.of(atom), place);
      }
    }
    event
        .arguments()
        .named()
        .forEach((name, value) -> run.objects().store(object, new Key.Member(name), value, place));
    return Interpreter.NOTHING;
  }

  /** A map of pairs of keys and values. */
  private static Value ofPairs(CallEvent event, Interpreter run) {
    var given = event.arguments().at(0);
    var made =
        new Object() {
          HeapObject map = HeapObject.of(HeapObject.Kind.MAP);
          boolean isOfPairs = given.isNone() || given.equals(Interpreter.NOTHING);
        };
    for (var atom : given.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() != HeapObject.Kind.MAP) {
        made.isOfPairs = true;
        held.members().forEach((_, pair) -> made.map = withPair(made.map, pair, run));
        made.map = withPair(made.map, held.any(), run);
      }
    }
    boolean isMap = event.name().equals("new Map");
    return made.isOfPairs
        ? run.make(event, 4, isMap ? made.map.withType(Containers.OF_SCRIPTS) : made.map)
            .tainted(given.taints())
        : given.without(Atom.Function.class);
  }

  /** A library's cache in memory; what it is given says how much it holds, and for how long. */
  private static Value cache(CallEvent event, Interpreter run) {
    return run.make(event, 4, HeapObject.of(HeapObject.Kind.MAP).withType(Containers.OF_SCRIPTS));
  }

  private static HeapObject withPair(HeapObject map, Value pair, Interpreter run) {
    if (pair.isNone()) {
      return map;
    }
    var name = run.objects().element(pair, "0");
    var key = Objects.constantKey(name);
    var value = run.objects().element(pair, "1");
    return key.isPresent() ? map.with(run.names().of(key.get()), value) : map.withAny(name, value);
  }

  private static Value assigned(CallEvent event, Interpreter run) {
    var target = event.arguments().at(0);
    for (int at = 1; at < event.arguments().count(); at++) {
      Containers.merge(target, event.arguments().at(at), run);
      if (target.atoms().stream().anyMatch(Atom.External.class::isInstance)) {
        written(target, event.arguments().at(at), event, run);
      }
    }
    return target;
  }

  /** What a library has gets members one by one: {@code Object.assign(process.env, {...})}. */
  private static void written(Value target, Value given, CallEvent event, Interpreter run) {
    for (var atom : given.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        held.members()
            .forEach(
                (name, value) ->
                    run.objects()
                        .store(
                            target,
                            new Key.Member(run.names().name(name)),
                            value,
                            event.where().span()));
      }
    }
  }

  /** An object without a parent, or one that has what its parent has. */
  private static Value created(CallEvent event, Interpreter run) {
    var parent = event.arguments().at(0);
    boolean isAlone = parent.equals(Interpreter.NOTHING);
    var made = HeapObject.of(HeapObject.Kind.MAP);
    var object = run.make(event, 22, isAlone ? made.withType(Objects.PARENTLESS) : made);
    return isAlone || parent.isNone() ? object : object.join(parent);
  }
}
