package dev.martello.code.flow;

import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.name.EventNames;
import dev.martello.code.value.Alternatives;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.code.value.WholeSecrets;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Reads and writes members and elements, whatever holds them. */
public final class Objects {
  /** The step that data takes where an object gets it. */
  public static final String STORED = "is stored";

  private static final int DEEP = 5;

  private final Interpreter interpreter;
  private final Frame frame;
  private final Language language;

  Objects(Interpreter interpreter, Frame frame, Language language) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.language = language;
  }

  /** Returns what finds members of classes(). */
  ClassMembers classes() {
    return new ClassMembers(interpreter, language);
  }

  /** Returns {@code object.key} or {@code object[key]}. */
  public Value load(Value holder, Key key, Span place) {
    boolean isResult =
        language == Language.GO && key instanceof Key.Member(String at) && isNumber(at);
    if (isResult) {
      return go().result(holder, ((Key.Member) key).name());
    }
    if (language == Language.PYTHON
        && key instanceof Key.Element(int register)
        && Matches.is(holder)) {
      return Matches.group(holder, frame.get(register));
    }
    var followed = language == Language.GO ? GoPointers.followed(holder, interpreter) : holder;
    var keys =
        key instanceof Key.Element(int register) ? few(frame.get(register)) : List.<String>of();
    if (!keys.isEmpty()) {
      return keys.stream()
          .map(each -> element(WholeSecrets.without(followed), each))
          .reduce(Value.none(), Value::join);
    }
    var whole = WholeSecrets.without(followed);
    var object = name(key).map(each -> WholeSecrets.partOf(whole, each)).orElse(whole);
    if (language.isScript() && key instanceof Key.Member(String name)) {
      var test = TypeTests.member(object, name);
      if (test.isPresent()) {
        return test.get();
      }
    }
    boolean isLength =
        language.isScript() && key instanceof Key.Member(String name) && name.equals("length");
    if (isLength && object.atoms().stream().noneMatch(this::isInstance)) {
      return Value.unknown().tainted(counted(object));
    }
    var result = Value.none();
    var own = Value.none().tainted(Alternatives.own(object));
    for (var atom : object.atoms()) {
      if (isThrowing(atom, object)) {
        continue;
      }
      long cleared =
          own.isTainted() && atom instanceof Atom.External external
              ? name(key)
                  .map(each -> external.name() + "." + each)
                  .map(path -> interpreter.semantics().cleared(path, language))
                  .orElse(0L)
              : 0;
      var found = load(atom, object, key, place);
      boolean isOwn =
          own.taints().isEmpty()
              && atom instanceof Atom.External(var name, _, _)
              && isArchive(name);
      var member = isOwn ? found.with(Map.of()) : found;
      var kept = own.each(taint -> taint.clear(cleared)).taints();
      var part =
          atom instanceof Atom.External(var of, _, _)
                  && (language == Language.PYTHON || of.equals(ADDRESS))
              ? name(key).map(each -> Pieces.member(of + "." + each, kept)).orElse(kept)
              : kept;
      // What is harmless anyway, as a size is, says nothing of the rest where it is tested.
      boolean isHarmless = cleared == SinkKind.ALL;
      result = result.join(isHarmless ? member : member.tainted(part));
    }
    result = result.tainted(choice(object, key));
    if (key instanceof Key.Element(int register)) {
      result = Guessable.with(result, Stream.of(frame.get(register)), interpreter);
    }
    var all = object.atoms().isEmpty() ? result.tainted(own.taints()) : result;
    return name(key).map(each -> WholeSecrets.partOf(all, each)).orElse(all);
  }

  /** Returns the keys that a value is one of, if the code tells all of them. */
  private static List<String> few(Value key) {
    boolean isOneOfFew =
        key.atoms().size() > 1
            && !key.isTainted()
            && key.atoms().stream().allMatch(atom -> Value.textOf(atom).isPresent());
    return isOneOfFew
        ? key.atoms().stream().flatMap(atom -> Value.textOf(atom).stream()).toList()
        : List.of();
  }

  /** How many there are tells of what earlier events left, and nothing of what this one brings. */
  private Map<Label, Taint> counted(Value list) {
    var left = new TreeMap<Label, Taint>();
    if (interpreter.lasting().hasOwnOnly(list)) {
      return left;
    }
    deep(interpreter, list)
        .forEach(
            (label, taint) -> {
              if (interpreter.semantics().isEarlier(label)) {
                var kept = taint.unclear(SinkKind.GLOBAL.bit());
                left.put(label, kept.clear(~SinkKind.GLOBAL.bit()));
              }
            });
    return left;
  }

  /** JavaScript: an address that was taken apart. */
  private static final String ADDRESS = "new URL()";

  private static final Set<String> OF_HOST = Set.of("host", "hostname", "href");

  /** JavaScript: whoever writes the host of an address decides where it leads. */
  static boolean isHost(Value address, Key member) {
    return member instanceof Key.Member(String name)
        && OF_HOST.contains(name)
        && address.atoms().stream()
            .anyMatch(atom -> atom instanceof Atom.External(var of, _, _) && of.equals(ADDRESS));
  }

  /**
   * JavaScript: who chooses the key may choose {@code __proto__}, under which every object has what
   * it shares with all others. What was made without such a parent has nothing there.
   */
  private Map<Label, Taint> choice(Value object, Key key) {
    if (!language.isScript() || !(key instanceof Key.Element element)) {
      return Map.of();
    }
    var chosen = frame.get(element.register());
    if (!chosen.isTainted() || object.atoms().stream().allMatch(this::isParentless)) {
      return Map.of();
    }
    var choices = new TreeMap<Label, Taint>();
    chosen
        .taints()
        .forEach(
            (label, taint) -> {
              boolean isHarmful =
                  !taint.isGuess() && SinkKind.PROTOTYPE.isHarmedBy(taint.cleared());
              if (isHarmful && !isOwnKey(label, object)) {
                choices.put(label, taint.asChoice());
              }
            });
    return choices;
  }

  /** What stands in data under one of its own keys is part of the data, whatever the key is. */
  private static boolean isOwnKey(Label key, Value object) {
    return !object.atoms().isEmpty()
        && object.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Event(int source, String path)
                        && source == key.source()
                        && Pieces.isPiece(key)
                        && Pieces.whole(key.path()).equals(path + ".*"));
  }

  /** What {@code Object.create(null)} makes is of this type. */
  public static final String PARENTLESS = "Object.create(null)";

  private boolean isParentless(Atom atom) {
    return atom instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held
        && held.type().equals(PARENTLESS);
  }

  /**
   * JavaScript: what is in an archive that nothing from outside chose is what its owner put there.
   */
  private boolean isArchive(String name) {
    return language.isScript() && name.contains("()") && name.endsWith("[]");
  }

  /** Returns what calls what classes of Python say of their objects. */
  SpecialMethods special() {
    return new SpecialMethods(interpreter, language);
  }

  private GoObjects go() {
    return new GoObjects(interpreter, frame, this);
  }

  private boolean isInstance(Atom atom) {
    return atom instanceof Atom.External
        || (atom instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && (!isContainer(held) || held.kind() == HeapObject.Kind.MAP));
  }

  private Value load(Atom atom, Value object, Key key, Span place) {
    return switch (atom) {
      case Atom.Reference reference -> load(reference, object, key, place);
      case Atom.Event event -> field(event, object, key);
      case Atom.External external -> member(external, key);
      case Atom.Function function -> functionMember(function, key);
      case Atom.Method method when key instanceof Key.Element -> elementOfAttribute(method, key);
      case Atom.Words _, Atom.Fixed _, Atom.Method _ ->
          key instanceof Key.Member member
              ? Value.of(new Atom.Method(Alternatives.alone(atom, object), member.name()))
              : Value.unknown();
      case Atom.Opaque _ ->
          key instanceof Key.Member member
              ? Value.of(new Atom.Method(Alternatives.alone(atom, object), member.name()))
              : Value.unknown();
      case Atom.Test _, Atom.Absent _ -> Value.unknown();
    };
  }

  /** {@code record.dynamodb.keys["id"]}: an attribute of an event that is named like a method. */
  private Value elementOfAttribute(Atom.Method method, Key key) {
    var result = Value.unknown().tainted(Alternatives.own(method.receiver()));
    for (var atom : method.receiver().atoms()) {
      if (atom instanceof Atom.Event event) {
        var path = EventNames.path(event.path(), method.name());
        result =
            result.join(
                interpreter
                    .semantics()
                    .field(event.source(), path + "." + name(key).orElse("*"), interpreter));
      }
    }
    return result;
  }

  private Value functionMember(Atom.Function function, Key key) {
    var own = name(key).flatMap(name -> new Globals(interpreter).attribute(function, name));
    return own.isPresent()
        ? own.get()
        : key instanceof Key.Member member
            ? Value.of(new Atom.Method(Value.of(function), member.name()))
            : Value.unknown();
  }

  private Value member(Atom.External external, Key key) {
    if (Stores.isGlobal(external.name(), language) && name(key).isPresent()) {
      var own = new Globals(interpreter).get(Globals.member(name(key).get()));
      if (own.isPresent()) {
        return own.get();
      }
    }
    if (RequestLocals.are(external.name()) && name(key).isPresent()) {
      var left = new RequestLocals(interpreter).get(name(key).get());
      if (left.isPresent()) {
        return left.get();
      }
    }
    var loaded = name(key).flatMap(name -> interpreter.loaded(external.name(), name));
    if (loaded.isPresent()) {
      return loaded.get();
    }
    if (Stores.isOfRequest(external.name(), language) && name(key).isPresent()) {
      var own = new Globals(interpreter).get(Globals.ofRequest(name(key).get()));
      if (own.isPresent()) {
        return own.get();
      }
    }
    interpreter.fates().read(external, name(key).orElse("[]"));
    var known = name(key).map(Value::text).orElseGet(() -> valueOf(key));
    var special = interpreter.semantics().member(external.name(), known, language, interpreter);
    if (special.isPresent()) {
      return special.get();
    }
    return name(key)
        .map(
            name ->
                Value.of(external.step(external.name() + "." + name, name))
                    .join(MadeWith.defaults(external, name, interpreter).orElseGet(Value::none)))
        .orElseGet(() -> Value.of(external.step(external.name() + "[]", "[]")));
  }

  /** Returns the field of an event, or a method of the container or text that the field is. */
  private Value field(Atom.Event event, Value object, Key key) {
    boolean isMethod = key instanceof Key.Member && language == Language.PYTHON;
    if (isMethod) {
      var name = ((Key.Member) key).name();
      if (EventNames.isField(name)) {
        return interpreter
            .semantics()
            .field(event.source(), EventNames.path(event.path(), name), interpreter);
      }
      var whole = Value.of(event).with(object.taints());
      return Value.of(new Atom.Method(whole, name))
          .join(
              METHODS_OF_PYTHON.contains(name)
                      && !isFieldOfRequest(event, name)
                      && !interpreter.semantics().isDeclared(path(event, name))
                  ? Value.none()
                  : interpreter
                      .semantics()
                      .field(event.source(), EventNames.path(event.path(), name), interpreter));
    }
    var name = name(key).filter(text -> !isNumber(text)).orElse("*");
    var field =
        language == Language.GO && key instanceof Key.Member
            ? GoEvents.path(event.path(), name)
            : path(event, name);
    var value = interpreter.semantics().field(event.source(), field, interpreter);
    // Go takes the folders from the names of files that are sent.
    return language == Language.GO && name.equals("Filename")
        ? value.each(taint -> taint.clear(SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit()))
        : value;
  }

  /** Flask's {@code request.values} has what the query and the form have. */
  private static boolean isFieldOfRequest(Atom.Event event, String name) {
    return event.path().equals("request") && name.equals("values");
  }

  private static final Set<String> METHODS_OF_PYTHON =
      Set.of(
          "get",
          "items",
          "keys",
          "values",
          "pop",
          "copy",
          "update",
          "setdefault",
          "split",
          "strip",
          "lower",
          "upper",
          "encode",
          "decode",
          "replace",
          "format",
          "startswith",
          "endswith");

  public static String path(Atom.Event event, String name) {
    return path(event.path(), name);
  }

  static String path(String whole, String name) {
    return whole.isEmpty() ? name : whole + "." + name;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }

  private Value load(Atom.Reference reference, Value object, Key key, Span place) {
    var held = interpreter.get(reference.object());
    if (held == null) {
      return Value.unknown();
    }
    if (key instanceof Key.Element) {
      var item = special().item(reference, held, valueOf(key), place);
      if (item.isPresent()) {
        return item.get();
      }
    }
    var name = name(key);
    boolean isAllOfIt =
        language == Language.PYTHON
            && held.kind() == HeapObject.Kind.INSTANCE
            && name.filter("__dict__"::equals).isPresent();
    if (isAllOfIt) {
      return Value.of(reference);
    }
    boolean isMethodOfContainer =
        key instanceof Key.Member && language == Language.PYTHON && isContainer(held);
    if (isMethodOfContainer) {
      return Value.of(new Atom.Method(Value.of(reference), ((Key.Member) key).name()));
    }
    if (name.isEmpty()) {
      ranked(held, valueOf(key), place);
      var all = all(held);
      if (language == Language.PYTHON && object.atoms().size() == 1 && !all.isNone()) {
        LookedUp.found(held, valueOf(key), interpreter);
      }
      boolean mayLack =
          language.isScript()
              && held.kind() == HeapObject.Kind.MAP
              && !all.isNone()
              && valueOf(key).isTainted();
      return mayLack ? all.join(Interpreter.NOTHING) : all;
    }
    var own = held.member(interpreter.names().of(name.get()));
    if (own != null) {
      // Python binds what classes have, and not what is put into an object.
      boolean isUnbound = language == Language.PYTHON && held.kind() == HeapObject.Kind.INSTANCE;
      return (isUnbound ? own : classes().bound(own, held, reference, place))
          .join(isOpen(held) ? held.any() : Value.none());
    }
    var declared = declared(held, key, reference, place);
    if (declared.isPresent()) {
      return declared.get();
    }
    boolean isMethodOfList =
        key instanceof Key.Member && isContainer(held) && held.kind() != HeapObject.Kind.MAP;
    if (GoEvents.isRead(held) && key instanceof Key.Member) {
      return load(held.any(), key, place);
    }
    if (!held.any().isNone() && !isMethodOfList) {
      return AskedNames.of(held.any(), name.get(), interpreter);
    }
    return switch (held.kind()) {
      case CLASS, INSTANCE ->
          classes()
              .inherited(held, name.get())
              .map(value -> classes().bound(value, held, reference, place))
              .or(() -> special().attribute(reference, held, name.get(), place))
              .orElseGet(() -> absent(key, reference));
      case MODULE -> absent(key, reference);
      case LIST, TUPLE, SET, MAP, SCOPE -> absent(key, reference);
    };
  }

  /** Python: a class that extends a container has its own methods beside what it holds. */
  private Optional<Value> declared(HeapObject held, Key key, Atom.Reference reference, Span place) {
    boolean isContainer =
        language == Language.PYTHON
            && held.kind() == HeapObject.Kind.INSTANCE
            && !held.any().isNone();
    return isContainer && key instanceof Key.Member(var name)
        ? classes()
            .inherited(held, name)
            .filter(found -> found.atoms().stream().noneMatch(Atom.External.class::isInstance))
            .map(found -> classes().bound(found, held, reference, place))
        : Optional.empty();
  }

  /** A table that says what each rank may, where the caller says which one is his. */
  private void ranked(HeapObject table, Value key, Span place) {
    if (table.kind() == HeapObject.Kind.MAP && key.isTainted()) {
      Rights.lookedUp(key, Elements.keys(table, interpreter))
          .ifPresent(
              said -> {
                var at = interpreter.event("test", Value.none(), Arguments.of(key), place);
                interpreter.watch().believed(said, key, at, interpreter);
              });
    }
  }

  /** Takes note that a table of ranks is asked for what one of them may. */
  public void ranked(Value tables, Value key, Span place) {
    for (var atom : tables.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        ranked(held, key, place);
      }
    }
  }

  /** Returns an element of a known key. */
  public Value element(Value object, String key) {
    var result = Value.none();
    for (var atom : object.atoms()) {
      if (isThrowing(atom, object)) {
        continue;
      }
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        var own = held.member(interpreter.names().of(key));
        result =
            result.join(
                own == null
                    ? AskedNames.of(held.any(), key, interpreter)
                    : own.join(isOpen(held) ? held.any() : Value.none()));
      } else if (atom instanceof Atom.Event event) {
        var name = isNumber(key) ? "*" : key;
        result =
            result.join(
                interpreter.semantics().field(event.source(), path(event, name), interpreter));
      } else {
        result = result.join(load(atom, object, new Key.Member(key), NOWHERE));
      }
    }
    return WholeSecrets.partOf(result.tainted(Alternatives.own(object)), key);
  }

  /** Python: nothing has no members, so that what is read is that of what else it may be. */
  private boolean isThrowing(Atom atom, Value object) {
    return language == Language.PYTHON
        && object.atoms().size() > 1
        && atom instanceof Atom.Fixed(Literal.Nothing _);
  }

  private static final Span NOWHERE = new Span(0, 0);

  /** A list that grew may have anything at a place; a map with unknown keys too. */
  private static boolean isOpen(HeapObject held) {
    return held.kind() == HeapObject.Kind.LIST && !held.type().equals(PIECES) || held.isMany();
  }

  /** What a text was cut into, of which the first is known to be another than the rest. */
  public static final String PIECES = "pieces of a text";

  private static boolean isContainer(HeapObject held) {
    return switch (held.kind()) {
      case LIST, TUPLE, SET, MAP -> true;
      case INSTANCE, CLASS, MODULE, SCOPE -> false;
    };
  }

  private Value absent(Key key, Atom.Reference reference) {
    if (language == Language.GO) {
      return key instanceof Key.Member member
          ? go().member(member.name(), reference)
          : Value.unknown();
    }
    if (language.isOfJvm()) {
      return Value.unknown();
    }
    return key instanceof Key.Member member && !member.name().equals("exports")
        ? Value.of(new Atom.Method(Value.of(reference), member.name()))
        : Value.unknown();
  }

  /** Returns whatever may stand in an object. */
  public Value all(HeapObject held) {
    return all(held, interpreter);
  }

  /** Returns what is in an object, also where no code runs. */
  static Value all(HeapObject held, Interpreter interpreter) {
    var result =
        new Object() {
          Value value = held.any();
        };
    int others = interpreter.names().of(Earlier.OTHERS);
    held.members()
        .forEach(
            (name, value) ->
                result.value = name == others ? result.value : result.value.join(value));
    return result.value;
  }

  /** Writes {@code object.key = value} or {@code object[key] = value}. */
  public void store(Value holder, Key key, Value value, Span place) {
    stores().store(holder, key, value, place);
  }

  /** Returns what writes members. */
  Stores stores() {
    return new Stores(interpreter, frame, this, language);
  }

  /** Returns what iterating gives. */
  public Value elements(Value iterable, boolean isKey) {
    return new Elements(interpreter, frame, this, language).of(iterable, isKey);
  }

  /** Returns the name or constant key; empty where it is not known. */
  Optional<String> name(Key key) {
    return switch (key) {
      case Key.Member member -> Optional.of(member.name());
      case Key.Element element -> constantKey(frame.get(element.register()));
      case Key.Any _ -> Optional.empty();
    };
  }

  public static Optional<String> constantKey(Value value) {
    var text = value.constantText();
    return text.isPresent() ? text : value.constantNumber().map(Objects::keyOf);
  }

  private static String keyOf(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private Value valueOf(Key key) {
    return key instanceof Key.Element element ? frame.get(element.register()) : Value.unknown();
  }

  /**
   * Returns what a value is, or is made of: an address of its text, a file of its path.
   *
   * @param without members that are no part of it
   */
  public static Value held(Interpreter interpreter, Value value, Set<String> without) {
    var result = value;
    for (int depth = 0; depth < 3; depth++) {
      var next = Value.none().tainted(result.taints());
      for (var atom : result.atoms()) {
        boolean isHolder =
            atom instanceof Atom.Reference reference
                && interpreter.get(reference.object()) instanceof HeapObject held
                && held.kind() != HeapObject.Kind.MODULE;
        next = next.join(isHolder ? all(atom, without, interpreter) : Value.of(atom));
      }
      if (next.equals(result)) {
        return result;
      }
      result = next;
    }
    return result;
  }

  private static Value all(Atom atom, Set<String> without, Interpreter interpreter) {
    if (!(atom instanceof Atom.Reference reference)
        || !(interpreter.get(reference.object()) instanceof HeapObject held)) {
      return Value.none();
    }
    var result =
        new Object() {
          Value value = held.any();
        };
    held.members()
        .forEach(
            (name, value) -> {
              if (!without.contains(interpreter.names().name(name))) {
                result.value = result.value.join(value);
              }
            });
    return result.value;
  }

  /** Returns the data from outside in a value and in whatever it holds. */
  public static Map<Label, Taint> deep(Interpreter interpreter, Value value) {
    if (value.isPlain()) {
      return Map.of();
    }
    return deep(interpreter, value, (_, _) -> true);
  }

  /** Returns the data in a value and in those members of what it holds that are asked for. */
  static Map<Label, Taint> deep(
      Interpreter interpreter, Value value, BiPredicate<HeapObject, Integer> members) {
    var found = new TreeMap<Label, Taint>();
    collect(interpreter, value, members, DEEP, new HashSet<>(), found);
    return found;
  }

  private static void collect(
      Interpreter interpreter,
      Value value,
      BiPredicate<HeapObject, Integer> members,
      int depth,
      Set<Integer> seen,
      Map<Label, Taint> found) {
    if (value.isPlain()) {
      return;
    }
    value
        .taints()
        .forEach(
            (label, taint) -> {
              if (!taint.isChoice()) {
                found.merge(label, taint, Taint::join);
              }
            });
    if (depth == 0) {
      return;
    }
    for (var atom : value.atoms()) {
      switch (atom) {
        case Atom.Reference reference -> {
          var held = seen.add(reference.object()) ? interpreter.get(reference.object()) : null;
          if (held != null && held.kind() != HeapObject.Kind.MODULE) {
            held.members()
                .forEach(
                    (name, each) -> {
                      if (members.test(held, name)) {
                        collect(interpreter, each, members, depth - 1, seen, found);
                      }
                    });
            var others = Masks.others(held, interpreter);
            collect(interpreter, others, members, depth - 1, seen, found);
          }
        }
        case Atom.Method method -> {
          // An attribute of an event that is read is its field, not a method with the whole event.
          boolean isField = method.receiver().only().orElse(null) instanceof Atom.Event;
          // What a value's type is called says nothing of the value.
          if (!isField && !method.name().equals(TypeTests.TYPE)) {
            collect(interpreter, method.receiver(), members, depth - 1, seen, found);
          }
        }
        default -> {}
      }
    }
  }

  /** Returns where the step stands, for the way that data takes. */
  public static Value step(Value value, Origin.Written where, String message) {
    return value.each(taint -> taint.at(taint.trace().then(where, message)));
  }
}
