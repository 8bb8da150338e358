package dev.martello.code.flow;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.name.EventNames;
import dev.martello.code.value.Alternatives;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a call means and runs it. */
public final class Calls {
  private static final Value UNKNOWN_RECEIVER = Value.none();
  private static final int MOST_NESTED = 2;

  /** Calls by way of attributes may be many without running many instructions. */
  private static final int STEPS_OF_ATTRIBUTE = 100;

  /** Kinds of what is made at one place: objects of one class, and of others that it may be. */
  private static final int INSTANCE = 7;

  private static final int OTHERS = 50;
  private static final int MOST_OTHERS = 40;

  private final Interpreter interpreter;
  private final Frame frame;
  private final Objects objects;
  private final Language language;
  private final DeclaredCalls declared;
  private final SpreadArguments spread;
  private final Superclasses superclasses;
  private int nesting;

  /** Which of several classes makes an object now. */
  private int alternative;

  public Calls(Interpreter interpreter, Frame frame, Objects objects, Language language) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.objects = objects;
    this.language = language;
    this.declared = new DeclaredCalls(interpreter, frame, this, language);
    this.spread = new SpreadArguments(interpreter, frame, objects, language);
    this.superclasses = new Superclasses(interpreter, frame, objects);
  }

  Value run(Instruction.Call call) {
    var arguments = spread.of(call.arguments());
    var result =
        switch (call.callee()) {
          case Callee.Value callee ->
              value(frame.get(callee.register()), UNKNOWN_RECEIVER, arguments, call.place());
          case Callee.Method method ->
              method(frame.get(method.receiver()), method.name(), arguments, call.place());
          case Callee.Construct made ->
              construct(frame.get(made.register()), arguments, call.place());
          case Callee.Declared named -> declared.call(named, arguments, call.place());
        };
    if (call.callee() instanceof Callee.Method(var receiver, _)) {
      frame.filled(receiver);
    }
    return result;
  }

  /** Calls a value, whatever it may be. */
  public Value value(Value callee, Value self, Arguments arguments, Span place) {
    var result = Value.none();
    boolean isAlive = false;
    var before = interpreter.state();
    @Nullable State after = null;
    int outer = alternative;
    alternative = -1;
    boolean isOneOf = callee.atoms().size() > 1;
    for (var atom : callee.atoms()) {
      // Calling nothing throws, so what was called is one of the others.
      if (isOneOf && Operations.isNothing(atom)) {
        continue;
      }
      frame.isAlive = true;
      // Of several functions one is called: none finds what another one did.
      interpreter.state(before);
      alternative++;
      result = result.join(value(atom, callee, self, arguments, place));
      if (frame.isAlive) {
        var now = interpreter.state();
        after = after == null ? now : after.join(now, HeapObject::join);
      }
      isAlive |= frame.isAlive;
    }
    alternative = outer;
    interpreter.state(after == null ? interpreter.state() : after);
    frame.isAlive = isAlive || callee.atoms().isEmpty();
    return callee.atoms().isEmpty() ? interpreter.unknownResult(callee, arguments) : result;
  }

  Value value(Atom atom, Value callee, Value self, Arguments arguments, Span place) {
    return switch (atom) {
      case Atom.Function function -> interpreter.call(function, self, arguments, place);
      case Atom.Reference reference -> object(reference, arguments, place);
      case Atom.External external when JvmReferences.is(external.name()) ->
          declared.referred(external.name(), arguments, place);
      case Atom.External external ->
          library(external.name(), receiver(external, self), arguments, place);
      case Atom.Method method -> attribute(method, arguments, place);
      case Atom.Words _, Atom.Fixed _, Atom.Event _, Atom.Test _, Atom.Opaque _, Atom.Absent _ ->
          library("value.", callee, arguments, place);
    };
  }

  /** A client that is called like a function says as much of the call as one with methods does. */
  private static Value receiver(Atom.External callee, Value self) {
    boolean isOwn = self.atoms().stream().allMatch(Atom.Reference.class::isInstance);
    return callee.call() >= 0 && isOwn ? Value.of(callee) : self;
  }

  /** An attribute may hold, by way of others, itself: {@code x.f = x.f}. */
  private Value attribute(Atom.Method method, Arguments arguments, Span place) {
    if (nesting >= MOST_NESTED) {
      return interpreter.unknownResult(method.receiver(), arguments);
    }
    nesting++;
    interpreter.spend(STEPS_OF_ATTRIBUTE);
    var result =
        JvmReferences.is(method.name())
            ? declared.bound(method, arguments, place)
            : method(method.receiver(), method.name(), arguments, place);
    nesting--;
    return result;
  }

  private Value object(Atom.Reference reference, Arguments arguments, Span place) {
    var held = interpreter.get(reference.object());
    if (held == null) {
      return interpreter.unknownResult(Value.none(), arguments);
    }
    if (held.kind() == HeapObject.Kind.CLASS) {
      return made(reference, held, arguments, place);
    }
    if (Partials.is(held)) {
      return Partials.call(
          held,
          arguments,
          interpreter,
          (function, all) -> value(function, Value.none(), all, place));
    }
    var call = objects.load(Value.of(reference), new Key.Member("__call__"), place);
    boolean isCallable = call.atoms().stream().anyMatch(Atom.Function.class::isInstance);
    return isCallable
        ? value(call, Value.of(reference), arguments, place)
        : library("value.", Value.of(reference), arguments, place);
  }

  /** Makes an object of a class of the code. */
  private Value made(Atom.Reference type, HeapObject held, Arguments arguments, Span place) {
    if (isEnumeration(held)) {
      return Value.unknown();
    }
    var name = language == Language.PYTHON ? "__init__" : "constructor";
    var object =
        HeapObject.of(HeapObject.Kind.INSTANCE).withType(held.type()).withClasses(Value.of(type));
    int kind = alternative == 0 ? INSTANCE : OTHERS + Math.min(alternative, MOST_OTHERS);
    var self = interpreter.allocate(frame, place.start(), kind, object);
    var constructor =
        Optional.ofNullable(held.member(interpreter.names().of(name)))
            .or(() -> objects.classes().inherited(held, name));
    if (constructor.isEmpty()) {
      fill(self, arguments, fields(held), place);
      return self;
    }
    for (var atom : constructor.get().atoms()) {
      switch (atom) {
        case Atom.Function function -> {
          boolean isFirst = language == Language.PYTHON;
          interpreter.call(
              function, self, isFirst ? arguments.after(List.of(self)) : arguments, place);
        }
        case Atom.External external -> {
          library(external.name(), self, arguments, place);
          fill(self, arguments, List.of(), place);
        }
        default -> {}
      }
    }
    return self;
  }

  /** Python: looking up an enumeration's member by its value throws for any other. */
  public static boolean isEnumeration(HeapObject type) {
    return type.classes().atoms().stream()
        .anyMatch(
            above ->
                above instanceof Atom.External external && ENUMERATIONS.contains(external.name()));
  }

  private static final Set<String> ENUMERATIONS =
      Set.of("enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag");

  /** The member of a class that names its fields in their order. */
  public static final String FIELDS = "_fields";

  public static final int MANY_FIELDS = 100;

  private List<String> fields(HeapObject type) {
    return Optional.ofNullable(type.member(interpreter.names().of(FIELDS)))
        .flatMap(Value::constantText)
        .filter(text -> !text.isEmpty())
        .map(text -> List.of(text.split(",")))
        .orElse(List.of());
  }

  /**
   * Data classes and the like: named arguments become members, others by the order of fields. What
   * fields have an order is taken apart by place, too.
   */
  private void fill(Value self, Arguments arguments, List<String> fields, Span place) {
    for (var entry : new java.util.TreeMap<>(arguments.named()).entrySet()) {
      objects.store(self, new Key.Member(entry.getKey()), entry.getValue(), place);
      int at = fields.indexOf(entry.getKey());
      if (at >= 0) {
        objects.store(self, new Key.Member(Integer.toString(at)), entry.getValue(), place);
      }
    }
    for (int at = 0; at < arguments.placed().size(); at++) {
      var key = at < fields.size() ? new Key.Member(fields.get(at)) : new Key.Any();
      objects.store(self, key, arguments.placed().get(at), place);
      if (at < fields.size()) {
        var index = new Key.Member(Integer.toString(at));
        objects.store(self, index, arguments.placed().get(at), place);
      }
    }
  }

  private Value construct(Value type, Arguments arguments, Span place) {
    var result = Value.none();
    int before = alternative;
    alternative = -1;
    for (var atom : type.atoms()) {
      alternative++;
      result =
          result.join(
              switch (atom) {
                case Atom.External external ->
                    library("new " + external.name(), Value.none(), arguments, place);
                case Atom.Function function -> {
                  var object = HeapObject.of(HeapObject.Kind.INSTANCE);
                  var self = interpreter.allocate(frame, place.start(), 7, object);
                  interpreter.call(function, self, arguments, place);
                  yield self;
                }
                case Atom.Reference reference -> object(reference, arguments, place);
                default -> library("new value", Value.of(atom), arguments, place);
              });
    }
    alternative = before;
    return type.atoms().isEmpty() ? interpreter.unknownResult(type, arguments) : result;
  }

  /** Calls {@code receiver.name(...)}. */
  Value method(Value of, String name, Arguments arguments, Span place) {
    var receiver =
        switch (language) {
          case GO -> withMethods(of);
          case PYTHON -> Matches.called(of, name);
          default -> of;
        };
    var result = Value.none();
    boolean isAlive = false;
    boolean hadAlternatives = frame.hasAlternatives;
    for (var atom : receiver.atoms()) {
      frame.isAlive = true;
      var one = Alternatives.of(atom, receiver);
      result = result.join(method(atom, one, name, arguments, place));
      frame.hasAlternatives = true;
      isAlive |= frame.isAlive;
    }
    frame.hasAlternatives = hadAlternatives;
    frame.isAlive = isAlive || receiver.atoms().isEmpty();
    return receiver.atoms().isEmpty()
        ? library("value." + name, receiver, arguments, place)
        : result;
  }

  /** Go: where methods are called there is something, and more than whether it is there. */
  private static Value withMethods(Value value) {
    boolean hasOthers =
        value.atoms().stream()
            .anyMatch(atom -> !(atom instanceof Atom.Fixed) && !(atom instanceof Atom.Test));
    return hasOthers && value.atoms().size() > 1
        ? value.without(Atom.Fixed.class).without(Atom.Test.class)
        : value;
  }

  /** Python's {@code with}: what libraries have is entered as itself. */
  private static final Set<String> ENTERING = Set.of("__enter__", "__aenter__");

  private Value method(Atom atom, Value receiver, String name, Arguments arguments, Span place) {
    var result = methodOf(atom, receiver, name, arguments, place);
    return ENTERING.contains(name) && !(atom instanceof Atom.Reference) ? receiver : result;
  }

  /** Functions are bound to objects, but clients of directories to a name, and call back. */
  private static boolean isNamed(Arguments arguments) {
    boolean isCalledBack =
        arguments.count() > 2
            && arguments.at(arguments.count() - 1).atoms().stream()
                .anyMatch(Atom.Function.class::isInstance);
    return isCalledBack || arguments.at(0).atoms().stream().anyMatch(Atom.Words.class::isInstance);
  }

  private Value methodOf(Atom atom, Value receiver, String name, Arguments arguments, Span place) {
    return switch (atom) {
      case Atom.Reference reference -> methodOf(reference, name, arguments, place);
      case Atom.External external
          when name.equals("bind") && language.isScript() && !isNamed(arguments) ->
          Value.of(external);
      case Atom.External external when Pieces.isText(external.name()) ->
          library("str." + name, receiver, arguments, place);
      case Atom.External external -> {
        var member = objects.load(Value.of(external), new Key.Member(name), place);
        yield member.only().orElse(null) instanceof Atom.External known
            ? library(known.name(), receiver, arguments, place)
            : value(member, receiver, arguments, place);
      }
      case Atom.Event _ when language == Language.GO && !GoEvents.isMethod(name) ->
          decoded(receiver, name, arguments, place);
      case Atom.Event(int source, var path)
          when EventNames.read(path, name).isPresent() && !isAnswering(arguments) ->
          interpreter
              .semantics()
              .field(source, EventNames.read(path, name).orElseThrow(), interpreter);
      case Atom.Words _ -> library("str." + name, receiver, arguments, place);
      case Atom.Function function -> {
        var own = new Globals(interpreter).attribute(function, name);
        yield own.isPresent()
            ? value(own.get(), receiver, arguments, place)
            : library("function." + name, receiver, arguments, place);
      }
      case Atom.Method(var of, var member) when ofAws(of).isPresent() ->
          library(ofAws(of).get() + "." + member + "." + name, of, arguments, place);
      case Atom.Event _, Atom.Method _, Atom.Opaque _, Atom.Absent _ ->
          library("value." + name, receiver, arguments, place);
      case Atom.Fixed fixed ->
          library(
              (fixed.literal() instanceof dev.martello.code.ir.Literal.Pattern
                      ? "regexp."
                      : "number.")
                  + name,
              receiver,
              arguments,
              place);
      case Atom.Test _ -> library("number." + name, receiver, arguments, place);
    };
  }

  /** Scripts: contexts of Hono read requests and answer by the same names: {@code c.json(data)}. */
  private boolean isAnswering(Arguments arguments) {
    return language.isScript() && arguments.count() > 0;
  }

  /** The service whose resource an object of boto3 stands for. */
  private Optional<String> ofAws(Value holder) {
    return holder.only().orElse(null) instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.type().startsWith("aws:")
        ? Optional.of(held.type())
        : Optional.empty();
  }

  /** Go: what was decoded into a type parameter has the methods of a type of the project. */
  private Value decoded(Value receiver, String name, Arguments arguments, Span place) {
    return interpreter
        .program()
        .onlyMethod(name)
        .map(id -> interpreter.call(Atom.Function.of(id, -1), receiver, arguments, place))
        .orElseGet(() -> library("value." + name, receiver, arguments, place));
  }

  private Value methodOf(Atom.Reference reference, String name, Arguments arguments, Span place) {
    var held = interpreter.get(reference.object());
    var self = Value.of(reference);
    if (held == null) {
      return library("value." + name, self, arguments, place);
    }
    if (language == Language.GO) {
      return methodOf(held, self, name, arguments, place);
    }
    if (name.startsWith("super.")) {
      return superMethod(held, self, name.substring("super.".length()), arguments, place);
    }
    boolean isPlainContainer =
        language == Language.PYTHON
                && held.kind() != HeapObject.Kind.INSTANCE
                && held.kind() != HeapObject.Kind.CLASS
                && held.kind() != HeapObject.Kind.MODULE
            || Containers.hasEntries(held)
            || language.isOfJvm() && held.type().startsWith("java.");
    var member = isPlainContainer ? Value.none() : objects.load(self, new Key.Member(name), place);
    boolean isFound =
        member.atoms().stream().anyMatch(each -> !(each instanceof Atom.Method))
            && !member.equals(Value.unknown());
    if (isFound) {
      return value(member, self, arguments, place);
    }
    return library(kindName(held) + "." + name, self, arguments, place);
  }

  /** Go: a method of the project, a field with a function, or what an embedded value has. */
  private Value methodOf(
      HeapObject held, Value self, String name, Arguments arguments, Span place) {
    var inside = GoPointers.followed(self, interpreter);
    if (!inside.equals(self)) {
      return method(inside, name, arguments, place);
    }
    var program = interpreter.program();
    var own = program.method(held.type(), name, "", -1, frame.id.unit());
    if (own.isPresent()) {
      return interpreter.call(Atom.Function.of(own.get(), -1), self, arguments, place);
    }
    var member = objects.load(self, new Key.Member(name), place);
    boolean isFound = member.atoms().stream().anyMatch(atom -> !(atom instanceof Atom.Opaque));
    return isFound && !member.equals(held.any())
        ? value(member, UNKNOWN_RECEIVER, arguments, place)
        : library(kindName(held) + "." + name, self, arguments, place);
  }

  private static String kindName(HeapObject held) {
    return switch (held.kind()) {
      case LIST, TUPLE -> "list";
      case SET -> "set";
      case MAP -> "dict";
      case INSTANCE, CLASS -> held.type().isEmpty() ? "value" : held.type();
      case MODULE, SCOPE -> "value";
    };
  }

  private Value superMethod(
      HeapObject held, Value self, String name, Arguments arguments, Span place) {
    var member = superclasses.above(held, name);
    if (member.isEmpty()) {
      return interpreter.unknownResult(self, arguments);
    }
    var result = Value.none();
    for (var atom : member.get().atoms()) {
      result =
          result.join(
              atom instanceof Atom.Function function
                  ? interpreter.call(
                      function,
                      self,
                      isFirst(function) ? arguments.after(List.of(self)) : arguments,
                      place)
                  : name.equals(HOOK)
                      ? Value.none()
                      : value(atom, Value.of(atom), self, arguments, place));
    }
    return result;
  }

  /** Python: what a class does when another one inherits from it. */
  private static final String HOOK = "__init_subclass__";

  /** Python: methods take the object as their first argument. */
  private boolean isFirst(Atom.Function function) {
    return language == Language.PYTHON
        && !interpreter.program().procedure(function.id()).is(Procedure.Trait.STATIC);
  }

  /** Returns a method as a value. */
  Value value(Instruction.MethodValue method) {
    return declared.value(method);
  }

  /** Calls something that is not the project's code. */
  Value library(String name, Value receiver, Arguments arguments, Span place) {
    var operation =
        language == Language.GO
            ? GoAws.operation(name, arguments, interpreter)
            : Optional.<GoAws.Operation>empty();
    return operation.isPresent()
        ? known(operation.get().name(), receiver, operation.get().arguments(), place)
        : known(name, receiver, arguments, place);
  }

  private Value known(String name, Value receiver, Arguments arguments, Span place) {
    var event = interpreter.event(name, receiver, arguments, place);
    interpreter.watch().called(event, interpreter);
    interpreter.fates().called(event, interpreter);
    ResponseType.called(event, interpreter);
    var given = interpreter.semantics().call(event, interpreter);
    var followed = interpreter.fates().follow(given, event, interpreter);
    if (language == Language.PYTHON) {
      Files.opened(event, followed, interpreter);
    }
    return Objects.step(followed, event.where(), "goes through `" + shown(name) + "`");
  }

  /** Returns the name of a call for people, who see no type of what it is called on. */
  public static String shown(String name) {
    return name.startsWith("value.") ? name.substring("value".length()) : name;
  }
}
