package dev.martello.code.flow;

import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.JavaTypes;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Guards;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the instructions of a block. */
final class Evaluation {
  private final Interpreter interpreter;
  private final Frame frame;
  private final Language language;
  private final Objects objects;
  private final Operations operations;
  private final Calls calls;

  Evaluation(Interpreter interpreter, Frame frame) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.language = interpreter.program().unit(frame.id.unit()).language();
    this.objects = new Objects(interpreter, frame, language);
    this.operations = new Operations(interpreter, language);
    this.calls = new Calls(interpreter, frame, objects, language);
  }

  void run(Instruction instruction) {
    step(instruction);
    if (frame.isAlive) {
      named(instruction);
    }
  }

  /**
   * Tells of variables whose names may say that they hold secrets, also of lists that are filled.
   */
  private void named(Instruction instruction) {
    named(instruction.target(), instruction.place());
    if (instruction instanceof Instruction.Call call) {
      call.arguments().forEach(argument -> named(argument.register(), call.place()));
    }
  }

  private void named(int register, Span place) {
    if (frame.shape.isTelling(register)) {
      var name = frame.procedure.variables().getOrDefault(register, "");
      frame.set(register, named(name, frame.get(register), place));
    }
  }

  private Value named(String name, Value value, Span place) {
    if (!Guessable.isPossible(value)) {
      return value;
    }
    interpreter.watch().named(name, value, interpreter.where(place), interpreter);
    return MadeSecrets.named(name, value, interpreter.where(place), interpreter);
  }

  private void step(Instruction instruction) {
    switch (instruction) {
      case Instruction.Constant constant ->
          frame.set(constant.target(), Value.of(constant.value()));
      case Instruction.Copy copy -> frame.set(copy.target(), frame.get(copy.source()));
      case Instruction.Builtin builtin ->
          frame.set(builtin.target(), interpreter.semantics().builtin(builtin.name(), language));
      case Instruction.Import imported -> frame.set(imported.target(), imported(imported));
      case Instruction.ThisModule module -> frame.set(module.target(), module());
      case Instruction.TypeObject type -> frame.set(type.target(), typeObject(type.type()));
      case Instruction.Load load -> load(load);
      case Instruction.Store store -> store(store);
      case Instruction.LoadOuter load -> frame.set(load.target(), outer(load));
      case Instruction.StoreOuter store -> storeOuter(store);
      case Instruction.Make make -> frame.set(make.target(), made(make));
      case Instruction.Concatenate text -> frame.set(text.target(), concatenated(text));
      case Instruction.Operate operate -> operate(operate);
      case Instruction.Call call -> {
        var result = calls.run(call);
        if (frame.isAlive) {
          frame.set(call.target(), result);
        }
      }
      case Instruction.New made -> frame.set(made.target(), instance(made));
      case Instruction.MakeClass made -> frame.set(made.target(), type(made));
      case Instruction.Closure closure ->
          frame.set(
              closure.target(),
              Value.of(
                  Atom.Function.of(
                      new ProcedureId(frame.id.unit(), closure.procedure()), frame.scopeObject())));
      case Instruction.MethodValue method -> frame.set(method.target(), calls.value(method));
      case Instruction.Each each -> {
        var iterable = frame.get(each.iterable());
        if (hasOneElement(iterable)) {
          frame.hasOneElement();
        }
        gone(iterable, each.place());
        frame.set(each.target(), objects.elements(iterable, each.isKey()));
      }
      case Instruction.Rest rest -> frame.set(rest.target(), rest(rest));
      case Instruction.Caught caught -> frame.set(caught.target(), caught(caught));
      case Instruction.Await await -> {
        interpreter.fates().awaited(frame.get(await.source()), interpreter);
        frame.set(await.target(), frame.get(await.source()));
      }
      case Instruction.Yield yield -> {
        frame.yields(frame.get(yield.source()));
        frame.set(yield.target(), Value.unknown());
      }
      case Instruction.Typed typed -> frame.set(typed.target(), typed(typed));
    }
  }

  /** Tells of loops through lists of the event and what is made of them, as {@code map} does. */
  private void gone(Value iterable, Span place) {
    if (language != Language.GO && iterable.atoms().stream().anyMatch(this::isOfEvent)) {
      var list = iterable.without(Atom.Method.class);
      interpreter
          .watch()
          .called(interpreter.event(EACH, list, Arguments.none(), place), interpreter);
    }
  }

  private boolean isOfEvent(Atom list) {
    return list instanceof Atom.Event
        || list instanceof Atom.Reference(var object)
            && interpreter.get(object) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST
            && !held.any().isNone();
  }

  /** What a loop through a list of the event is called. */
  static final String EACH = "value.each";

  private boolean hasOneElement(Value iterable) {
    return !iterable.isNone()
        && iterable.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Event(var source, var path)
                        && interpreter.semantics().isSingle(source, path));
  }

  private Value imported(Instruction.Import imported) {
    int from = frame.id.unit();
    var unit = interpreter.program().resolve(imported.module(), from);
    boolean isWhole = imported.member().isEmpty() || imported.member().equals("*");
    // Python: also a folder without a file of its own holds modules.
    var submodule =
        language == Language.PYTHON && !isWhole
            ? interpreter.program().resolve(imported.module() + "." + imported.member(), from)
            : java.util.OptionalInt.empty();
    if (submodule.isPresent()) {
      return submodule(imported.module() + "." + imported.member(), submodule.getAsInt());
    }
    if (unit.isEmpty()) {
      return interpreter
          .semantics()
          .imported(imported.module(), imported.member(), language, interpreter);
    }
    boolean isInside = language == Language.PYTHON && imported.module().indexOf('.') > 0;
    var module =
        isInside
            ? submodule(imported.module(), unit.getAsInt())
            : Value.of(new Atom.Reference(interpreter.module(unit.getAsInt())));
    var whole = language.isScript() ? exports(module, imported.place()) : module;
    if (isWhole) {
      return whole;
    }
    return objects.load(whole, new Key.Member(imported.member()), imported.place());
  }

  /** Python: a module is a member of its package as soon as anybody imported it. */
  private Value submodule(String name, int unit) {
    var module = Value.of(new Atom.Reference(interpreter.module(unit)));
    interpreter.loaded(name, unit);
    int dot = name.lastIndexOf('.');
    var folder = interpreter.program().resolve(name.substring(0, dot), frame.id.unit());
    if (folder.isPresent()) {
      int object = interpreter.module(folder.getAsInt());
      if (name.indexOf('.') != dot) {
        submodule(name.substring(0, dot), folder.getAsInt());
      }
      if (interpreter.get(object) instanceof HeapObject held) {
        interpreter.put(object, held.with(interpreter.names().of(name.substring(dot + 1)), module));
      }
    }
    return module;
  }

  private Value exports(Value module, Span place) {
    return objects.load(module, new Key.Member("exports"), place);
  }

  private Value module() {
    int module = interpreter.sites().module(frame.id.unit());
    if (interpreter.get(module) == null) {
      interpreter.put(module, HeapObject.of(HeapObject.Kind.MODULE));
    }
    return Value.of(new Atom.Reference(module));
  }

  private Value typeObject(String type) {
    int from = frame.id.unit();
    if (interpreter.program().type(type, from).isEmpty()) {
      return Value.external(type);
    }
    var unit = interpreter.program().unitOf(type);
    return Value.of(new Atom.Reference(interpreter.statics(unit, type)));
  }

  private void load(Instruction.Load load) {
    var object = frame.get(load.object());
    if (load.key() instanceof Key.Member(var name) && language == Language.PYTHON) {
      interpreter.comparisons().asked(object, name, load.place());
    }
    var value = objects.load(object, load.key(), load.place());
    boolean isOfGo = language == Language.GO && load.key() instanceof Key.Member;
    frame.set(
        load.target(),
        isOfGo && value.equals(Value.unknown())
            ? GoObjects.filled(object, (Key.Member) load.key(), interpreter)
            : value);
  }

  private void store(Instruction.Store store) {
    var given = frame.get(store.value());
    var value =
        objects.name(store.key()).map(name -> named(name, given, store.place())).orElse(given);
    objects.store(
        frame.get(store.object()),
        store.key(),
        Objects.step(value, interpreter.where(store.place()), Objects.STORED),
        store.place());
    if (Objects.isHost(frame.get(store.object()), store.key())) {
      frame.fill(value.taints());
      frame.filled(store.object());
    }
  }

  private Value outer(Instruction.LoadOuter load) {
    int scope = frame.outer(load.depth());
    var variables = scope < 0 ? null : interpreter.get(scope);
    var value = variables == null ? null : variables.member(load.register());
    return value == null ? Value.none() : value;
  }

  private void storeOuter(Instruction.StoreOuter store) {
    int scope = frame.outer(store.depth());
    var variables = scope < 0 ? null : interpreter.get(scope);
    if (variables != null) {
      var value = frame.get(store.value());
      if (interpreter.lasting().has(scope) && !interpreter.isInitialising()) {
        var at = interpreter.event("", Value.none(), Arguments.of(value), store.place());
        interpreter.watch().kept(value, at, interpreter);
        interpreter.fates().kept(value, interpreter);
      }
      interpreter.put(scope, variables.with(store.register(), value));
    }
  }

  private Value made(Instruction.Make make) {
    var kind =
        switch (make.kind()) {
          case LIST -> HeapObject.Kind.LIST;
          case TUPLE -> HeapObject.Kind.TUPLE;
          case SET -> HeapObject.Kind.SET;
          case MAP -> HeapObject.Kind.MAP;
        };
    var made = HeapObject.of(kind);
    int place = 0;
    boolean isPlaced = true;
    for (var entry : make.entries()) {
      var value = entryOf(make, frame.get(entry.value()));
      var placed = entry.isSpread() && isPlaced ? placed(kind, value) : List.<Value>of();
      if (!placed.isEmpty()) {
        for (var each : placed) {
          made = made.with(interpreter.names().of(Integer.toString(place++)), each);
        }
      } else if (entry.isSpread()) {
        made = spread(made, value);
        isPlaced = false;
      } else if (entry.key() >= 0) {
        var key = Objects.constantKey(frame.get(entry.key()));
        if (key.isPresent()) {
          value = named(key.get(), value, make.place());
        }
        value = put(value, entry.key());
        made =
            key.isPresent()
                ? made.with(interpreter.names().of(key.get()), value)
                : made.withAny(frame.get(entry.key()), value);
      } else if (isPlaced) {
        var element = kind == HeapObject.Kind.LIST ? listed(value, make.place()) : value;
        made = made.with(interpreter.names().of(Integer.toString(place++)), element);
      } else {
        made = made.withAny(value);
      }
    }
    return interpreter.allocate(frame, make.place().start(), make.kind().ordinal(), made);
  }

  /** Data that becomes an element of a list takes a step there. */
  private Value listed(Value value, Span place) {
    return language.isScript() && value.isTainted()
        ? Objects.step(value, interpreter.where(place), Objects.STORED)
        : value;
  }

  /**
   * Data that becomes an entry takes a step there, so that people see which entry it is. The name
   * of an entry is evaluated in an earlier block where the value has arms.
   */
  private Value put(Value value, int key) {
    if (!value.isTainted()) {
      return value;
    }
    var blocks = frame.procedure.blocks();
    for (int block = frame.block(); block >= 0; block--) {
      for (var instruction : blocks.get(block).instructions()) {
        if (instruction.target() == key) {
          return Objects.step(value, interpreter.where(instruction.place()), Objects.STORED);
        }
      }
    }
    return value;
  }

  /** Go: results are as harmless as they were tested to be where they are returned. */
  private Value entryOf(Instruction.Make make, Value value) {
    boolean isResult = language == Language.GO && make.kind() == Instruction.Container.TUPLE;
    return isResult ? Guards.now(value, interpreter.state().guards()) : value;
  }

  /** The elements of a list of which all places are known; none of others. */
  private List<Value> placed(HeapObject.Kind kind, Value value) {
    boolean isList =
        kind == HeapObject.Kind.LIST
            && language.isScript()
            && value.only().orElse(null) instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST
            && !held.isMany();
    return isList ? Containers.known(value, interpreter) : List.of();
  }

  /** What is spread is one of several, so that none of them takes what another one has. */
  private HeapObject spread(HeapObject made, Value value) {
    @Nullable HeapObject result = null;
    for (var atom : value.atoms()) {
      if (!Operations.isNothing(atom)) {
        var with = with(made, atom, value);
        result = result == null ? with : result.join(with);
      }
    }
    return (result == null ? made : result).withAny(Value.none().tainted(value.taints()));
  }

  private HeapObject with(HeapObject made, Atom atom, Value value) {
    boolean isMap = made.kind() == HeapObject.Kind.MAP;
    if (atom instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held
        && (isMap || !Containers.hasEntries(held))) {
      var result =
          held.kind() == HeapObject.Kind.MAP
              ? made.withMembers(
                  Containers.overwritten(made, held, interpreter)
                      .join(held.members(), (_, last) -> last))
              : made.withAny(objects.all(held));
      return result.withAny(held.keys(), held.any());
    }
    var elements = objects.elements(Value.of(atom).with(value.taints()), false);
    return isMap ? made.withAll(elements) : made.withAny(elements);
  }

  private Value concatenated(Instruction.Concatenate text) {
    var parts =
        text.parts().stream().map(part -> Formats.text(interpreter, frame.get(part))).toList();
    interpreter.watch().joined(parts, interpreter.where(text.place()), interpreter);
    return Objects.step(
        Concatenation.of(parts), interpreter.where(text.place()), Concatenation.STEP);
  }

  private void operate(Instruction.Operate operate) {
    List<Value> operands = operate.operands().stream().map(frame::get).toList();
    boolean isComparison =
        operate.operator() == Operator.EQUAL || operate.operator() == Operator.NOT_EQUAL;
    if (isComparison && operands.size() == 2) {
      interpreter.comparisons().compared(operands.getFirst(), operands.get(1), operate.place());
    }
    boolean isMembership =
        operate.operator() == Operator.IN || operate.operator() == Operator.NOT_IN;
    if (isMembership && operands.size() == 2) {
      interpreter.comparisons().contained(operands.getFirst(), operands.get(1), operate.place());
    }
    if (operate.operator() == Operator.ADD) {
      interpreter.watch().joined(operands, interpreter.where(operate.place()), interpreter);
    }
    var result =
        operate.operator() == Operator.ADD && operands.size() == 2
            ? lists(operands, operate.place())
                .or(() -> added(operands, operate.place()))
                .orElseGet(() -> operations.run(operate.operator(), operands))
            : operations.run(operate.operator(), operands);
    frame.set(
        operate.target(),
        Objects.step(result, interpreter.where(operate.place()), Concatenation.STEP));
  }

  /** Python: classes of the code say themselves what is added to them. */
  private Optional<Value> added(List<Value> operands, Span place) {
    if (language != Language.PYTHON
        || !(operands.getFirst().only().orElse(null) instanceof Atom.Reference reference)
        || !(interpreter.get(reference.object()) instanceof HeapObject held)
        || held.kind() != HeapObject.Kind.INSTANCE) {
      return Optional.empty();
    }
    return Stream.of("__iadd__", "__add__")
        .filter(
            name ->
                objects.classes().inherited(held, name).stream()
                    .flatMap(method -> method.atoms().stream())
                    .anyMatch(Atom.Function.class::isInstance))
        .findFirst()
        .map(name -> calls.method(operands.getFirst(), name, Arguments.of(operands.get(1)), place));
  }

  /** Python: a list whose elements are known by their places, with another one behind it. */
  private Optional<Value> lists(List<Value> operands, Span place) {
    if (language != Language.PYTHON
        || !(listOf(operands.getFirst()) instanceof HeapObject first)
        || !(listOf(operands.get(1)) instanceof HeapObject second)
        || !first.any().isNone()) {
      return Optional.empty();
    }
    var names = interpreter.names();
    var made = first;
    int end = 0;
    while (first.member(names.of(Integer.toString(end))) != null) {
      end++;
    }
    for (int at = 0; second.member(names.of(Integer.toString(at))) instanceof Value value; at++) {
      made = made.with(names.of(Integer.toString(end + at)), value);
    }
    return Optional.of(
        interpreter
            .allocate(frame, place.start(), LIST_OF_TWO, made.withAny(second.any()))
            .tainted(operands.getFirst().taints())
            .tainted(operands.get(1).taints()));
  }

  private static final int LIST_OF_TWO = 40;

  private @Nullable HeapObject listOf(Value value) {
    return value.only().orElse(null) instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST
        ? held
        : null;
  }

  private Value instance(Instruction.New made) {
    var object = HeapObject.of(HeapObject.Kind.INSTANCE).withType(made.type());
    return interpreter.allocate(frame, made.place().start(), 10 + made.target(), object);
  }

  private Value type(Instruction.MakeClass made) {
    var bases = made.bases().stream().map(frame::get).reduce(Value.none(), Value::join);
    var object = HeapObject.of(HeapObject.Kind.CLASS).withType(made.name()).withClasses(bases);
    var type = interpreter.allocate(frame, made.place().start(), 5, object);
    return type;
  }

  private Value rest(Instruction.Rest rest) {
    var from = frame.get(rest.object());
    boolean isObject = from.atoms().stream().anyMatch(Atom.Reference.class::isInstance);
    if (!isObject) {
      var left = from.without(Atom.Words.class).join(Value.unknown());
      boolean isShown = rest.taken().stream().noneMatch(name -> SECRET.matcher(name).find());
      return isShown
          ? Excerpts.ofSlice(left, interpreter.where(rest.place()).text())
          : left.each(taint -> taint.clear(SinkKind.SECRET_LOG.bit()));
    }
    var made = HeapObject.of(HeapObject.Kind.LIST);
    for (var atom : from.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        made =
            held.kind() == HeapObject.Kind.MAP
                ? without(held, rest.taken())
                : made.withAny(objects.all(held));
      }
    }
    var object = interpreter.allocate(frame, rest.place().start(), 6, made).tainted(from.taints());
    // `event.query ?? {}`: mostly it is what is left of the event.
    return from.atoms().stream()
        .filter(Atom.Event.class::isInstance)
        .map(Value::of)
        .reduce(object, Value::join);
  }

  /** What must be taken out of an event, or of settings, before the rest may be shown. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)authorization|headers|cookie|password|passwd|secret|token|api_?key|private_?key|credential");

  private HeapObject without(HeapObject map, List<String> taken) {
    var rest = new HeapObject[] {map.withMembers(IntMap.empty())};
    map.members()
        .forEach(
            (name, value) -> {
              if (!taken.contains(interpreter.names().name(name))) {
                rest[0] = rest[0].with(name, value);
              }
            });
    return rest[0];
  }

  private Value caught(Instruction.Caught caught) {
    var type = caught.types().isEmpty() ? "Exception" : caught.types().getFirst();
    boolean isOwn =
        language.isOfJvm()
            && !caught.types().isEmpty()
            && caught.types().stream()
                .allMatch(each -> interpreter.program().type(each, frame.id.unit()).isPresent());
    if (isOwn) {
      // An error of the code's own says what the code wants it to say.
      return frame.caught.isNone() ? Value.external("error:" + type) : frame.caught;
    }
    var error = interpreter.semantics().error(type, interpreter.where(caught.place()));
    return frame.caught.join(error);
  }

  private Value typed(Instruction.Typed typed) {
    var value = frame.get(typed.source());
    if (language == Language.GO && typed.type().equals(GoType.ERROR)) {
      return error(value, typed.place());
    }
    boolean isOfJava = language.isOfJvm();
    if (isOfJava && interpreter.program().isPlain(typed.type(), frame.id.unit())) {
      return plain(value);
    }
    if (isOfJava && isOfPlain(typed)) {
      return ofPlain(value);
    }
    if (isOfJava && typed.type().equals(JavaTypes.ANYTHING)) {
      return value.each(taint -> taint.unclear(SinkKind.FILTER.bit()));
    }
    var declared = interpreter.declared().with(value, typed.type(), frame.id.unit());
    if (declared != value) {
      return declared;
    }
    boolean isUnknown =
        value.atoms().stream()
            .allMatch(atom -> atom instanceof Atom.Opaque || atom instanceof Atom.Absent);
    boolean isForeign = interpreter.program().type(typed.type(), frame.id.unit()).isEmpty();
    if (isUnknown && isForeign && !value.isNone()) {
      return interpreter.semantics().typed(typed.type(), language).tainted(value.taints());
    }
    return isOfJava && typed.type().equals(JavaTypes.TEXT)
        ? value.each(taint -> taint.clear(SinkKind.FILTER.bit()))
        : value;
  }

  private boolean isOfPlain(Instruction.Typed typed) {
    var elements = JavaTypes.elements(typed.type(), typed.attributes());
    return !elements.isEmpty()
        && elements.stream()
            .allMatch(element -> interpreter.program().isPlain(element, frame.id.unit()));
  }

  /** A list of numbers is as long as its sender likes, and no text of his. */
  private Value ofPlain(Value list) {
    for (var atom : list.atoms()) {
      if (atom instanceof Atom.Event event) {
        interpreter.semantics().plain(Objects.path(event, "*"));
      }
    }
    return list.each(taint -> taint.clear(~SinkKind.AUTHORIZATION.bit()));
  }

  /** Numbers and times are no text of whoever sent them, whatever they were read from. */
  private Value plain(Value value) {
    return value.isTainted()
        ? Guessable.with(Rights.yesOrNo(value), Stream.of(value), interpreter)
        : value;
  }

  /** What a library says that went wrong is not what the function was given. */
  private Value error(Value value, Span place) {
    var result = Value.none();
    boolean isUnknown = false;
    for (var atom : value.atoms()) {
      boolean isOfLibrary =
          atom instanceof Atom.Opaque
              || atom instanceof Atom.Absent
              || (atom instanceof Atom.External external && isResult(external.name()));
      isUnknown |= isOfLibrary;
      result = isOfLibrary ? result : result.join(Value.of(atom).tainted(value.taints()));
    }
    return isUnknown
        ? result.join(interpreter.semantics().error(GoType.ERROR, interpreter.where(place)))
        : value;
  }

  /** Errors that the code makes itself say what it wants them to say. */
  private static boolean isResult(String name) {
    return (name.endsWith("()") || name.endsWith(".Error") || name.endsWith(".Err"))
        && !name.startsWith("errors.")
        && !name.startsWith("fmt.")
        && !name.startsWith("github.com/pkg/errors.");
  }

  /** Takes note of what is thrown. */
  void thrown(Value value, Span place) {
    if (value.equals(Value.of(new Literal.Nothing()))) {
      return;
    }
    frame.caught = value;
  }
}
