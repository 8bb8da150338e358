package dev.martello.code.flow;

import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.name.EventNames;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.Set;

/** Writes members and elements, and tells of what outlives the event or belongs to a library. */
public final class Stores {
  private static final String REQUEST = "request";
  private static final String ANSWER = "response";

  /** What functions around a handler are given, to which they write the answer. */
  private static final String MIDDLEWARE = "middy.Request";

  /** Functions at the edge change the answer of the origin. */
  private static final String OF_EDGE = ".cf.response";

  private final Interpreter interpreter;
  private final Frame frame;
  private final Objects objects;
  private final Language language;

  Stores(Interpreter interpreter, Frame frame, Objects objects, Language language) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.objects = objects;
    this.language = language;
  }

  /** Writes {@code object.key = value} or {@code object[key] = value}. */
  void store(Value holder, Key key, Value value, Span place) {
    var object = language == Language.GO ? GoPointers.followed(holder, interpreter) : holder;
    if (language.isScript() && isFromOutside(key, value)) {
      interpreter.watch().changed(object, written(object, value, place), interpreter);
    }
    objects.name(key).ifPresent(name -> Masks.replaced(object, name, value, interpreter));
    for (var atom : object.atoms()) {
      switch (atom) {
        case Atom.Reference _ when isEmptied(key, value) -> Containers.empty(object, interpreter);
        case Atom.Reference reference when isOwn(reference, key, value, place) -> {}
        case Atom.Reference reference -> {
          boolean isLasting =
              interpreter.lasting().isKept(reference.object()) && !interpreter.isInitialising();
          boolean isAdded = isLasting && key instanceof Key.Any && language != Language.PYTHON;
          var stored = isAdded ? interpreter.lasting().added(value) : value;
          if (isLasting) {
            if (language == Language.GO) {
              appended(value);
            }
            var at = written(object, stored, place);
            interpreter.lasting().keep(stored);
            interpreter.watch().kept(stored, named(at, key, isAdded), interpreter);
            interpreter.fates().kept(stored, interpreter);
            named(object, key, stored, place);
          }
          store(reference, key, stored, object.atoms().size() > 1);
          if (language == Language.GO && key instanceof Key.Member(String field)) {
            new GoObjects(interpreter, frame, objects)
                .configured(reference, field, value, written(object, value, place));
          }
        }
        case Atom.Function function when objects.name(key).isPresent() ->
            new Globals(interpreter)
                .attribute(function, objects.name(key).get(), value, written(object, value, place));
        case Atom.External(var global, _, _)
            when isGlobal(global, language) && objects.name(key).isPresent() ->
            new Globals(interpreter)
                .put(Globals.member(objects.name(key).get()), value, written(object, value, place));
        case Atom.External(var own, _, _)
            when isOfRequest(own, language) && objects.name(key).isPresent() ->
            new Globals(interpreter)
                .note(
                    Globals.ofRequest(objects.name(key).get()),
                    value.each(taint -> taint.clear(SinkKind.GLOBAL.bit())));
        case Atom.External(var locals, _, _)
            when RequestLocals.are(locals) && objects.name(key).isPresent() ->
            new RequestLocals(interpreter).put(objects.name(key).get(), value);
        case Atom.External(var name, _, _)
            when name.equals(MIDDLEWARE) && objects.name(key).filter(ANSWER::equals).isPresent() ->
            interpreter.answer(value, place);
        case Atom.External external -> {
          var member = external.name() + objects.name(key).map(name -> "." + name).orElse("[]");
          interpreter.watch().stored(member, value, written(object, value, place), interpreter);
          interpreter.fates().taken(value, "=" + member, interpreter);
        }
        case Atom.Event(_, String path) when isAnswer(path, key) -> {
          var member = "event." + EventNames.path(path, objects.name(key).orElse("*"));
          interpreter.watch().stored(member, value, written(object, value, place), interpreter);
        }
        case Atom.Event(_, String path) when path.equals(REQUEST) -> {
          // Koa's context has the answer beside the request.
          var member = objects.name(key).map(name -> "context." + name).orElse("context[]");
          interpreter.watch().stored(member, value, written(object, value, place), interpreter);
        }
        default -> {}
      }
    }
  }

  /** A map of which only the keys tell something is a set of them. */
  private void named(Value object, Key key, Value value, Span place) {
    if (language == Language.GO
        && key instanceof Key.Element(int register)
        && frame.get(register).isTainted()
        && !value.isTainted()) {
      var name = Value.unknown().tainted(frame.get(register).taints());
      interpreter.watch().kept(name, written(object, name, place).named(OF_KEY), interpreter);
    }
  }

  /** Go: a list that became longer is put in its own place. */
  private void appended(Value lists) {
    for (var atom : lists.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.LIST) {
        var more = interpreter.lasting().added(held.any());
        interpreter.put(reference.object(), held.withAny(more));
      }
    }
  }

  /** Python: a class may say itself what is written under a key. */
  private boolean isOwn(Atom.Reference reference, Key key, Value value, Span place) {
    return key instanceof Key.Element element
        && interpreter.get(reference.object()) instanceof HeapObject held
        && objects.special().stored(reference, held, frame.get(element.register()), value, place);
  }

  /** JavaScript: a list that is told to have the length zero. */
  private boolean isEmptied(Key key, Value value) {
    return language.isScript()
        && key instanceof Key.Member(String name)
        && name.equals("length")
        && value.constant().filter("0"::equals).isPresent();
  }

  /** Triggers of Cognito answer by what they write into the event. */
  private boolean isAnswer(String path, Key key) {
    return path.startsWith(ANSWER)
        || path.contains(OF_EDGE)
        || path.isEmpty() && objects.name(key).filter(ANSWER::equals).isPresent();
  }

  /** Where something is kept for each of many keys that events bring. */
  public static final String OF_EACH = "[]";

  /** Where the keys of a map tell something rather than what stands under them. */
  public static final String OF_KEY = ".key";

  private CallEvent named(CallEvent at, Key key, boolean isAdded) {
    boolean isOfEach = key instanceof Key.Element(int register) && frame.get(register).isTainted();
    return isAdded ? at.named(".add") : isOfEach ? at.named(OF_EACH) : at;
  }

  private CallEvent written(Value object, Value value, Span place) {
    return interpreter.event("", object, Arguments.of(value), place);
  }

  /** Returns whether data decides what a member is called, or what it becomes. */
  private boolean isFromOutside(Key key, Value value) {
    return switch (key) {
      case Key.Element element ->
          value.isTainted() || (frame.get(element.register()).isTainted() && !isContainer(value));
      case Key.Member _ -> value.isTainted();
      case Key.Any _ -> false;
    };
  }

  /** JavaScript: the object whose members are variables everywhere. */
  static boolean isGlobal(String name, Language language) {
    return language.isScript() && (name.equals("globalThis") || name.equals("global"));
  }

  /** Python: what frameworks make anew for each request, for whatever the code keeps there. */
  static boolean isOfRequest(String name, Language language) {
    return language == Language.PYTHON && OF_REQUEST.contains(name);
  }

  private static final Set<String> OF_REQUEST =
      Set.of("flask.g", "flask.globals.g", "quart.g", "quart.globals.g");

  /** A new list or map is put where more follows. */
  private static boolean isContainer(Value value) {
    return value.atoms().stream().allMatch(Atom.Reference.class::isInstance);
  }

  /** Writes a member of an object, or adds to what it may be where that is one of several. */
  void store(Atom.Reference reference, Key key, Value value, boolean isOneOf) {
    var held = interpreter.get(reference.object());
    if (held == null) {
      return;
    }
    var name = objects.name(key);
    if (name.isEmpty()) {
      interpreter.put(
          reference.object(),
          key instanceof Key.Element(int register) && held.kind() == HeapObject.Kind.MAP
              ? withOneOf(held, frame.get(register), value)
              : held.withAny(value));
      return;
    }
    int number = interpreter.names().of(name.get());
    var before = held.member(number);
    interpreter.put(
        reference.object(),
        held.with(number, isOneOf && before != null ? before.join(value) : value));
  }

  private static final int FEW = 8;

  /** A key that is one of a few names changes none of the others. */
  private HeapObject withOneOf(HeapObject held, Value key, Value value) {
    var atoms = key.atoms();
    boolean areNames =
        atoms.size() > 1
            && atoms.size() <= FEW
            && !key.isTainted()
            && atoms.stream().allMatch(atom -> Value.textOf(atom).isPresent());
    if (!areNames) {
      return held.withAny(key, value);
    }
    var with = held;
    for (var atom : atoms) {
      int number = interpreter.names().of(Value.textOf(atom).orElseThrow());
      var before = with.member(number);
      with = with.with(number, before == null ? value : before.join(value));
    }
    return with;
  }
}
